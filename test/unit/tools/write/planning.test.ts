import assert from 'node:assert/strict';
import { GainsightError } from '../../../../src/gainsight/errors';
import { planWrite, type Planning } from '../../../../src/tools/write/planning';
import type { Planned } from '../../../../src/tools/writePlan';
import { lenaTenant } from '../../../support/lenaTenant';
import { setupWrites } from '../writeTenant';

const never = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
const refused = (kind: 'forbidden' | 'signedOut') => async (): Promise<never> => {
  throw new GainsightError({ kind, sentence: 'No right to see it.' });
};
const nothing = async () => ({ status: 'ok' as const });

function planned(work: (planning: Planning) => Promise<Planned>): Promise<Planned> {
  return planWrite(lenaTenant(), new AbortController().signal, work, 20);
}

/** A plan of which only one reading matters. */
function reading(read: (planning: Planning) => Promise<unknown>, signal?: AbortSignal): Promise<Planned> {
  const work = async (planning: Planning): Promise<Planned> => {
    await read(planning);
    return planning.plan('Create', [], nothing);
  };
  return signal ? planWrite(lenaTenant(), signal, work) : planned(work);
}

describe('planWrite', () => {
  it('goes on without what could not be read in time, and says what it was', async () => {
    const result = await planned(async (planning) => {
      await planning.check('The owner', never);
      // Whatever ignores the signal is not waited for either.
      await planning.check('The type', () => new Promise(() => undefined));
      return planning.plan('Create', [], nothing);
    });
    assert.ok('plan' in result);
    assert.deepEqual(result.plan.unchecked, [
      'The owner could not be checked: no time was left',
      'The type could not be checked: no time was left',
    ]);
  });

  it('says why something could not be read', async () => {
    const result = await planned(async (planning) => {
      await planning.check('The owner', refused('forbidden'));
      return planning.plan('Create', [], nothing);
    });
    assert.ok('plan' in result);
    assert.deepEqual(result.plan.unchecked, ['The owner could not be checked: No right to see it.']);
  });

  it('fails when what it cannot do without takes too long, and keeps any other reason', async () => {
    const slow = reading((planning) => planning.need(never));
    await assert.rejects(slow, { kind: 'timeout', message: /Nothing was sent/ });
    await assert.rejects(
      reading((planning) => planning.need(refused('forbidden'))),
      { kind: 'forbidden' },
    );
  });

  it('does not go on without a sign-in, nor over a defect', async () => {
    await assert.rejects(
      reading((planning) => planning.check('x', refused('signedOut'))),
      { kind: 'signedOut' },
    );
    const defect = async (): Promise<never> => {
      throw new TypeError('defect');
    };
    await assert.rejects(
      reading((planning) => planning.check('x', defect)),
      TypeError,
    );
  });

  it("rejects with the caller's own reason when the caller gives up", async () => {
    const controller = new AbortController();
    const running = reading((planning) => planning.check('x', never), controller.signal);
    controller.abort(new Error('enough'));
    await assert.rejects(running, { message: 'enough' });
  });

  it('ends with an answer in place of a plan', async () => {
    const result = await planned(async (planning) => planning.stop({ status: 'several', next: 'Ask.' }));
    assert.deepEqual(result, { answer: { status: 'several', next: 'Ask.' } });
  });
});

describe('planning a write on a tenant that answers slowly', () => {
  it('ends within the time that a person waits for the card', async function () {
    // Less than the tenant takes for one answer, and more than any machine for the rest.
    this.timeout(30_000);
    const { executor, sandbox, tenant } = setupWrites();
    const [company] = await tenant.companies.resolve('Bravura');
    tenant.forget();
    sandbox.inject({ path: '/', kind: 'slow', ms: 60_000, times: 99 });
    const input = { company_gsid: company?.gsid, cta_type: 'Risk', name: 'Rebuild trust' };
    const options = { door: 'code', signal: new AbortController().signal, limitMs: 60_000 } as const;
    const prepared = await executor.prepare('gainsight_cta_create', input, options);
    assert.equal(prepared?.kind, 'plan');
    assert.ok(prepared.plan.unchecked.length >= 4);
    assert.ok(prepared.plan.unchecked.every((gap) => gap.endsWith('no time was left')));
  });

  it('keeps what it began to read for the next plan', async () => {
    const { approve, sandbox } = setupWrites();
    const describes = () => sandbox.calls.filter(({ path }) => path.includes('/call_to_action/describe'));
    sandbox.inject({ path: '/v2/cockpit/admin', kind: 'unauthorized' });
    const input = { company_gsid: 'Bravura', cta_type: 'Risk', name: 'Rebuild trust' };
    assert.equal((await approve('gainsight_cta_create', input)).status, 'signedOut');
    assert.equal((await approve('gainsight_cta_create', input)).status, 'ok');
    assert.equal(describes().length, 1);
  });
});

describe('a plan that was approved', () => {
  it('tells who keeps records that one was written, once', async () => {
    const { approve, tenant } = setupWrites();
    const heard: string[] = [];
    tenant.onDidWrite(({ kind, companyGsid }) => heard.push(`${kind} ${companyGsid?.slice(0, 4) ?? ''}`));
    await approve('gainsight_cta_create', {
      company_gsid: 'Bravura',
      cta_type: 'Risk',
      name: 'Rebuild trust',
    });
    await approve('gainsight_task_update', { gsid: 'Share the usage report', is_closed: true });
    await approve('gainsight_cta_update', { gsid: 'No such CTA', is_closed: true });
    assert.deepEqual(heard, ['cta 1P02', 'task 1P02']);
  });

  it('sends exactly what was shown by prepare, once', async () => {
    const { executor, approve, writes, sent } = setupWrites();
    const input = { company_gsid: 'Bravura', cta_type: 'Risk', name: 'Rebuild trust' };
    const signal = new AbortController().signal;
    const prepared = await executor.prepare('gainsight_cta_create', input, {
      door: 'code',
      signal,
      limitMs: 9_000,
    });
    assert.equal(prepared?.kind, 'plan');
    assert.equal(writes().length, 0);
    await approve('gainsight_cta_create', input);
    assert.equal(writes().length, 1);
    assert.equal(sent().Name, 'Rebuild trust');
    assert.equal((await approve('gainsight_cta_create', input)).status, 'several');
    assert.equal(writes().length, 1);
  });

  for (const [tool, input] of [
    ['gainsight_cta_create', { company_gsid: 'Bravura', cta_type: 'Risk', name: 'x' }],
    ['gainsight_cta_update', { gsid: 'Recover product usage', priority: 'Low' }],
    ['gainsight_task_create', { cta_gsid: 'Recover product usage', name: 'x', due_date: '2026-11-19' }],
    ['gainsight_task_update', { gsid: 'Share the usage report', is_closed: true }],
    ['gainsight_success_plan_create', { company_gsid: 'Bravura', name: 'x', plan_type: 'ROI' }],
    ['gainsight_success_plan_update', { plan_gsid: 'Onboarding plan', status: 'At Risk' }],
    [
      'gainsight_timeline_create',
      { company_gsid: 'Bravura', type_name: 'Call', subject: 'x', notes: 'y', activity_date: '2026-11-18' },
    ],
    ['gainsight_timeline_update', { activity_gsid: 'Template fixes', subject: 'x' }],
  ] as const) {
    it(`is one write call of ${tool}, and none when the person declines`, async () => {
      const yes = setupWrites();
      assert.equal((await yes.approve(tool, input)).status, 'ok');
      assert.deepEqual([yes.shown.length, yes.writes().length], [1, 1]);
      const no = setupWrites();
      assert.equal((await no.decline(tool, input)).status, 'declined');
      assert.deepEqual([no.shown.length, no.writes().length], [1, 0]);
    });
  }
});
