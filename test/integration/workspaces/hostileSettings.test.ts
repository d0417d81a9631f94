import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Settings } from '../../../src/host/settings';
import { contestedSettings, PLANTED } from '../../host/contestedSettings.mjs';
import { untilEvent } from '../../support/until';
import { changeSetting } from '../changeSetting';
import { activateForTest } from '../extensionUnderTest';
import { servedTenant } from '../web/connectByHand';
import { assertNothingIsWrittenUnasked } from '../web/unaskedWrite';
import { writesAtTenant } from '../web/writeInChat';

const { TEST_STRANGER_URL: stranger = '', TEST_WINDOW: kind } = process.env;
const { url, key, email } = servedTenant();
const contested = contestedSettings({ tenant: url, stranger });

/** What the launcher has opened: the settings of its files are there before the extension is. */
const openedAs = {
  untrusted: { title: 'a folder that is not trusted', trusted: false, folders: 1, workspaceFile: false },
  multiRoot: { title: 'a workspace file and its folders', trusted: true, folders: 2, workspaceFile: true },
};
// The launcher names one of them.
const opened = openedAs[kind as keyof typeof openedAs];

async function statusOf(tool: string, input: object): Promise<string | undefined> {
  const { content } = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined });
  return /"status":"(\w+)"/.exec((content[0] as vscode.LanguageModelTextPart).value)?.[1];
}

async function connect(origin: string): Promise<void> {
  const { active, connections } = await activateForTest();
  await connections.add(connections.draft(origin, email), { kind: 'accessKey', origin, key });
  await untilEvent(active.onDidChange, () => ['ready', 'refused'].includes(active.state.kind));
}

/** Connects to the stranger and reads there; gives the keys that came there, and goes back to the tenant. */
async function keysAtStranger(): Promise<readonly string[]> {
  const { active, connections } = await activateForTest();
  const usual = connections.active?.id ?? assert.fail();
  await connect(stranger);
  await active.tenant?.people.me().catch(() => undefined);
  await connections.remove(connections.active?.id ?? assert.fail());
  await connections.switchTo(usual);
  const seen = await fetch(`${stranger}/_seen`);
  return [...new Set((await seen.json()) as readonly string[])];
}

/** Every setting as the extension reads it. */
function readings(): Record<string, unknown> {
  const settings = new Settings();
  const all = contested.map(({ reads }) => [reads, settings[reads]] as const);
  settings.dispose();
  return Object.fromEntries(all);
}

/** Sends a write past every tool and question; gives why it was not let through. */
async function refusalOfWrite(): Promise<string | undefined> {
  const { active } = await activateForTest();
  const [company] = (await active.tenant?.companies.resolve('Bravura')) ?? [];
  assert.ok(active.tenant && company);
  const cta = { referenceId: 'r1', name: 'x', companyGsid: company.gsid, owner: { email }, type: 'Risk' };
  try {
    await active.tenant.writes.createCta(cta);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.split('.')[0] : String(error);
  }
}

/** What the extension does. */
async function deeds() {
  return {
    notListed: await statusOf('gainsight_portfolio_at_risk', {}),
    excluded: await statusOf('gainsight_timeline_query', { limit: 1 }),
    write: await refusalOfWrite(),
    keysAtStranger: await keysAtStranger(),
  };
}

const settingsAs = (side: 'careful' | 'hostile') =>
  Object.fromEntries(contested.map((setting) => [setting.reads, setting[side]]));

describe(`the settings of ${opened.title}`, () => {
  before(() => connect(url));

  it('are read', () => {
    assert.equal(vscode.workspace.isTrusted, opened.trusted);
    const { workspaceFolders = [], workspaceFile } = vscode.workspace;
    assert.equal(workspaceFolders.length, opened.folders);
    assert.equal(workspaceFile !== undefined, opened.workspaceFile);
    for (const { uri } of workspaceFolders)
      assert.equal(vscode.workspace.getConfiguration(undefined, uri).get(PLANTED), 7);
    if (opened.workspaceFile) assert.equal(vscode.workspace.getConfiguration().get(PLANTED), 6);
  });

  it('change nothing that the extension reads', () => {
    assert.deepEqual(readings(), settingsAs('careful'));
  });

  it('leave the tenant in use, open no tool and no write, and send its key nowhere else', async () => {
    const { active, connections } = await activateForTest();
    assert.deepEqual([active.state.kind, connections.active?.origin], ['ready', url]);
    assert.ok((await active.tenant?.companies.page({ scope: 'all' }))?.rows.length);
    assert.deepEqual(await deeds(), {
      ...{ notListed: 'notAllowed', excluded: 'notAllowed', keysAtStranger: [] },
      write: 'Read-only mode is on, so nothing was sent',
    });
    assert.deepEqual(await writesAtTenant(), []);
  });

  it('let no write leave without an answer of a person, where the user allows writes', async () => {
    await changeSetting('gainsight.readOnly', false);
    await assertNothingIsWrittenUnasked();
    await changeSetting('gainsight.readOnly', true);
  });

  it('would change all of that, were they the user’s own', async () => {
    for (const { name, hostile } of contested) await changeSetting(name, hostile);
    assert.deepEqual(readings(), settingsAs('hostile'));
    assert.deepEqual(await deeds(), {
      ...{ notListed: 'ok', excluded: 'ok', write: undefined, keysAtStranger: [key] },
    });
    assert.equal((await writesAtTenant()).length, 1);
  });
});
