import assert from 'node:assert/strict';
import { openAiDoor } from '../../eval/doors/openAiDoor';
import { choose, evaluate } from '../../eval/evaluate';
import { prompts } from '../../eval/prompts/all';
import { jsonOf, tableOf } from '../../eval/report';
import { type Answer, completion, openAiEndpoint } from './openAiEndpoint';

const KEY = 'sk-very-secret-0815';
const RENEWALS = 'gainsight_renewals_upcoming';

const [p05] = choose(prompts, 'P05');
assert.ok(p05);
const answer = completion(p05.reference.answer, [], { prompt_tokens: 9000, completion_tokens: 200 });
const rightCall = completion(null, [[RENEWALS, '{"within_days":90}']], {
  prompt_tokens: 7000,
  completion_tokens: 20,
});

/** Types P05 at an endpoint that answers so. */
async function typed(answers: readonly Answer[], { timeoutMs = 20_000, retries = 2 } = {}) {
  const endpoint = await openAiEndpoint(answers);
  const { baseUrl, seen } = endpoint;
  const settings = { baseUrl, apiKey: KEY, model: 'some-model', maxInputTokens: 128_000, timeoutMs, retries };
  const door = openAiDoor(settings);
  try {
    const [outcome] = await evaluate(choose(prompts, 'P05'), {
      ...{ doorFor: () => door, countTokens: (text: string) => text.length, repeat: 1, limitMs: 30_000 },
    });
    assert.ok(outcome);
    return { outcome, seen, told: seen.at(-1)?.body.messages.findLast(({ role }) => role === 'tool') };
  } finally {
    await endpoint.stop();
  }
}

describe('the door to an OpenAI-compatible endpoint', () => {
  it('lets a model call the product’s tools, and takes its own count of tokens', async () => {
    const { outcome, seen } = await typed([rightCall, answer]);
    assert.deepEqual(Object.values(outcome.judgement).flat(), []);
    assert.deepEqual([outcome.run.tokensIn, outcome.run.tokensOut], [16_000, 220]);
    const [first, second] = seen;
    assert.deepEqual([first?.authorization, first?.body.model], [`Bearer ${KEY}`, 'some-model']);
    const offered = first?.body.tools?.find((tool) => tool.function.name === RENEWALS);
    assert.match(JSON.stringify(offered?.function.parameters), /within_days/);
    assert.match(first?.body.messages[0]?.content ?? '', /Wednesday, 2026-11-18, in the time zone Europe/);
    assert.deepEqual(
      second?.body.messages.map(({ role }) => role),
      ['user', 'user', 'assistant', 'tool'],
    );
  });

  it('asks again when the endpoint is busy, as soon as that allows it', async () => {
    const busy = { status: 429, headers: { 'retry-after': '0' }, body: { error: { message: 'slow' } } };
    const { outcome, seen } = await typed([busy, rightCall, busy, answer]);
    assert.equal(outcome.passed, true);
    assert.equal(seen.length, 4);
  });

  it('hands malformed arguments to the tool, whose refusal lets the model recover', async () => {
    const { outcome, seen } = await typed([
      completion(null, [[RENEWALS, '{"within_days":']]),
      rightCall,
      answer,
    ]);
    assert.equal(outcome.passed, true);
    const told = seen[1]?.body.messages.at(-1);
    assert.match(told?.content ?? '', /"status":"rejected".*no JSON object/);
  });

  it('lets the model recover from a tool that it invented', async () => {
    const { outcome, seen } = await typed([
      completion(null, [['gainsight_forecast', '{}']]),
      rightCall,
      answer,
    ]);
    assert.equal(outcome.passed, true);
    assert.match(seen[1]?.body.messages.at(-1)?.content ?? '', /no tool "gainsight_forecast"/);
  });

  it('answers each of several calls in one reply', async () => {
    const calls = [RENEWALS, 'gainsight_ctas_list'].map((name) => [name, '{}'] as const);
    const { outcome, seen } = await typed([completion('Looking.', calls), answer]);
    assert.equal(outcome.run.calls.length, 2);
    const results = seen[1]?.body.messages.slice(-2).map((message) => message.tool_call_id);
    assert.deepEqual(results, [`call-${RENEWALS}-0`, 'call-gainsight_ctas_list-1']);
  });

  it('ends a model that loops, with the tools named to the last', async () => {
    const loop = Array.from({ length: 7 }, (_, n) => completion(null, [[RENEWALS, `{"within_days":${n}}`]]));
    const { outcome, seen } = await typed([...loop, answer]);
    assert.equal(outcome.run.rounds, 8);
    assert.deepEqual(seen.at(-1)?.body.tools, seen[0]?.body.tools);
    assert.ok((seen[0]?.body.tools ?? []).length > 0);
  });

  it('fails a prompt, without the key in the report, when the endpoint refuses', async () => {
    const refusal = { status: 401, body: { error: { message: `Incorrect API key provided: ${KEY}` } } };
    const { outcome } = await typed([refusal]);
    assert.equal(outcome.run.situation, 'modelFailed');
    assert.match(outcome.run.answer.whole, /Incorrect API key provided/);
    assert.doesNotMatch(tableOf('m', [outcome]) + jsonOf('m', [outcome]), new RegExp(KEY));
  });

  it('does not wait for an endpoint that never answers, nor take one that says nothing', async () => {
    const silent = await typed(['never'], { timeoutMs: 100, retries: 0 });
    assert.equal(silent.outcome.run.situation, 'modelFailed');
    const empty = await typed([{ body: { choices: [] } }]);
    assert.match(empty.outcome.run.answer.whole, /answered without a message/);
  });
});
