import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { usage } from '../../../../src/mcp/commands/usage';
import { readUserFile } from '../../../../src/mcp/userFile.node';

describe('what --help says', () => {
  const file = path.join('/home/lena/.config/gainsight-vscode', 'mcp.json');
  const text = usage('node mcp.js', file);

  it('names every command as it is typed', () => {
    for (const command of ['login', 'status', 'logout', 'audit verify', 'audit export'])
      assert.ok(text.includes(`node mcp.js ${command}`), command);
  });

  it('tells where the user-level file is, with an example that can be read', async () => {
    assert.ok(text.includes(`The user-level file is ${file}.`));
    const [example = assert.fail('no example')] = /^ {2}\{"[^]*?\}$/m.exec(text) ?? [];
    const folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-usage-'));
    try {
      const written = path.join(folder, 'mcp.json');
      writeFileSync(written, example);
      assert.deepEqual(await readUserFile(written), JSON.parse(example));
      assert.equal(Object.keys(JSON.parse(example) as object).length, 5);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
