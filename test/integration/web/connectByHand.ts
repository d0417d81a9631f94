import * as vscode from 'vscode';
import { ui } from '../bridge';
import { activateForTest } from '../extensionUnderTest';

const LIMIT = 'gainsight.callsPerMinute';
const MOST_CALLS = 100;
const INPUT = '.quick-input-widget input';

/** The sandbox tenant that the launcher serves over HTTP for this run, and who "me" is there. */
export function servedTenant() {
  const { TEST_SANDBOX_URL: url = '', TEST_SANDBOX_KEY: key = '' } = process.env;
  return { url, key, host: new URL(url).host, email: 'lena.hofmann@example.com' };
}

/** A text is typed, a label chosen. */
export type ByHand = string | { readonly pick: string };

/** Answers one question after the other as a user does, beginning with the one of this number. */
export async function answerQuestions(first: number, ...answers: readonly ByHand[]): Promise<void> {
  for (const [at, answer] of answers.entries()) {
    await ui('waitForText', '.quick-input-title', `(${first + at}/`);
    if (typeof answer === 'string') {
      await ui('fill', INPUT, answer);
      await ui('press', 'Enter');
    } else await ui('clickText', '.quick-input-list .monaco-list-row', answer.pick);
  }
}

/** Signs in with an access key as a user does. */
export async function connectByHand(domain: string, key: string, email: string): Promise<void> {
  const done = vscode.commands.executeCommand('gainsight.connect');
  await answerQuestions(1, domain, { pick: 'Access key' }, key, email);
  await done;
}

/** Gives up *Sign In Again* at the question for another key, which follows a refusal. */
export async function giveUpAfterRefusal(): Promise<void> {
  const done = vscode.commands.executeCommand('gainsight.signInAgain');
  await ui('waitForText', '.quick-input-title', '(3/4)');
  await ui('press', 'Escape');
  await done;
}

/** Suites share one window, so each leaves it without a connection. */
export async function forgetConnections(): Promise<void> {
  const { connections } = await activateForTest();
  for (const { id } of connections.all) await connections.remove(id);
}

/** No connection, and all the calls of a minute still to be made: a suite would wait for those of the one before. */
export async function startAfresh(): Promise<void> {
  await forgetConnections();
  await allowCalls();
}

/** All the calls of a minute are still to be made. */
export async function allowCalls(): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  // A change of the limit begins a new count.
  const limit = settings.get(LIMIT) === MOST_CALLS ? MOST_CALLS - 1 : MOST_CALLS;
  await settings.update(LIMIT, limit, vscode.ConfigurationTarget.Global);
}

/** A call that steers the served tenant, such as `inject`. */
export async function steerTenant(
  path: 'inject' | 'reset' | `oauth/${'expire' | 'revokeUser' | 'register' | 'configure'}`,
  body: object = {},
): Promise<void> {
  const { url, key } = servedTenant();
  const response = await fetch(`${url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { accesskey: key },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
}
