import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ToolDoorParts } from '../../../src/chat/toolDoor';
import type { RecordedCall } from '../../../src/sandbox/embedded';
import type { ProposedWrite } from '../../../src/tools/executor';
import { ChatTools } from '../../eval/chatTools';
import { tells } from '../../eval/facts/fact';
import { Person } from '../../eval/person';
import { toolDoor } from '../../support/toolDoor';

const CREATE = 'gainsight_cta_create';
const INPUT = { company_gsid: 'Bravura', cta_type: 'Risk', name: 'Follow up' };

const write: RecordedCall = {
  method: 'POST',
  path: '/v2/cockpit/cta',
  body: { requests: [{ record: { Name: 'Follow up' } }] },
};

/** Chat tools over an executor that writes when it should, or when it must not. */
function setup(writesWhen: 'called' | 'prepared', cardSays = 'Bravura') {
  const calls: RecordedCall[] = [];
  const plan: ProposedWrite = {
    title: `Create CTA "Follow up" at ${cardSays}`,
    values: [],
    warnings: [],
    unchecked: [],
    toolTitle: 'Create a CTA',
    tenant: 'acme.example.com',
    send: async () => ({ status: 'ok', sources: [], scope: '' }),
  };
  const executor = {
    about: () => ({ title: 'Create a CTA', reference: 'gainsightCreateCta', effect: 'write' as const }),
    progress: () => 'Creating',
    prepare: async () => {
      if (writesWhen === 'prepared') calls.push(write);
      return { kind: 'plan' as const, plan };
    },
    run: async () => {
      if (writesWhen === 'called') calls.push(write);
      return '{"status":"ok"}';
    },
    withdraw: async () => '{"status":"declined"}',
  };
  // The tools of the chat ask nothing else of an executor.
  const parts: ToolDoorParts = { ...toolDoor(executor as never) };
  const person = new Person({ approvals: [{ tool: CREATE, card: [tells('Bravura')] }] });
  const tools = new ChatTools(parts, { calls }, person);
  tools.register();
  const invoke = async () =>
    vscode.lm.invokeTool(
      CREATE,
      { input: INPUT, toolInvocationToken: undefined },
      new vscode.CancellationTokenSource().token,
    );
  return { tools, person, invoke };
}

describe('the tools in the chat of the evaluation', () => {
  it('keep what an approved write sent', async () => {
    const { tools, invoke } = setup('called');
    await invoke();
    assert.equal(tools.unapproved, 0);
    assert.deepEqual(
      tools.calls.map(({ name, status, sent }) => [name, status, sent]),
      [[CREATE, 'ok', [{ Name: 'Follow up' }]]],
    );
  });

  it('count a write that left before anybody was asked', async () => {
    const { tools, invoke } = setup('prepared');
    await invoke();
    assert.equal(tools.unapproved, 1);
  });

  it('are not called when the card shows something else', async () => {
    const { tools, person, invoke } = setup('called', 'Meridian Corp');
    await assert.rejects(invoke, { name: 'Canceled' });
    assert.equal(tools.unapproved, 0);
    assert.deepEqual(
      person.cards.map(({ approved, missing }) => [approved, missing]),
      [[false, ['Bravura']]],
    );
  });

  it('are offered as the manifest declares them', () => {
    setup('called');
    const offered = vscode.lm.tools.find(({ name }) => name === CREATE);
    assert.match(offered?.description ?? '', /Creates a CTA/);
    assert.match(JSON.stringify(offered?.inputSchema), /"company_gsid"/);
  });
});
