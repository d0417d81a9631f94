import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { userFilePath } from '../../../src/library/stateFolder.node';
import { readUserFile } from '../../../src/mcp/userFile.node';

describe('the user-level file', () => {
  let folder = '';
  before(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-user-'))));
  after(() => rmSync(folder, { recursive: true }));

  function written(text: string): string {
    const file = path.join(folder, 'mcp.json');
    writeFileSync(file, text);
    return file;
  }

  it('is where the system says that the user is at home, whatever the environment says', () => {
    const home = os.userInfo().homedir;
    assert.equal(userFilePath('linux'), path.join(home, '.config', 'gainsight-vscode', 'mcp.json'));
    assert.equal(
      userFilePath('win32', '/home'),
      path.join('/home', 'AppData', 'Roaming', 'gainsight-vscode', 'mcp.json'),
    );
  });

  it('allows nothing when it is not there, or says nothing', async () => {
    const nothing = { domains: [], writes: 'confirm', certificates: [] };
    assert.deepEqual(await readUserFile(path.join(folder, 'none.json')), nothing);
    assert.deepEqual(await readUserFile(written('{}')), nothing);
  });

  it('names domains and authorities, and permits writing without a question', async () => {
    const said = {
      domains: ['gainsight.example.com'],
      writes: 'allow',
      certificates: ['/etc/ssl/company.pem'],
      auditFolder: path.resolve('/var/audit'),
      auditDetail: 'none',
    };
    assert.deepEqual(await readUserFile(written(JSON.stringify(said))), said);
  });

  for (const text of [
    '',
    '[]',
    '{"domains": "all"}',
    '{"writes": true}',
    '{"domain": []}',
    '{"auditFolder": "audit"}',
  ])
    it(`is refused with its path when it says ${text || 'nothing at all'}`, async () => {
      await assert.rejects(readUserFile(written(text)), {
        name: 'EnvironmentError',
        message: /mcp\.json must be/,
      });
    });
});
