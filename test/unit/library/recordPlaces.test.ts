import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { recordFolder, recordFolders, recordKeysFolders } from '../../../src/library/recordPlaces.node';
import { userFilePath } from '../../../src/library/stateFolder.node';
import { HomeOfRecord } from '../../support/homeOfRecord';

describe('the places of the record', () => {
  let home: HomeOfRecord;
  beforeEach(() => (home = new HomeOfRecord()));
  afterEach(() => home.dispose());

  const inState = (...names: readonly string[]) =>
    path.join(home.folder, '.local', 'state', 'gainsight-vscode', ...names);
  const named = path.resolve('/var/audit');
  function says(text: string): void {
    mkdirSync(path.dirname(userFilePath()), { recursive: true });
    writeFileSync(userFilePath(), text);
  }

  it("are one folder: that of the user's own file, else the state folder, whatever variables say", () => {
    process.env.XDG_STATE_HOME = path.join(home.folder, 'state');
    assert.equal(recordFolder(undefined), inState('audit'));
    assert.equal(recordFolder(named), named);
  });

  it('are looked for wherever servers and programs may have written', async () => {
    assert.deepEqual(await recordFolders(), [inState('audit')]);
    assert.deepEqual(recordKeysFolders(), [inState('auditKeys')]);
    says(JSON.stringify({ auditFolder: named }));
    process.env.XDG_STATE_HOME = path.join(home.folder, 'state');
    const ofPrograms = path.join(home.folder, 'state', 'gainsight-vscode');
    assert.deepEqual(await recordFolders(), [named, inState('audit'), path.join(ofPrograms, 'audit')]);
    assert.deepEqual(recordKeysFolders(), [inState('auditKeys'), path.join(ofPrograms, 'auditKeys')]);
  });

  it('are the usual ones where the file of the user cannot be used', async () => {
    for (const text of ['', 'null', '[]', '{"auditFolder": 1}', '{"auditFolder": "audit"}']) {
      says(text);
      assert.deepEqual(await recordFolders(), [inState('audit')], text);
    }
  });
});
