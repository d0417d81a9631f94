import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { catalogue } from '../../../src/tools/catalogue';
import { homeFlags } from '../../host/homeFlags.mjs';
import { NOW, SERVER } from './mcpProcess';

describe('dist/mcp.js in the command line of the inspector', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-inspector-'));
    // The command line is made to lie inside the inspector's own package, and reads its version from there.
    const build = path.resolve('node_modules/@modelcontextprotocol/inspector-cli/build');
    mkdirSync(path.join(folder, 'cli'));
    cpSync(build, path.join(folder, 'cli', 'build'), { recursive: true });
    writeFileSync(
      path.join(folder, 'package.json'),
      '{"name": "inspector", "version": "1.0.0", "type": "module"}',
    );
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
  });
  after(() => rmSync(folder, { recursive: true }));

  function inspect(...args: readonly string[]): Readonly<Record<string, unknown>> {
    const env = {
      GAINSIGHT_SANDBOX: '1',
      GAINSIGHT_NOW: NOW,
      GAINSIGHT_AUDIT_DIR: path.join(folder, 'audit'),
      // The keys of the record are in the home that the system names.
      NODE_OPTIONS: homeFlags(folder).join(' '),
    };
    const settings = Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
    const cli = path.join(folder, 'cli', 'build', 'cli.js');
    const out = execFileSync(
      process.execPath,
      [cli, '--cli', ...settings, process.execPath, SERVER, ...args],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    // It prints what the server answered.
    return JSON.parse(out) as Readonly<Record<string, unknown>>;
  }

  it('lists every tool', () => {
    const { tools } = inspect('--method', 'tools/list');
    assert.ok(Array.isArray(tools));
    assert.equal(tools.length, catalogue.length);
  });

  it('calls a tool', () => {
    const call = ['--method', 'tools/call', '--tool-name', 'gainsight_accounts_health_get'];
    const { structuredContent, isError } = inspect(...call, '--tool-arg', 'score_below=40');
    assert.equal(isError, false);
    assert.match(JSON.stringify(structuredContent), /^\{"status":"ok"/);
  });
});
