import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { createProfile } from '../host/profile.mjs';
import { installVsix, packVersion } from '../host/vsix.mjs';
import { openWorkbench, type Profile } from './workbench';

const FIRST = '0.1.0';
const SECOND = '0.10.0';
const LIMIT_MS = 60_000;

interface Copied {
  readonly mcpServers: {
    readonly gainsight: {
      readonly command: string;
      readonly args: string[];
      readonly env: Record<string, string>;
    };
  };
}

/** Resolves when the file has been written anew and says this; begins to look at once. */
async function untilSays(file: string, text: string): Promise<void> {
  const changes = watch(path.dirname(file), { signal: AbortSignal.timeout(LIMIT_MS) });
  for await (const { filename } of changes)
    if (filename === path.basename(file) && readFileSync(file, 'utf8') === text) return;
}

describe('a copied MCP configuration, after updates', () => {
  let profile: Profile;
  let copied: Copied['mcpServers']['gainsight'];

  const installed = (version: string) =>
    path.join(profile.extensions, `csm-tools.gainsight-vscode-${version}`);

  /** Starts the server as a client does that was given the configuration once, and asks which version it is. */
  async function runningVersion(): Promise<string | undefined> {
    const { command, args, env } = copied;
    // Where there is no PATH, nothing but the binary of VS Code can run the server.
    const environment = { ...env, PATH: '', GAINSIGHT_AUDIT_DIR: path.join(profile.folder, 'audit') };
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(new StdioClientTransport({ command, args, env: environment, stderr: 'ignore' }));
    const { tools } = await client.listTools();
    assert.ok(tools.length > 0);
    const version = client.getServerVersion()?.version;
    await client.close();
    return version;
  }

  async function withWorkbench(act: (opened: Awaited<ReturnType<typeof openWorkbench>>) => Promise<void>) {
    const opened = await openWorkbench({ profile });
    try {
      await act(opened);
    } finally {
      await opened.close();
    }
  }

  before(async () => {
    profile = createProfile();
    const folder = mkdtempSync(path.join(profile.folder, 'packed-'));
    const [first, second] = await Promise.all([packVersion(FIRST, folder), packVersion(SECOND, folder)]);
    await installVsix(profile, first);
    await withWorkbench(async ({ workbench }) => {
      await workbench.quickInput.runCommand('Gainsight: Copy MCP Configuration');
      await workbench.quickInput.pick('Claude Code');
      await workbench.notification('The configuration for Claude Code is copied').waitFor();
      const text = await workbench.page.evaluate<string>('navigator.clipboard.readText()');
      copied = (JSON.parse(text) as Copied).mcpServers.gainsight;
      assert.equal(await runningVersion(), FIRST);
      // As VS Code updates extensions: beside the version that a window still runs.
      await installVsix(profile, second);
    });
  });

  it('starts the new version of the extension as soon as it is installed', async () => {
    assert.equal(await runningVersion(), SECOND);
  });

  it('starts it when the earlier version is gone, and follows VS Code when its binary has moved', async () => {
    const [launcher = assert.fail()] = copied.args;
    const written = readFileSync(launcher, 'utf8');
    // An update of VS Code's server leaves the old folder behind only for a while.
    writeFileSync(launcher, written.replace(/(?<=for runtime in )'[^']+'/, "'/gone/node'"));
    await assert.rejects(runningVersion());
    const rewritten = untilSays(launcher, written);
    await withWorkbench(async ({ workbench }) => {
      await workbench.openContainer('Gainsight');
      await rewritten;
      assert.equal(existsSync(installed(FIRST)), false);
      assert.equal(await runningVersion(), SECOND);
    });
  });
});
