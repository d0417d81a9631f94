import assert from 'node:assert/strict';
import { findCtaDetails, findPlanDetails } from '../../../src/data/workDetails';
import { GainsightError } from '../../../src/gainsight/errors';
import type { ObjectQuery, Row } from '../../../src/gainsight/objectQuery';

/** A tenant that gives these answers in turn, and keeps what it was asked. */
function tenantWith(...answers: readonly (readonly Row[] | Error)[]) {
  const asked: ObjectQuery[] = [];
  const queryObjects = async (query: ObjectQuery): Promise<Row[]> => {
    asked.push(query);
    const answer = answers[asked.length - 1];
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('not planned');
    return [...answer];
  };
  return { asked, client: { queryObjects } };
}

describe('findCtaDetails', () => {
  it('reads texts, dates and the playbook of CTAs by their ids, in one call', async () => {
    const row = {
      Gsid: 'C1',
      Comments: '<p>Call</p>',
      PlaybookId: 'B1',
      StartDate: '2026-10-01',
      OriginalDueDate: '2026-11-01T00:00:00.000Z',
      CreatedDate: 1790000000000,
      ClosedDate: null,
    };
    const { client, asked } = tenantWith([row, { Name: 'without an id' }]);
    const found = await findCtaDetails(client, { ctaGsids: ['C1', 'C2'] });
    assert.deepEqual([...found.keys()], ['C1']);
    const { comments, playbookGsid, start, originalDue, createdAt, closedAt } = found.get('C1') ?? {};
    assert.deepEqual(
      [comments, playbookGsid, start, originalDue, createdAt?.getTime(), closedAt],
      ['<p>Call</p>', 'B1', '2026-10-01', '2026-11-01', 1790000000000, undefined],
    );
    const [{ object, where } = assert.fail()] = asked;
    assert.deepEqual([object, where?.conditions[0]?.name], ['call_to_action', 'Gsid']);
    assert.deepEqual(where?.conditions[0]?.value, ['C1', 'C2']);
  });

  it('finds objectives by their plans', async () => {
    const { client, asked } = tenantWith([]);
    await findCtaDetails(client, { planGsids: ['P1'] });
    assert.equal(asked[0]?.where?.conditions[0]?.name, 'CtaGroupId');
  });

  it('asks nobody about nothing', async () => {
    const { client, asked } = tenantWith();
    assert.equal((await findCtaDetails(client, { ctaGsids: [] })).size, 0);
    assert.equal((await findPlanDetails(client, [])).size, 0);
    assert.equal(asked.length, 0);
  });

  it('does without a field that the tenant does not have', async () => {
    const unknown = new GainsightError({
      kind: 'rejected',
      code: 'GSOBJ_1002',
      sentence: 'Refused.',
      detail: 'Invalid field PlaybookId',
    });
    const { client, asked } = tenantWith(unknown, [{ Gsid: 'C1', Comments: 'Call' }]);
    assert.equal((await findCtaDetails(client, { ctaGsids: ['C1'] })).get('C1')?.comments, 'Call');
    assert.ok(!asked[1]?.select.includes('PlaybookId'));
  });
});

describe('findPlanDetails', () => {
  it('reads the action plan and the dates of plans', async () => {
    const row = { Gsid: 'P1', ActionPlan: '<p>Steps</p>', ModifiedDate: '2026-11-02T10:00:00Z' };
    const { client, asked } = tenantWith([row]);
    const plan = (await findPlanDetails(client, ['P1'])).get('P1');
    assert.deepEqual(
      [plan?.actionPlan, plan?.modifiedAt?.toISOString()],
      ['<p>Steps</p>', '2026-11-02T10:00:00.000Z'],
    );
    assert.equal(asked[0]?.object, 'cta_group');
  });
});
