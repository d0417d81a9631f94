import assert from 'node:assert/strict';
import path from 'node:path';
import { auditKeysFolder, defaultAuditFolder } from '../../../src/library/stateFolder.node';

describe('the audit folder', () => {
  const home = path.resolve('/home/lena');
  const at = (platform: NodeJS.Platform, state = '') => defaultAuditFolder({ platform, home, state });

  it("is in the user's state folder", () => {
    assert.equal(at('linux'), path.join(home, '.local', 'state', 'gainsight-vscode', 'audit'));
    assert.equal(at('win32'), path.join(home, 'AppData', 'Local', 'gainsight-vscode', 'audit'));
  });

  it('is where the environment has it, if that does not depend on where the process was started', () => {
    const state = path.resolve('/state');
    assert.equal(at('linux', state), path.join(state, 'gainsight-vscode', 'audit'));
    assert.equal(at('linux', 'state'), at('linux'));
  });

  it('is not where the keys are that its lines are chained with', () => {
    const keys = auditKeysFolder({ platform: 'linux', home, state: '' });
    assert.equal(keys, path.join(home, '.local', 'state', 'gainsight-vscode', 'auditKeys'));
  });
});
