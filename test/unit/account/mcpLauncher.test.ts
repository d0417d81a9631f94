import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchCommand, launcherFiles } from '../../../src/account/mcpLauncher';

const EXTENSION = 'csm-tools.gainsight-vscode';

describe('the launcher of the MCP server', () => {
  let root = '';
  beforeEach(() => (root = mkdtempSync(path.join(os.tmpdir(), "gainsight it's 100%-"))));
  afterEach(() => rmSync(root, { recursive: true }));

  /** An installed version whose server says which it is and how it is run. */
  function install(version: string): string {
    const folder = path.join(root, 'extensions', `${EXTENSION}-${version}`);
    mkdirSync(path.join(folder, 'dist'), { recursive: true });
    const server = `console.log('${version}', process.env.ELECTRON_RUN_AS_NODE)`;
    writeFileSync(path.join(folder, 'dist', 'mcp.js'), server);
    return folder;
  }

  function write(extensionFolder: string, runtime = process.execPath): () => ReturnType<typeof spawnSync> {
    const folder = path.join(root, 'storage');
    mkdirSync(folder, { recursive: true });
    const place = { windows: process.platform === 'win32', runtime, extensionFolder, folder };
    for (const { name, text } of launcherFiles(place)) writeFileSync(path.join(folder, name), text);
    const { command, args } = launchCommand(place);
    return () => spawnSync(command, args, { encoding: 'utf8' });
  }

  it('runs the server with the binary of VS Code acting as Node', () => {
    const { stdout } = write(install('0.1.0'))();
    assert.equal(stdout, '0.1.0 1\n');
  });

  it('finds the newest version after an update, also when the one that wrote it is gone', () => {
    const first = install('0.9.0');
    const launch = write(first);
    install('0.10.0');
    assert.equal(launch().stdout, '0.10.0 1\n');
    rmSync(first, { recursive: true });
    assert.equal(launch().stdout, '0.10.0 1\n');
  });

  it('takes the Node of the system when the binary has moved', () => {
    assert.equal(write(install('0.1.0'), path.join(root, 'gone'))().stdout, '0.1.0 1\n');
  });

  it('runs a version that is not installed in a row with others', () => {
    const folder = path.join(root, 'source');
    mkdirSync(path.join(folder, 'dist'), { recursive: true });
    writeFileSync(path.join(folder, 'dist', 'mcp.js'), 'console.log("source")');
    assert.equal(write(folder)().stdout, 'source\n');
  });

  it('says so on standard error when the extension is gone', () => {
    const folder = install('0.1.0');
    const launch = write(folder);
    rmSync(folder, { recursive: true });
    const { status, stdout, stderr } = launch();
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(String(stderr), /is not installed any more/);
  });

  function batchFor(runtime: string): string {
    const place = { windows: true, runtime, extensionFolder: 'C:\\x', folder: 'C:\\s' };
    return launcherFiles(place).find(({ name }) => name === 'gainsight-mcp.cmd')?.text ?? '';
  }

  it('is a batch file on Windows, which finds its script beside it', () => {
    assert.match(batchFor('C:\\100%\\Code.exe'), /^"C:\\100%%\\Code\.exe" "%~dp0gainsight-mcp\.cjs" %\*\r$/m);
    assert.deepEqual(launchCommand({ windows: true, folder: 'C:\\s' }), {
      command: 'cmd',
      args: ['/d', '/c', 'call', 'C:\\s\\gainsight-mcp.cmd'],
    });
  });

  it('tells cmd its encoding where the path of the binary needs that', () => {
    assert.match(
      batchFor('C:\\Users\\Renée\\Code.exe'),
      /^chcp 65001 >nul[^]*\n"C:\\Users\\Renée\\Code\.exe" /m,
    );
    assert.doesNotMatch(batchFor('C:\\Program Files\\Code.exe'), /chcp/);
  });
});
