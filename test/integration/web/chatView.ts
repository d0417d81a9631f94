import * as vscode from 'vscode';
import { until } from '../../support/until';
import { ui } from '../bridge';
import { scriptedModel, type ScriptedModel, type SeenRequest, type Step } from '../scriptedModel';
import { servedTenant } from './connectByHand';

export const SESSION = '.part.auxiliarybar .interactive-session';

/** What the chat tells about a request that has ended, or that waits for somebody's consent. */
export interface Told {
  readonly type?: string;
  readonly toolId?: string;
  readonly metadata?: { readonly situation?: string; readonly command?: string; readonly tools?: string[] };
}

export type Reply = Parameters<ScriptedModel['script']>[0][number];

/** Sends a message in the chat that is open; resolves when it was answered, or when a card waits. */
export function send(query: string): Thenable<Told | undefined> {
  return vscode.commands.executeCommand('workbench.action.chat.open', {
    query: `@gainsight ${query}`,
    mode: 'ask',
    blockOnResponse: true,
  });
}

/** Begins a chat and says how the model will answer in it; `requests` are those that it got since then. */
export async function newChat(replies: readonly Reply[]) {
  await vscode.commands.executeCommand('workbench.action.chat.newChat');
  const model = await scriptedModel();
  model.script(replies);
  const before = model.seen.length;
  return { model, requests: (): readonly SeenRequest[] => model.seen.slice(before) };
}

/** Asks in a new chat, and gives what the chat shows once the text is there. */
export async function ask(query: string, replies: readonly Reply[], last: string) {
  const { requests } = await newChat(replies);
  const told = await send(query);
  await ui('waitForText', SESSION, last);
  return { told, text: await ui('text', SESSION), requests: requests() };
}

/** What the calls of the reply before were answered, in their order. */
export function resultsIn(request: SeenRequest | undefined): string[] {
  const parts = request?.messages.findLast(({ parts: [part] }) => part?.result !== undefined)?.parts ?? [];
  return parts.map(({ content }) => content?.join('') ?? '');
}

export const says = (text: string): Step[] => [{ text }];

interface RecordedCall {
  readonly path: string;
  readonly status?: number;
  readonly abandoned?: true;
}

export async function callsAtTenant(): Promise<RecordedCall[]> {
  const { url, key } = servedTenant();
  const response = await fetch(`${url}/_sandbox/calls`, { headers: { accesskey: key } });
  // The form in which the tenant records calls.
  return (await response.json()) as RecordedCall[];
}

export const untilCalls = (fits: (calls: readonly RecordedCall[]) => boolean): Promise<void> =>
  until(async () => fits(await callsAtTenant()), 'the wanted calls at the tenant');
