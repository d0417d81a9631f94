import assert from 'node:assert/strict';
import { scriptedDoor } from '../../eval/doors/scriptedDoor';
import { judge, passed } from '../../eval/judge';
import type { EvalPrompt, Reference } from '../../eval/prompt';
import { prompts } from '../../eval/prompts/all';
import { type PromptRun, runPrompt } from '../../eval/runPrompt';

const countTokens = (text: string): number => text.length;

function promptOf(id: string): EvalPrompt {
  const found = prompts.find((prompt) => prompt.id === id);
  assert.ok(found);
  return found;
}

/** A run in which the model does something else than the reference. */
async function runWith(
  id: string,
  reference: Partial<Reference>,
): Promise<{ prompt: EvalPrompt; run: PromptRun }> {
  const prompt = promptOf(id);
  const scripted = { ...prompt, reference: { ...prompt.reference, ...reference } };
  const run = await runPrompt(prompt, { door: scriptedDoor(scripted), countTokens, limitMs: 60_000 });
  return { prompt, run };
}

const judged = async (id: string, reference: Partial<Reference>) => {
  const { prompt, run } = await runWith(id, reference);
  return { ...judge(prompt, run), run };
};

describe('the judgement of a run', () => {
  it('wants a path of tools, whatever the answer says', async () => {
    const { tools, facts } = await judged('P01', {
      rounds: [[{ tool: 'gainsight_company_query', input: { limit: 5 } }]],
    });
    assert.match(tools.join(), /^no path: portfolio_at_risk or /);
    // Without the tool nothing is said of scope and sources.
    assert.ok(facts.length > 0);
  });

  it('takes another path as well', async () => {
    const { tools } = await judged('P17', {
      rounds: [
        [
          {
            tool: 'gainsight_timeline_query',
            input: {
              where: { conditions: [{ name: 'GsCompanyId', operator: 'EQ', value: 'Meridian Corp' }] },
            },
          },
        ],
      ],
    });
    assert.deepEqual(tools, []);
  });

  it('wants the arguments of the path', async () => {
    const input = { score_below: 50, no_activity_days: 30, owner: 'all' };
    const wrong = await judged('P01', { rounds: [[{ tool: 'gainsight_portfolio_at_risk', input }]] });
    assert.deepEqual(wrong.tools, []);
    assert.deepEqual(
      wrong.arguments.map((what) => what.split(' ')[1]),
      ['score_below', 'owner'],
    );
  });

  it('takes the last day for a number of days, and no other day', async () => {
    const argumentsFor = async (input: object) =>
      (await judged('P05', { rounds: [[{ tool: 'gainsight_renewals_upcoming', input }]] })).arguments;
    assert.deepEqual(await argumentsFor({}), []);
    assert.deepEqual(await argumentsFor({ from: '2026-11-18', to: '2027-02-16' }), []);
    assert.equal((await argumentsFor({ within_days: 60 })).length, 1);
    assert.equal((await argumentsFor({ from: '2026-11-18', to: '2027-02-15' })).length, 1);
  });

  it('does not count a call that was refused for its input', async () => {
    const { tools } = await judged('P01', {
      rounds: [[{ tool: 'gainsight_portfolio_at_risk', input: { score_below: 'low' } }]],
    });
    assert.match(tools.join(), /no path/);
  });

  it('names a tool that must not be used, and what was written is nothing', async () => {
    const { tools, approval, run } = await judged('P11', {
      rounds: [
        [{ tool: 'gainsight_ctas_list', input: { account: 'Tandem Freight', type: 'Onboarding' } }],
        [{ tool: 'gainsight_cta_update', input: { gsid: 'Onboarding: driver app', is_closed: true } }],
      ],
    });
    assert.deepEqual(tools, ['called gainsight_cta_update']);
    assert.deepEqual(approval, ['gainsight_cta_update was not asked for']);
    assert.equal(run.unapproved, 0);
    assert.deepEqual(
      run.cards.map(({ approved }) => approved),
      [false],
    );
  });

  it('does not approve a write with other values than were meant', async () => {
    const input = { gsid: 'OmegaTech adoption risk', due_date: '2026-11-28', priority: 'High' };
    const result = await judged('P10', { rounds: [[{ tool: 'gainsight_cta_update', input }]] });
    assert.deepEqual(result.tools, []);
    assert.match(result.approval.join(), /the card lacks .*2026-11-27/);
    assert.ok(result.arguments.length > 0);
    assert.deepEqual(
      result.run.calls.map(({ status, sent }) => [status, sent]),
      [['declined', []]],
    );
  });

  it('sees that nothing was written where something should have been', async () => {
    const { approval } = await judged('P12', { rounds: [] });
    assert.deepEqual(approval, ['gainsight_task_create: nothing to approve']);
  });

  it('sees writes that nobody approved', async () => {
    const { prompt, run } = await runWith('P10', {});
    assert.ok(passed(judge(prompt, run)));
    assert.deepEqual(judge(prompt, { ...run, unapproved: 1 }).approval, ['1 writes without approval']);
  });

  it('sees an answer that never came', async () => {
    const { facts, run } = await judged('P05', { answer: '' });
    assert.equal(run.situation, 'noAnswer');
    assert.equal(facts[0], 'ended as noAnswer');
  });

  it('counts requests, calls and HTTP calls, and lets a model recover from an invented tool', async () => {
    const { rounds } = promptOf('P05').reference;
    const { run, tools } = await judged('P05', {
      rounds: [[{ tool: 'gainsight_renewals_forecast', input: {} }], ...rounds],
    });
    assert.deepEqual(tools, []);
    assert.deepEqual([run.rounds, run.calls.length], [3, 1]);
    assert.deepEqual(run.asked, ['gainsight_renewals_forecast', 'gainsight_renewals_upcoming']);
    assert.ok(run.http > 0 && run.tokensIn > run.tokensOut && run.tokensOut > 0);
  });

  it('starts each prompt on a tenant of its own', async () => {
    const [first, second] = [await runWith('P09', {}), await runWith('P09', {})];
    for (const { prompt, run } of [first, second]) assert.ok(passed(judge(prompt, run)));
  });
});
