import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Tenant } from '../../src/data/tenant';
import type { TestApi } from '../../src/extension';
import { untilEvent } from '../support/until';
import { activateForTest, extensionUnderTest } from './extensionUnderTest';
import { scriptedModel, type SeenPart } from './scriptedModel';

const AT_RISK = 'gainsight_portfolio_at_risk';
const QUESTION = 'Which of my accounts have health scores below 40 and no CSM activity in the last 30 days?';

/** What the chat tells about a finished request. */
interface Finished {
  readonly metadata?: {
    readonly tools?: string[];
    readonly scopes?: string[];
    readonly sources?: string[];
    readonly situation?: string;
  };
}

interface Risk {
  readonly rows: readonly {
    readonly account: string;
    readonly score: number;
    readonly daysSinceTouch: number;
  }[];
  readonly scope: string;
  readonly sources: readonly string[];
}

async function ask(query: string): Promise<Finished> {
  const finished = await vscode.commands.executeCommand<Finished | undefined>('workbench.action.chat.open', {
    query: `@gainsight ${query}`,
    blockOnResponse: true,
  });
  assert.ok(finished, 'the chat gave no answer');
  return finished;
}

const partsOf = (messages: readonly { parts: SeenPart[] }[]): SeenPart[] =>
  messages.flatMap(({ parts }) => parts);

/** Connects to the embedded tenant and resolves when it can be asked. */
async function onSandbox(): Promise<{
  active: TestApi['active'];
  tenant: Tenant;
  connections: TestApi['connections'];
}> {
  const { active, connections } = await activateForTest();
  const tenant = () => (active.tenant?.connection.kind === 'sandbox' ? active.tenant : undefined);
  await vscode.commands.executeCommand('gainsight.exploreSandbox');
  await untilEvent(active.onDidChange, () => tenant() !== undefined);
  const found = tenant();
  assert.ok(found);
  return { active, tenant: found, connections };
}

describe('@gainsight with the scripted model', () => {
  before(onSandbox);

  beforeEach(() => vscode.commands.executeCommand('workbench.action.chat.newChat'));

  it('offers every tool to language models as the manifest declares it', async () => {
    const ours = vscode.lm.tools.filter(({ tags }) => tags.includes('gainsight')).map(({ name }) => name);
    // The manifest is JSON, written from the catalogue and held to it by a unit test.
    const declared = extensionUnderTest().packageJSON as {
      contributes: { languageModelTools: { name: string }[] };
    };
    const names = declared.contributes.languageModelTools.map(({ name }) => name);
    assert.deepEqual(ours.sort(), names.sort());
    assert.ok(ours.includes(AT_RISK));
  });

  it('answers the question about accounts at risk from the tenant’s records, with scope and sources', async () => {
    const model = await scriptedModel();
    const before = model.seen.length;
    model.script([
      [{ call: AT_RISK, input: { score_below: 40, no_activity_days: 30 } }],
      [{ text: 'Five accounts, Meridian Corp first.' }],
    ]);
    const { metadata } = await ask(QUESTION);

    const [first, second] = model.seen.slice(before);
    assert.ok(first?.tools.includes(AT_RISK) && first.tools.every((name) => name.startsWith('gainsight_')));
    const given = partsOf(second?.messages ?? []).filter(({ result }) => result !== undefined);
    assert.equal(given.length, 1);
    const result = JSON.parse(given[0]?.content?.join('') ?? '') as Risk;
    assert.deepEqual(
      result.rows.map(({ account, score, daysSinceTouch }) => [account, score, daysSinceTouch]),
      [
        ['Meridian Corp', 28, 47],
        ['Praxis Inc', 31, 38],
        ['OmegaTech', 35, 34],
        ['Bravura', 37, 31],
        ['Cloudnine', 39, 30],
      ],
    );
    assert.deepEqual(metadata, {
      tools: [AT_RISK],
      scopes: [result.scope],
      sources: result.sources,
      account: 'Meridian Corp',
    });

    // The next turn is shown the answer as the chat has it.
    const next = model.seen.length;
    model.script([[{ text: 'Thanks.' }]]);
    await ask('Thank you');
    const shown = partsOf(model.seen[next]?.messages ?? [])
      .map(({ text }) => text ?? '')
      .join('\n');
    assert.match(shown, /Five accounts, Meridian Corp first\.[^]*\*\*Scope:\*\* .*Lena Hofmann/);
    assert.match(shown, /\*\*Sources:\*\* .*Timeline/);
  });

  it('answers by the demo’s rules where nothing is scripted', async () => {
    const model = await scriptedModel();
    model.script([]);
    const { metadata } = await ask('Show the timeline of Bravura');
    assert.deepEqual(metadata?.tools, ['gainsight_company_query', 'gainsight_timeline_query']);
  });

  it('runs the calls of one round and survives an invented tool and a bad input', async () => {
    const model = await scriptedModel();
    const before = model.seen.length;
    model.script([
      [
        { call: 'gainsight_delete_all', input: {} },
        { call: AT_RISK, input: { score_below: 'low' } },
        { call: 'gainsight_company_query', input: { limit: 1 } },
      ],
      [{ text: 'Done.' }],
    ]);
    await ask('Anything');
    const results = partsOf(model.seen[before + 1]?.messages ?? [])
      .filter(({ result }) => result !== undefined)
      .map(({ content }) => content?.join('') ?? '');
    assert.match(results[0] ?? '', /There is no tool "gainsight_delete_all"/);
    assert.match(results[1] ?? '', /"status":"rejected".*score_below/);
    assert.match(results[2] ?? '', /"status":"ok"/);
  });

  for (const [error, situation] of [
    ['Blocked', 'modelBlocked'],
    ['Other', 'modelFailed'],
  ] as const)
    it(`tells the user when the model fails with ${error}`, async () => {
      const model = await scriptedModel();
      model.script([[{ error, message: 'scripted' }]]);
      assert.equal((await ask('Anything')).metadata?.situation, situation);
    });

  it('aborts the reading under way when the user cancels', async () => {
    const model = await scriptedModel();
    const { active, tenant } = await onSandbox();
    const started = new Promise<AbortSignal>((resolve) => {
      const book: Tenant['companies']['book'] = (_wanted, signal) => {
        assert.ok(signal);
        resolve(signal);
        return new Promise<never>((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        });
      };
      // The tool asks for nothing else of the companies.
      active.set({
        kind: 'ready',
        tenant: {
          ...tenant,
          companies: { book } as Pick<Tenant['companies'], 'book'> as Tenant['companies'],
        },
      });
    });
    const before = model.seen.length;
    model.script([[{ call: AT_RISK, input: { score_below: 40 } }]]);
    const answered = vscode.commands.executeCommand('workbench.action.chat.open', {
      query: '@gainsight Anything',
      blockOnResponse: true,
    });
    const signal = await started;
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
    await vscode.commands.executeCommand('workbench.action.chat.cancel');
    await aborted;
    await answered;
    active.set({ kind: 'ready', tenant });
    assert.equal(model.seen.length, before + 1);
  });

  it('asks no model while signed out', async () => {
    const model = await scriptedModel();
    const { connections } = await onSandbox();
    for (const { id } of connections.all) await connections.remove(id);
    const before = model.seen.length;
    assert.equal((await ask('Anything')).metadata?.situation, 'signedOut');
    assert.equal(model.seen.length, before);
  });
});
