import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ui } from '../bridge';
import { activateForTest } from '../extensionUnderTest';
import { forgetConnections } from './connectByHand';
import { askToCall, auditOf, connectServed, readCard, writesAtTenant } from './writeInChat';

const CREATE = 'gainsight_cta_create';
const CTA = {
  company_gsid: 'Bravura',
  cta_type: 'Risk',
  name: 'Call *Tom* about [usage](https://example.com)',
};
const CARD = '.part.auxiliarybar .interactive-session';

type Settings = Readonly<Record<string, unknown>>;

/** Holds settings during a task; those of the workspace are what a cloned folder may bring along. */
async function withSettings(
  settings: Settings,
  target: vscode.ConfigurationTarget,
  task: () => Promise<void>,
): Promise<void> {
  const write = async (valueOf: (name: string) => unknown): Promise<void> => {
    for (const name of Object.keys(settings))
      await vscode.workspace.getConfiguration().update(name, valueOf(name), target);
  };
  await write((name) => settings[name]);
  try {
    await task();
  } finally {
    await write(() => undefined);
  }
}

/** What a call added to the record. */
async function recorded(task: () => Promise<void>): Promise<string[]> {
  const before = auditOf(CREATE).length;
  await task();
  return auditOf(CREATE).slice(before);
}

describe('a write in chat', () => {
  beforeEach(connectServed);
  after(forgetConnections);

  it('shows every value on a card, and is sent once when the card is accepted', async () => {
    const lines = await recorded(async () => {
      const { waiting, answered } = await askToCall(CREATE, CTA);
      assert.deepEqual([waiting?.type, waiting?.toolId], ['confirmation', CREATE]);
      const card = await ui('text', CARD);
      assert.match(card, /Gainsight: Create a CTA/);
      for (const shown of ['Bravura', 'Risk', CTA.name, '127.0.0.1']) assert.ok(card.includes(shown), shown);
      assert.deepEqual(await writesAtTenant(), []);
      await readCard();
      await vscode.commands.executeCommand('workbench.action.chat.acceptTool');
      assert.match(await answered, /"status":"ok"/);
    });
    assert.deepEqual(
      (await writesAtTenant()).map(({ method, path }) => `${method} ${path}`),
      ['POST /v2/cockpit/cta/'],
    );
    assert.deepEqual(lines, ['chat confirmation asked', 'chat confirmation accepted', 'chat call ok']);
  });

  // The minimum version has no agent of its own.
  if (process.env.TEST_CURRENT)
    it('is confirmed in agent mode as well, for this one call', async () => {
      const lines = await recorded(async () => {
        const { waiting, offered, answered } = await askToCall(CREATE, CTA, 'agent');
        assert.deepEqual([waiting?.type, waiting?.toolId], ['confirmation', CREATE]);
        assert.ok(offered().includes(CREATE));
        assert.ok((await ui('text', CARD)).includes(CTA.name));
        await readCard();
        await vscode.commands.executeCommand('workbench.action.chat.acceptTool');
        assert.match(await answered, /"status":"ok"/);
      });
      assert.equal((await writesAtTenant()).length, 1);
      assert.deepEqual(lines, ['tool confirmation asked', 'tool confirmation accepted', 'tool call ok']);
    });

  it('is not sent when the card is skipped, and the record says declined', async () => {
    const lines = await recorded(async () => {
      const { waiting, answered } = await askToCall(CREATE, CTA);
      assert.equal(waiting?.type, 'confirmation');
      await vscode.commands.executeCommand('workbench.action.chat.skipTool');
      assert.match(await answered, /"status":"declined"/);
    });
    assert.deepEqual(await writesAtTenant(), []);
    assert.deepEqual(lines, ['chat confirmation asked', 'chat confirmation declined']);
  });

  it('offers no way to allow it for more than once', async () => {
    await askToCall(CREATE, CTA);
    const buttons = await ui('texts', `${CARD} .monaco-button`);
    assert.ok(
      buttons.some((text) => text.includes('Allow Once')),
      buttons.join(),
    );
    assert.ok(!buttons.some((text) => /Session|Workspace|Always/.test(text)), buttons.join());
    await vscode.commands.executeCommand('workbench.action.chat.skipTool');
  });

  // VS Code refuses dialogs in an extension host under test: who asks by one is not answered here.
  const lifted: readonly [string, Settings] = [
    'lifts the manifest’s preset',
    { 'chat.tools.eligibleForAutoApproval': { 'csm-tools.gainsight-vscode/gainsightCreateCta': true } },
  ];
  const unasked: readonly [string, Settings] = [
    'lets all chats begin without approvals',
    { 'chat.permissions.default': 'autopilot' },
  ];
  // The minimum version does not have the setting behind the second one.
  const openings = process.env.TEST_CURRENT ? [lifted, unasked] : [lifted];
  for (const [what, settings] of openings)
    it(`still waits for an answer of a person where a workspace ${what}`, async () => {
      const lines = await recorded(() =>
        withSettings(settings, vscode.ConfigurationTarget.Workspace, async () => {
          const { waiting, answered } = await askToCall(CREATE, CTA);
          const skipped = 'chat.permissions.default' in settings;
          assert.equal(waiting?.type, skipped ? undefined : 'confirmation');
          if (!skipped) {
            await readCard();
            await vscode.commands.executeCommand('workbench.action.chat.acceptTool');
          }
          assert.match(await answered, /"status":"notAllowed"/);
        }),
      );
      assert.deepEqual(await writesAtTenant(), []);
      assert.deepEqual(lines.slice(-2), ['chat confirmation unavailable', 'chat call notAllowed']);
    });
});

describe('read-only', () => {
  const readOnly = (task: () => Promise<void>) =>
    withSettings({ 'gainsight.readOnly': true }, vscode.ConfigurationTarget.Global, task);

  beforeEach(connectServed);
  after(forgetConnections);

  it('offers no tool that writes, and lets none in that is called all the same', async () => {
    await readOnly(async () => {
      const { offered, answered } = await askToCall(CREATE, CTA);
      assert.match(await answered, /There is no tool/);
      assert.ok(offered().includes('gainsight_company_query'));
      assert.deepEqual(
        offered().filter((name) => /_(?:create|update)$/.test(name)),
        [],
      );
      const lines = await recorded(async () => {
        const options = { input: CTA, toolInvocationToken: undefined };
        const { content } = await vscode.lm.invokeTool(CREATE, options);
        assert.match((content[0] as vscode.LanguageModelTextPart).value, /"status":"notAllowed"/);
      });
      assert.deepEqual(lines, ['tool refusal notAllowed']);
    });
    assert.deepEqual(await writesAtTenant(), []);
  });

  if (process.env.TEST_CURRENT)
    it('hides tools that write from agent mode', async () => {
      await readOnly(async () => {
        const { offered } = await askToCall('gainsight_company_query', { limit: 1 }, 'agent');
        assert.ok(offered().includes('gainsight_company_query'));
        assert.ok(!offered().includes(CREATE));
      });
    });

  it('lets no write through to the tenant, whoever sends it', async () => {
    const { active } = await activateForTest();
    const create = () =>
      active.tenant?.writes.createCta({
        ...{
          referenceId: 'r1',
          name: 'x',
          companyGsid: '1P02',
          owner: { email: 'lena.hofmann@example.com' },
        },
        type: 'Risk',
      });
    await readOnly(async () => {
      await assert.rejects(async () => create(), { kind: 'forbidden', message: /Read-only/ });
    });
    assert.deepEqual(await writesAtTenant(), []);
  });
});
