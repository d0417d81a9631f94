import * as vscode from 'vscode';
import type { UserRecord } from '../../../src/auth/credentialRecord';
import { until } from '../../support/until';
import { ui } from '../bridge';
import { changeSetting } from '../changeSetting';
import { activateForTest } from '../extensionUnderTest';
import { answerQuestions, servedTenant, startAfresh, steerTenant } from './connectByHand';

export const CLIENT_ID = 'csm-desk';
export const CLIENT_SECRET = 'planted-client-secret';
const AUTHORIZE = '/v1/authorize';

/** A sign-in with the browser that has been begun and waits for the tenant's page. */
export interface Begun {
  readonly done: Thenable<unknown>;
  /** Where the browser is to come back to. */
  readonly callback: string;
}

/** What somebody answers who signs in. */
export interface ByPerson {
  readonly scope?: string;
  readonly secret?: string;
  readonly email?: string;
  /** As the tenant's page has it. */
  readonly name?: string;
}

/** A fresh tenant that knows an application, and nobody signed in. */
export async function freshTenant(callback: 'uri' | 'loopback' = 'uri'): Promise<void> {
  await startAfresh();
  await ui('closePages');
  await steerTenant('reset');
  await changeSetting('gainsight.oauth.callback', callback === 'uri' ? undefined : callback);
}

/** Answers the questions of *Sign In…* up to the browser, and registers the address that they show. */
export async function beginInBrowser({
  scope = 'Read and write',
  secret = CLIENT_SECRET,
  email = servedTenant().email,
}: ByPerson = {}): Promise<Begun> {
  const done = vscode.commands.executeCommand('gainsight.connect');
  await answerQuestions(1, servedTenant().url, { pick: 'Sign in with the browser' });
  await ui('waitForText', '.quick-input-title', '(3/');
  await vscode.env.clipboard.writeText('');
  await ui('click', '.quick-input-titlebar [aria-label="Copy the Callback Address"]');
  let callback = '';
  await until(async () => (callback = await vscode.env.clipboard.readText()) !== '', 'the callback address');
  await register(callback);
  await answerQuestions(3, CLIENT_ID);
  // Of a second person the application is known already.
  if (await isAskedFor('Client secret')) await answerQuestions(4, secret);
  await ui('clickText', '.quick-input-list .monaco-list-row', scope);
  await ui('waitFor', '.quick-input-widget input[placeholder="name@example.com"]');
  await ui('fill', '.quick-input-widget input', email);
  await ui('press', 'Enter');
  return { done, callback };
}

/** Whether the next question, once it is there, is the one with this placeholder. */
async function isAskedFor(placeholder: string): Promise<boolean> {
  await ui('waitForText', '.quick-input-title', '(4/');
  return (await ui('count', `.quick-input-widget input[placeholder="${placeholder}"]`)) > 0;
}

/** As an administrator does. */
export async function register(callback: string): Promise<void> {
  await steerTenant('oauth/register', {
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    redirectUris: [callback],
  });
}

/** Chooses who signs in on the tenant's page. */
export async function chooseUser(name: string): Promise<void> {
  await ui('checkOnPage', AUTHORIZE, name);
}

/** Presses a button on the tenant's page; gives the address that the browser is sent back to. */
export async function press(button: 'Allow' | 'Deny'): Promise<string> {
  return ui('pressOnPage', AUTHORIZE, button);
}

/**
 * What the tenant's page was asked with. VS Code takes the address of a tenant on this machine apart, as it may lie
 * behind a tunnel, and does not put a callback with parameters of its own together again: with those, the page is
 * opened anew as it was meant.
 */
export async function askedOfTenant({ callback }: Begun): Promise<URL> {
  const meant = new URL(await ui('pageAddress', AUTHORIZE));
  if (meant.searchParams.get('redirect_uri') === callback) return meant;
  for (const name of [...meant.searchParams.keys()])
    if (name.startsWith('vscode-')) meant.searchParams.delete(name);
  meant.searchParams.set('redirect_uri', callback);
  await ui('closePages');
  await ui('openPage', meant.href);
  return meant;
}

/** Signs somebody in, from the first question to the end; Lena where nobody is named. */
export async function signInWithBrowser({ name = '', ...options }: ByPerson = {}): Promise<void> {
  const { done } = await beginInBrowser(options);
  if (name) await chooseUser(name);
  await press('Allow');
  await done;
  await ui('closePages');
}

interface Grant {
  readonly email: string;
  readonly scope: string;
  readonly accessTokens: number;
  readonly refreshTokens: number;
}

/** The grants that the tenant holds, without their tokens. */
export async function liveGrants(): Promise<readonly Grant[]> {
  const { url, key } = servedTenant();
  const response = await fetch(`${url}/_sandbox/oauth/grants`, { headers: { accesskey: key } });
  // The tenant's control calls answer in this form.
  return ((await response.json()) as { users: Grant[] }).users;
}

/** What the vault holds of the connection in use. */
export async function keptRecord(): Promise<UserRecord | undefined> {
  const { credentialInUse } = await activateForTest();
  const record = await credentialInUse();
  return record?.kind === 'user' ? record : undefined;
}

/** Opens an address in the way the browser does when it hands one to VS Code. */
export async function openInEditor(address: string): Promise<void> {
  const { handleUri } = await activateForTest();
  await handleUri(address);
}
