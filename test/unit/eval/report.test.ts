import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scriptedDoor } from '../../eval/doors/scriptedDoor';
import { choose, evaluate, type Outcome } from '../../eval/evaluate';
import { report } from '../../eval/main';
import { prompts } from '../../eval/prompts/all';
import { jsonOf, shareOf, tableOf } from '../../eval/report';
import { readEndpoint, readSettings } from '../../eval/settings';

async function outcomesOf(only: string, repeat: number): Promise<Outcome[]> {
  return evaluate(choose(prompts, only), {
    ...{ doorFor: scriptedDoor, countTokens: (text: string) => text.length, repeat, limitMs: 30_000 },
  });
}

const failing = (outcome: Outcome): Outcome => ({
  ...outcome,
  passed: false,
  judgement: { ...outcome.judgement, facts: ['Meridian Corp: 28'] },
});

describe('the report of an evaluation', () => {
  it('has a line for each run, totals, and what was wrong', async () => {
    const outcomes = await outcomesOf('P28,P11', 2);
    const [first, ...rest] = outcomes;
    assert.ok(first);
    const text = tableOf('some-model', [failing(first), ...rest]);
    assert.match(text, /^Model: some-model\n\nprompt +result +tools +arguments +approval +facts +rounds/);
    assert.match(text, /\nP11 +FAIL +ok +ok +ok +1 off /);
    assert.match(text, /\nP28 +pass +ok +ok +ok +ok /);
    assert.match(text, /\ntotal +3\/4 +4 +4 +4 +3 /);
    assert.match(text, /\n {2}facts: Meridian Corp: 28\n {2}called: gainsight_ctas_list$/);
  });

  it('tells the share that passed', async () => {
    const [outcome] = await outcomesOf('P28', 1);
    assert.ok(outcome);
    assert.deepEqual([shareOf([outcome, failing(outcome)]), shareOf([outcome]), shareOf([])], [50, 100, 0]);
  });

  it('ends with 1 when fewer passed than were wanted, and is written to the file that was named', async () => {
    const [outcome] = await outcomesOf('P28', 1);
    assert.ok(outcome);
    const folder = mkdtempSync(path.join(tmpdir(), 'evaluation-'));
    try {
      const json = path.join(folder, 'report.json');
      const printed: string[] = [];
      const print = (text: string) => void printed.push(text);
      const half = [outcome, failing(outcome)];
      assert.equal(report('m', half, { atLeast: 50, json }, print), 0);
      assert.equal(report('m', half, { atLeast: 51 }, print), 1);
      assert.deepEqual([readFileSync(json, 'utf8'), printed[0]], [jsonOf('m', half), tableOf('m', half)]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is there for programs as well', async () => {
    const whole = JSON.parse(jsonOf('m', await outcomesOf('P28', 1))) as Record<string, unknown>;
    assert.deepEqual([whole.model, whole.runs, whole.passed], ['m', 1, 1]);
  });

  it('knows the prompts by their numbers', () => {
    assert.deepEqual(
      choose(prompts, 'p07, P05').map(({ id }) => id),
      ['P05', 'P07'],
    );
    assert.equal(choose(prompts, '').length, 30);
    assert.throws(() => choose(prompts, 'P05,P31'), /no prompt P31/);
  });
});

describe('the settings of an evaluation', () => {
  it('are read from the command line', () => {
    const args = ['--only', 'P05', '--repeat', '3', '--at-least', '90', '--json', 'r.json', '--limit', '60'];
    assert.deepEqual(readSettings(['--door', 'scripted', ...args], {}), {
      ...{ door: 'scripted', only: 'P05', repeat: 3, atLeast: 90, json: 'r.json', limitMs: 60_000 },
    });
  });

  it('mean the endpoint where one is given, else VS Code', () => {
    assert.equal(readSettings([], { GAINSIGHT_EVAL_BASE_URL: 'http://localhost' }).door, 'openai');
    assert.equal(readSettings([], {}).door, 'vscode');
  });

  for (const [args, words] of [
    [['--door', 'window'], /one of openai, scripted, vscode/],
    [['--repeat', '0'], /--repeat is a number from 1/],
    [['--at-least', 'most'], /--at-least is a number/],
    [['--key', 'x'], /key/],
  ] as const)
    it(`refuse ${args.join(' ')}`, () => assert.throws(() => readSettings(args, {}), words));

  it('take the endpoint and its key from the environment', () => {
    const env = {
      GAINSIGHT_EVAL_BASE_URL: 'http://localhost:1234/v1',
      GAINSIGHT_EVAL_API_KEY: 'k',
      GAINSIGHT_EVAL_MODEL: 'm',
    };
    const { baseUrl, apiKey, model, maxInputTokens } = readEndpoint(env);
    assert.deepEqual(
      [baseUrl, apiKey, model, maxInputTokens],
      ['http://localhost:1234/v1', 'k', 'm', 128_000],
    );
    assert.throws(
      () => readEndpoint({ ...env, GAINSIGHT_EVAL_MODEL: '' }),
      /GAINSIGHT_EVAL_MODEL must be set/,
    );
    assert.throws(() => readEndpoint({ ...env, GAINSIGHT_EVAL_BASE_URL: 'here' }), /no address/);
    assert.throws(() => readEndpoint({ ...env, GAINSIGHT_EVAL_TIMEOUT: '-1' }), /GAINSIGHT_EVAL_TIMEOUT is/);
  });
});
