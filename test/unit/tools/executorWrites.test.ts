import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { GainsightError } from '../../../src/gainsight/errors';
import type { Confirm, ExecutorParts } from '../../../src/tools/executor';
import type { ToolRules } from '../../../src/tools/gate';
import type { Planned } from '../../../src/tools/writePlan';
import { executorOn } from '../../support/executorOn';
import { activeOn, lenaTenant } from '../../support/lenaTenant';
import { WRITE, writeTool, type WriteToolParts } from '../../support/writeTool';

const accept: Confirm = async () => 'accepted';
const NOTE = { account: 'Bravura' };

function setup(write: WriteToolParts = {}, parts: Partial<ExecutorParts> = {}) {
  const { tool, sent, planned } = writeTool(write);
  const active = activeOn(lenaTenant());
  const rules: ToolRules & { readOnly: boolean } = { readOnly: false, allow: [], exclude: [] };
  const executor = executorOn(active, [tool], { rules: () => rules, ...parts });
  const controller = new AbortController();
  const { signal } = controller;
  const prepare = (limitMs = 1000, input: object = NOTE) =>
    executor.prepare(WRITE, input, { door: 'tool', signal, limitMs });
  const run = async (confirm?: Confirm, input: object = NOTE) =>
    // The executor's answers are JSON objects with a status.
    JSON.parse(await executor.run(WRITE, input, { door: 'tool', signal, confirm })) as {
      status: string;
      problem?: string;
    };
  const told = () => executor.lines.map(({ event, result }) => `${event} ${result}`);
  return { active, controller, executor, planned, prepare, rules, run, sent, told };
}

function planOf(account: string): Planned {
  const send = async () => ({ status: 'ok' as const });
  return { plan: { title: `Note at ${account}`, values: [], warnings: [], unchecked: [], send } };
}

/** Asks nothing of the person but remembers what they were asked. */
function asking(...outcomes: Awaited<ReturnType<Confirm>>[]) {
  const asked: { title: string; tenant: string; shown: boolean }[] = [];
  const confirm: Confirm = async ({ title, tenant }, shown) => {
    asked.push({ title, tenant, shown });
    return outcomes.shift() ?? 'accepted';
  };
  return { asked, confirm };
}

describe('a write', () => {
  it('is sent once, after a person approved it, with lines of audit before and after', async () => {
    const { run, sent, told } = setup();
    const { asked, confirm } = asking('accepted');
    assert.equal((await run(confirm)).status, 'ok');
    assert.deepEqual(sent, ['Bravura on one']);
    assert.deepEqual(asked, [{ title: 'Create note at Bravura', tenant: 'acme.example.com', shown: false }]);
    assert.deepEqual(told(), ['confirmation accepted', 'call ok']);
  });

  it('sends the plan that was shown, and does not work it out again', async () => {
    const { planned, prepare, run, sent, told } = setup();
    const { asked, confirm } = asking('accepted');
    assert.equal((await prepare())?.kind, 'plan');
    await run(confirm);
    assert.deepEqual([planned.length, sent.length, asked[0]?.shown], [1, 1, true]);
    assert.deepEqual(told(), ['confirmation asked', 'confirmation accepted', 'call ok']);
  });

  it('is worked out anew and asked about again when it is repeated', async () => {
    const { planned, prepare, run } = setup();
    const { asked, confirm } = asking();
    await prepare();
    await run(confirm);
    await run(confirm);
    assert.deepEqual([planned.length, asked.map(({ shown }) => shown)], [2, [true, false]]);
  });

  const unshown: readonly (readonly [string, () => Promise<Planned>])[] = [
    ['nothing', async () => ({ answer: { status: 'several', next: 'Ask which.' } })],
    ['late', () => new Promise(() => undefined)],
  ];
  for (const [kind, second] of unshown)
    it(`does not count as shown by an earlier card when its own came to ${kind}`, async () => {
      const plans = [async () => planOf('Bravura'), second];
      const { prepare, run } = setup({
        plan: async () => (plans.shift() ?? (async () => planOf('Bravura')))(),
      });
      const { asked, confirm } = asking('declined');
      await prepare();
      assert.equal((await prepare(5))?.kind, kind);
      await run(confirm);
      assert.deepEqual(
        asked.map(({ shown }) => shown),
        [false],
      );
    });

  for (const [words, shown] of [
    ['the same', true],
    ['something else', false],
  ] as const)
    it(`takes either of two cards for an answer only when they agree: ${words}`, async () => {
      let title = 'first';
      const { prepare, run } = setup({ plan: async () => planOf(title) });
      const { asked, confirm } = asking('declined');
      await prepare();
      if (!shown) title = 'second';
      await prepare();
      await run(confirm);
      assert.deepEqual(
        asked.map((one) => one.shown),
        [shown],
      );
    });

  for (const [outcome, status] of [
    ['declined', 'declined'],
    ['unavailable', 'notAllowed'],
  ] as const)
    it(`is not sent when the answer is ${outcome}, which is told`, async () => {
      const { run, sent, told } = setup();
      assert.equal((await run(async () => outcome)).status, status);
      assert.deepEqual(sent, []);
      assert.deepEqual(told(), [`confirmation ${outcome}`, `call ${status}`]);
    });

  it('is not sent where there is nobody to ask', async () => {
    const { run, sent } = setup();
    assert.match((await run()).problem ?? '', /confirmation of a person/);
    assert.deepEqual(sent, []);
  });

  it('is not sent when its confirmation cannot be recorded', async () => {
    const audit = { append: async () => Promise.reject(new Error('disk full')) };
    const { run, sent } = setup({}, { audit });
    const answer = await run(accept);
    assert.match(answer.problem ?? '', /audit log cannot be written/);
    assert.deepEqual(sent, []);
  });

  it('is not sent when read-only was switched on while the person made up their mind', async () => {
    const { rules, run, sent } = setup();
    const answer = await run(async () => {
      rules.readOnly = true;
      return 'accepted';
    });
    assert.equal(answer.status, 'notAllowed');
    assert.deepEqual(sent, []);
  });

  it('is not sent when it was called off while the person made up their mind', async () => {
    const { controller, run, sent, told } = setup();
    const calledOff = run(async () => {
      controller.abort();
      return 'accepted';
    });
    await assert.rejects(calledOff, { name: 'AbortError' });
    assert.deepEqual(sent, []);
    assert.deepEqual(told(), ['confirmation accepted', 'call cancelled']);
  });

  it('that was shown for one tenant is asked about again on another', async () => {
    const { active, prepare, run, sent } = setup();
    const { asked, confirm } = asking();
    await prepare();
    const connection = { ...lenaTenant().connection, id: 'two', origin: 'https://beta.example.com' };
    active.set({ kind: 'ready', tenant: lenaTenant({ connection }) });
    await run(confirm);
    assert.deepEqual(asked, [{ title: 'Create note at Bravura', tenant: 'beta.example.com', shown: false }]);
    assert.deepEqual(sent, ['Bravura on two']);
  });

  it('whose plan fails is told with its status, and asks nobody', async () => {
    const { run } = setup({
      plan: async () => Promise.reject(new GainsightError({ kind: 'network', sentence: 'Not reached.' })),
    });
    const { asked, confirm } = asking();
    assert.equal((await run(confirm)).status, 'network');
    assert.deepEqual(asked, []);
  });

  it('leaves a line also when a defect stops it', async () => {
    const { run, told } = setup({ send: async () => Promise.reject(new TypeError('a defect')) });
    await assert.rejects(run(accept), TypeError);
    assert.deepEqual(told(), ['confirmation accepted', 'call defect']);
  });
});

describe('preparing a write', () => {
  it('gives nothing to show where the call will be answered with a question', async () => {
    const answer = { status: 'several', next: 'Which one?' } as const;
    const { prepare, run, sent, told } = setup({ plan: async () => ({ answer }) });
    assert.deepEqual(await prepare(), { kind: 'nothing', answer });
    assert.equal((await run(accept)).status, 'several');
    assert.deepEqual([sent, told()], [[], ['call several']]);
  });

  it('says why bad input, rules and a missing sign-in leave nothing to show', async () => {
    const { active, prepare, rules } = setup();
    const status = async (input: object = NOTE) => {
      const prepared = await prepare(1000, input);
      return prepared?.kind === 'nothing' ? prepared.answer.status : undefined;
    };
    assert.equal(await status({ account: 7 }), 'rejected');
    active.set({ kind: 'signedOut' });
    assert.equal(await status(), 'signedOut');
    rules.readOnly = true;
    assert.equal(await status(), 'notAllowed');
  });

  it('gives up after its time while a connection is being made', async () => {
    const { active, prepare } = setup();
    const { state } = active;
    assert.ok('tenant' in state);
    active.set({ kind: 'connecting', connection: state.tenant.connection });
    assert.deepEqual(await prepare(5), { kind: 'late' });
    active.set(state);
    assert.equal((await prepare(1000))?.kind, 'plan');
  });

  it('has one time for the connection and for the plan', async () => {
    const deadlines: AbortController[] = [];
    const timeout = mock.method(AbortSignal, 'timeout', () => {
      const deadline = new AbortController();
      deadlines.push(deadline);
      return deadline.signal;
    });
    try {
      const { active, prepare } = setup({
        plan: () => {
          deadlines[0]?.abort();
          return new Promise(() => undefined);
        },
      });
      const { state } = active;
      assert.ok('tenant' in state);
      active.set({ kind: 'connecting', connection: state.tenant.connection });
      const prepared = prepare();
      await new Promise(setImmediate);
      active.set(state);
      assert.deepEqual(await prepared, { kind: 'late' });
      assert.equal(deadlines.length, 1);
    } finally {
      timeout.mock.restore();
    }
  });

  it('gives up after its time and tells the reading to stop', async () => {
    const signals: AbortSignal[] = [];
    const { prepare, planned } = setup({
      plan: (_input, signal) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
    });
    assert.deepEqual(await prepare(1), { kind: 'late' });
    assert.equal(signals[0]?.aborted, true);
    assert.equal(planned.length, 1);
  });

  it('records a plan that nobody answered once its time has passed', async () => {
    let now = new Date('2026-11-18T08:00:00Z');
    const { prepare, told } = setup({}, { now: () => now });
    await prepare();
    now = new Date('2026-11-18T08:11:00Z');
    await prepare(1000, { account: 'Praxis Inc' });
    assert.deepEqual(told(), ['confirmation asked', 'confirmation lapsed', 'confirmation asked']);
  });

  it('records that a person turned the card down, and the plan is gone', async () => {
    const { executor, prepare, run, sent, told } = setup();
    await prepare();
    const answer = JSON.parse(await executor.withdraw(WRITE, NOTE, 'chat')) as { status: string };
    assert.equal(answer.status, 'declined');
    const { asked, confirm } = asking('declined');
    await run(confirm);
    assert.equal(asked[0]?.shown, false);
    assert.deepEqual(sent, []);
    assert.deepEqual(told().slice(0, 2), ['confirmation asked', 'confirmation declined']);
  });
});

describe('the gate before the tools', () => {
  it('refuses, does not plan, and leaves a line', async () => {
    const { planned, rules, run, told } = setup();
    rules.readOnly = true;
    assert.equal((await run(accept)).status, 'notAllowed');
    assert.deepEqual(planned, []);
    assert.deepEqual(told(), ['refusal notAllowed']);
  });

  it('leaves a line without the name for a tool that there is not', async () => {
    const { executor } = setup();
    const { signal } = new AbortController();
    await executor.run('delete_praxis', { name: 'Praxis' }, { door: 'mcp', signal });
    const [line] = executor.lines;
    assert.deepEqual([line?.event, line?.action, line?.input], ['refusal', 'unknown', undefined]);
  });
});
