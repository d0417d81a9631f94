import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { FASTEST_READER_MS } from '../../../src/chat/writeConfirmation';
import type { Tenant } from '../../../src/data/tenant';
import { isRead } from '../../../src/gainsight/effects';
import { untilEvent } from '../../support/until';
import { activateForTest } from '../extensionUnderTest';
import { scriptedModel, type SeenRequest } from '../scriptedModel';
import { servedTenant, startAfresh, steerTenant } from './connectByHand';

/** What the chat tells about a request that waits for somebody's consent. */
interface Waiting {
  readonly type?: string;
  readonly toolId?: string;
}

/** A fresh tenant behind HTTP, connected without a question. */
export async function connectServed(): Promise<Tenant> {
  await startAfresh();
  await steerTenant('reset');
  const { active, connections } = await activateForTest();
  const { url, key, email } = servedTenant();
  await connections.add(connections.draft(url, email), { kind: 'accessKey', origin: url, key });
  await untilEvent(active.onDidChange, () => active.state.kind === 'ready');
  assert.ok(active.tenant);
  return active.tenant;
}

/** The calls that reached the tenant and are not known to read only. */
export async function writesAtTenant(): Promise<{ method: string; path: string; body: unknown }[]> {
  const { url, key } = servedTenant();
  const response = await fetch(`${url}/_sandbox/calls`, { headers: { accesskey: key } });
  // The form in which the tenant records calls.
  const calls = (await response.json()) as { method: 'POST'; path: string; body: unknown }[];
  return calls.filter(({ method, path: address }) => {
    const [bare = ''] = address.split('?');
    return !isRead({ method, path: bare });
  });
}

/** Whom a question goes to: our participant, or VS Code's own agent, to which our tools are some among many. */
export type Asked = '@gainsight' | 'agent';

/** A question in a new chat, whose model makes one call and then tells that it is done. */
export async function askToCall(tool: string, input: object, asked: Asked = '@gainsight') {
  await vscode.commands.executeCommand('workbench.action.chat.newChat');
  const model = await scriptedModel();
  const first = model.seen.length;
  const answered = new Promise<string>((resolve) => {
    const done = (request: SeenRequest) => {
      const results = request.messages
        .flatMap(({ parts }) => parts)
        .filter(({ result }) => result !== undefined);
      resolve(results.at(-1)?.content?.join('') ?? '');
      return [{ text: 'Done.' }];
    };
    model.script([[{ call: tool, input }], done]);
  });
  const waiting = await vscode.commands.executeCommand<Waiting | undefined>('workbench.action.chat.open', {
    ...(asked === 'agent' ? { query: 'Do it.', mode: 'agent' } : { query: '@gainsight Do it.', mode: 'ask' }),
    blockOnResponse: true,
  });
  return { waiting, offered: () => model.seen[first]?.tools ?? [], answered };
}

/** A person needs a moment to read a card; an answer that comes sooner is taken for VS Code's own. */
export async function readCard(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, FASTEST_READER_MS + 100));
}

/** The lines of audit about a tool, as `event result`, of all files of this run. */
export function auditOf(tool: string): string[] {
  const { TEST_HOST_DIR: hostDir = '' } = process.env;
  const files = readdirSync(hostDir, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /[\\/]audit[\\/]audit-[^\\/]*\.jsonl$/.test(file),
  );
  const text = files.map((file) => readFileSync(path.join(hostDir, file), 'utf8')).join('');
  assert.ok(!text.includes('lena.hofmann'));
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { action: string; door: string; event: string; result: string })
    .filter(({ action }) => action === tool)
    .map(({ door, event, result }) => `${door} ${event} ${result}`);
}
