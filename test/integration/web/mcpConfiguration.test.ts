import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import * as vscode from 'vscode';
import { connectByHand, forgetConnections, servedTenant, startAfresh } from './connectByHand';
import {
  BEYOND_THE_SANDBOX,
  clientForms,
  copyFor,
  declaredTools,
  environmentOf,
  serverOf,
  withServer,
} from './copiedServer';
import { profileFolders } from './keptPlaces';

/** Lists the tools and reads one company. */
const listAndRead = (offset: number) => async (client: Client) => {
  const { tools } = await client.listTools();
  const input = { limit: 1, offset };
  const { structuredContent } = await client.callTool({ name: 'gainsight_company_query', arguments: input });
  // The kit leaves the content of an answer untyped.
  const { status, returned } = structuredContent as { status?: unknown; returned?: unknown };
  return { tools: tools.map(({ name }) => name).sort(), status, returned };
};

const expected = () => ({ tools: declaredTools(), status: 'ok', returned: 1 });

const launcher = () =>
  path.join(profileFolders().settings, 'globalStorage/csm-tools.gainsight-vscode/mcp/gainsight-mcp.sh');

describe('Copy MCP Configuration, on the sandbox', () => {
  before(async () => {
    await startAfresh();
    await vscode.commands.executeCommand('gainsight.exploreSandbox');
  });
  after(forgetConnections);

  for (const form of clientForms)
    // In this host the binary that runs extensions is a Node of VS Code's server, not Electron. So it is seen that the
    // launcher starts that very binary where no other can be found, and not that Electron acts as Node when told to.
    it(`gives ${form.label} a server that starts where there is no PATH, and answers`, async () => {
      const text = await copyFor(form);
      const server = serverOf(form, text);
      assert.deepEqual(server.args, [launcher()]);
      assert.ok(existsSync(launcher()));
      assert.deepEqual(server.env, { GAINSIGHT_SANDBOX: '1' });
      const told = await withServer(server, { ...server.env, PATH: '' }, listAndRead(0));
      assert.deepEqual(told, expected());
    });
});

describe('Copy MCP Configuration, for a tenant with a key', () => {
  const { url, key, email } = servedTenant();

  before(async () => {
    await startAfresh();
    await connectByHand(url, key, email);
  });
  after(forgetConnections);

  for (const form of clientForms)
    it(`gives ${form.label} no key, and a server that reads the tenant once the client has put it in`, async () => {
      const text = await copyFor(form);
      assert.ok(!text.includes(key), 'the key was copied');
      const server = serverOf(form, text);
      assert.equal(server.env.GAINSIGHT_DOMAIN, url);
      assert.equal(server.env.GAINSIGHT_USER_EMAIL, email);
      const environment = environmentOf(server, form, key);
      const told = await withServer(server, environment, listAndRead(BEYOND_THE_SANDBOX));
      assert.deepEqual(told, expected());
    });
});
