import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { homeFlags } from '../../host/homeFlags.mjs';
import { NOW, SERVER, serverEnvironment } from './mcpProcess';

const HELLO = {
  protocolVersion: '2025-06-18',
  capabilities: { elicitation: {} },
  clientInfo: { name: 'test', version: '1.0.0' },
};
const WRITE = {
  name: 'gainsight_cta_create',
  arguments: { company_gsid: 'Bravura', cta_type: 'Risk', name: 'Call the sponsor', due_date: '2026-12-01' },
};

/** A server process that waits for a person's answer about a write. */
async function asking(folder: string): Promise<ChildProcessWithoutNullStreams> {
  const env = serverEnvironment({ GAINSIGHT_SANDBOX: '1', GAINSIGHT_NOW: NOW }, path.join(folder, 'audit'));
  const server = spawn(process.execPath, [...homeFlags(folder), SERVER], { env });
  const say = (message: object): void =>
    void server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  say({ id: 1, method: 'initialize', params: HELLO });
  say({ method: 'notifications/initialized' });
  say({ id: 2, method: 'tools/call', params: WRITE });
  for await (const line of createInterface({ input: server.stdout }))
    if (line.includes('"elicitation/create"')) return server;
  assert.fail('nobody was asked');
}

/** What the record says of that write. */
function results(folder: string): readonly string[] {
  const audit = path.join(folder, 'audit');
  return readdirSync(audit)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(path.join(audit, file), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as { action?: string; event?: string; result?: string })
    .filter(({ action }) => action === WRITE.name)
    .map(({ event = '', result = '' }) => `${event} ${result}`);
}

describe('dist/mcp.js while a call is under way', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-ending-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const ways: readonly (readonly [string, number, (server: ChildProcessWithoutNullStreams) => void])[] = [
    ['by SIGTERM', 143, (server) => void server.kill('SIGTERM')],
    ['by Ctrl+C', 130, (server) => void server.kill('SIGINT')],
    [
      'where nobody reads its answers',
      0,
      (server) => {
        server.stdout.destroy();
        server.stdin.write('{"jsonrpc":"2.0","id":3,"method":"ping"}\n');
      },
    ],
  ];
  for (const [way, status, end] of ways)
    it(`ends ${way} with the call on the record, and not made`, async () => {
      const server = await asking(folder);
      const exit = once(server, 'exit');
      end(server);
      assert.deepEqual(await exit, [status, null]);
      assert.deepEqual(results(folder), ['call cancelled']);
    });
});
