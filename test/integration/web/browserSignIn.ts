import * as vscode from 'vscode';
import type { UserRecord } from '../../../src/auth/credentialRecord';
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
} = {}): Promise<Begun> {
  const done = vscode.commands.executeCommand('gainsight.connect');
  await answerQuestions(1, servedTenant().url, { pick: 'Sign in with the browser' });
  await ui('waitForText', '.quick-input-title', '(3/');
  await ui('click', '.quick-input-titlebar [aria-label="Copy the Callback Address"]');
  const callback = await vscode.env.clipboard.readText();
  await register(callback);
  await answerQuestions(3, CLIENT_ID, secret, { pick: scope }, email);
  return { done, callback };
}

/** As an administrator does. */
export async function register(callback: string): Promise<void> {
  await steerTenant('oauth/register', {
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    redirectUris: [callback],
  });
}

/** Presses a button on the tenant's page; gives the address that the browser is sent back to. */
export async function press(button: 'Allow' | 'Deny'): Promise<string> {
  return ui('pressOnPage', AUTHORIZE, button);
}

/** The address of the tenant's page. */
export async function authorizeAddress(): Promise<URL> {
  return new URL(await ui('pageAddress', AUTHORIZE));
}

/** Signs Lena in, from the first question to the end. */
export async function signInWithBrowser(options: Parameters<typeof beginInBrowser>[0] = {}): Promise<void> {
  const { done } = await beginInBrowser(options);
  await press('Allow');
  await done;
  await ui('closePages');
}

/** The grants that the tenant holds, without their tokens. */
export async function liveGrants(): Promise<readonly { email: string; scope: string }[]> {
  const { url, key } = servedTenant();
  const response = await fetch(`${url}/_sandbox/oauth/grants`, { headers: { accesskey: key } });
  // The tenant's control calls answer in this form.
  return ((await response.json()) as { users: { email: string; scope: string }[] }).users;
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
  handleUri(address);
}
