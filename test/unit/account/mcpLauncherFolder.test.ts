import assert from 'node:assert/strict';
import type * as editor from 'vscode';
import { LauncherFolder } from '../../../src/account/mcpLauncherFolder';
import { Uri } from '../../support/vscode';

const SCRIPT = '/storage/mcp/gainsight-mcp.cjs';
const SHELL = '/storage/mcp/gainsight-mcp.sh';
// The stub stands for the editor's own class in unit tests.
const uri = (text: string) => Uri.parse(text) as unknown as editor.Uri;

/** A storage in which nothing but writing is told. */
function storage() {
  const kept = new Map<string, Uint8Array>();
  const written: string[] = [];
  const files = {
    readFile: async ({ fsPath }: editor.Uri) => kept.get(fsPath) ?? Promise.reject(new Error('no such file')),
    writeFile: async ({ fsPath }: editor.Uri, bytes: Uint8Array) => {
      kept.set(fsPath, bytes);
      written.push(fsPath);
    },
  };
  const launcher = (runtime: string, extension: string) =>
    new LauncherFolder({
      files,
      runtime: { path: runtime, windows: false },
      extensionUri: uri(`file:///extensions/${extension}`),
      globalStorageUri: uri('file:///storage'),
    });
  return { written, launcher, text: (file: string) => new TextDecoder().decode(kept.get(file)) };
}

describe('LauncherFolder', () => {
  it('writes what its command starts', async () => {
    const { written, launcher } = storage();
    const folder = launcher('/vscode/1/node', 'gainsight-0.1.0');
    await folder.write();
    assert.deepEqual(written, [SCRIPT, SHELL]);
    assert.deepEqual(folder.command.args, [SHELL]);
  });

  it('follows VS Code and the extension to where an update has moved them', async () => {
    const { written, launcher, text } = storage();
    await launcher('/vscode/1/node', 'gainsight-0.1.0').write();
    written.length = 0;
    await launcher('/vscode/2/node', 'gainsight-0.2.0').refresh();
    assert.deepEqual(written, [SCRIPT, SHELL]);
    assert.match(text(SHELL), /'\/vscode\/2\/node'/);
    assert.match(text(SCRIPT), /"\/extensions\/gainsight-0\.2\.0"/);
  });

  it('leaves a launcher alone that is up to date', async () => {
    const { written, launcher } = storage();
    await launcher('/vscode/1/node', 'gainsight-0.1.0').write();
    written.length = 0;
    await launcher('/vscode/1/node', 'gainsight-0.1.0').refresh();
    assert.deepEqual(written, []);
  });

  it('writes none where no configuration was ever copied', async () => {
    const { written, launcher } = storage();
    await launcher('/vscode/1/node', 'gainsight-0.1.0').refresh();
    assert.deepEqual(written, []);
  });
});
