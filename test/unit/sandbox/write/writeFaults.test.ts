import assert from 'node:assert/strict';
import type { Fault } from '../../../../src/sandbox/embedded';
import { isFault } from '../../../../src/sandbox/faults';
import { NOW } from '../tenantCalls';
import { LENA, OWNER, WriteCalls } from './writeCalls';

const CTAS = '/v2/cockpit/cta/';

/** A tenant in which the next create of a CTA suffers this fault, and that create. */
async function doomed(fault: Fault): Promise<{ calls: WriteCalls; body: unknown }> {
  const calls = new WriteCalls();
  const CompanyId = await calls.company('Bravura');
  const record = { referenceId: 'r', Name: 'Lost', CompanyId, type: 'Risk', OwnerEmail: LENA };
  calls.sandbox.inject({ ...fault, path: CTAS, method: 'POST' });
  return { calls, body: { requests: [{ record }], lookups: OWNER } };
}

async function made(calls: WriteCalls): Promise<number> {
  return (await calls.rows('call_to_action', ['Gsid'], [['Name', 'EQ', 'Lost']])).length;
}

/** What came of the create, and how many records there are. */
async function suffered(fault: Fault): Promise<[outcome: string, records: number]> {
  const { calls, body } = await doomed(fault);
  const outcome = await calls
    .fetch(CTAS, body)
    .then(async (response) => `${response.status} ${(await response.text()).slice(0, 60)}`)
    .catch((error: unknown) => (error as Error).name);
  return [outcome, await made(calls)];
}

describe('sandbox faults of writes', () => {
  const kinds: [fault: Fault, outcome: RegExp][] = [
    [{ kind: 'cut' }, /^TypeError$/],
    [{ kind: 'serverError' }, /^500 /],
    [{ kind: 'badGateway' }, /^502 /],
    [{ kind: 'unauthorized' }, /^401 /],
    [{ kind: 'forbidden' }, /^403 /],
    [{ kind: 'rateLimited' }, /^429 /],
    [{ kind: 'failure', code: 'COCKPIT_9999' }, /^200 .*"COCKPIT_9999"/],
  ];
  for (const [fault, outcome] of kinds)
    for (const [when, records] of [
      [undefined, 0],
      ['before', 0],
      ['after', 1],
    ] as const)
      it(`${fault.kind} ${when ?? 'at no given time'} leaves ${records} records`, async () => {
        const result = await suffered(when ? { ...fault, when } : fault);
        assert.match(result[0], outcome);
        assert.equal(result[1], records);
      });

  it('truncated breaks off the answer to a write that was done', async () => {
    const [outcome, records] = await suffered({ kind: 'truncated' });
    assert.match(outcome, /^200 \{"result":true/);
    assert.equal(records, 1);
  });

  for (const [when, records] of [
    ['before', 0],
    ['after', 1],
  ] as const)
    it(`slow ${when} leaves ${records} records when its caller gives up`, async () => {
      const { calls, body } = await doomed({ kind: 'slow', ms: 60_000, when });
      const controller = new AbortController();
      const waiting = calls.fetch(CTAS, body, { signal: controller.signal });
      // One turn of the event loop brings the call to where it waits.
      await new Promise((resolve) => setImmediate(resolve));
      controller.abort();
      await assert.rejects(waiting, { name: 'AbortError' });
      assert.equal(await made(calls), records);
    });

  it('take no other time than before or after', () => {
    assert.equal(isFault({ kind: 'cut', when: 'after' }), true);
    assert.equal(isFault({ kind: 'cut', when: 'later' }), false);
  });
});

describe('sandbox clock of writes', () => {
  it("is the tenant's own, and goes on", async () => {
    let now = NOW.getTime();
    const calls = new WriteCalls({ now: () => new Date(now) });
    const Gsid = await calls.cta('Recover product usage');
    now += 90_000;
    await calls.cockpit('PUT', CTAS, { Gsid, priority: 'Low' });
    const row = await calls.row('call_to_action', Gsid, ['ModifiedDate']);
    assert.equal(row.ModifiedDate, '2026-11-18T08:01:30.000Z');
  });
});
