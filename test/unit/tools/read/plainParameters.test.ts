import assert from 'node:assert/strict';
import { setup } from '../toolTenant';

const column = (rows: readonly Record<string, unknown>[] | undefined, name: string): unknown[] =>
  (rows ?? []).map((row) => row[name]);

describe('gainsight_company_query', () => {
  it('begins at the offset', async () => {
    const { ask } = setup();
    const page = { select: ['Name'], orderBy: { Name: 'asc' }, limit: 4 };
    const whole = column((await ask('gainsight_company_query', page)).rows, 'Name');
    const rest = column(
      (await ask('gainsight_company_query', { ...page, limit: 2, offset: 2 })).rows,
      'Name',
    );
    assert.deepEqual(rest, whole.slice(2));
    assert.equal(new Set(whole).size, 4);
  });
});

describe('gainsight_cta_list', () => {
  it('gives the fields that are selected, page by page', async () => {
    const { ask, sandbox } = setup();
    const list = (pageNumber: number) =>
      ask('gainsight_cta_list', { select: ['Name', 'Comments'], pageSize: 3, pageNumber });
    const [first, second] = [await list(1), await list(2)];
    assert.match(first.next ?? '', /pageNumber 2/);
    const ids = [...column(first.rows, 'Gsid'), ...column(second.rows, 'Gsid')];
    assert.deepEqual([ids.length, new Set(ids).size], [6, 6]);
    const sent = sandbox.calls.find(({ path }) => path.startsWith('/v2/cockpit/cta/list'));
    assert.match(JSON.stringify(sent?.body), /"select":\[[^\]]*"Comments"/);
  });

  it('adds the linked records when asked, and not otherwise', async () => {
    const { ask } = setup();
    const withLinks = await ask('gainsight_cta_list', { linkedObject: true, pageSize: 1000 });
    const without = await ask('gainsight_cta_list', { pageSize: 1000 });
    assert.match(JSON.stringify(withLinks.rows), /"associatedRecords":/);
    assert.doesNotMatch(JSON.stringify(without.rows), /"associatedRecords":/);
  });
});

describe('gainsight_success_plan_list', () => {
  it('keeps the plans that meet the conditions, with the fields that are selected', async () => {
    const { ask } = setup();
    const where = { conditions: [{ fieldName: 'PercentComplete', operator: 'GTE', value: 50 }] };
    const all = await ask('gainsight_success_plan_list', { pageSize: 1000 });
    const { rows } = await ask('gainsight_success_plan_list', {
      where,
      select: ['Name', 'PercentComplete'],
      pageSize: 1000,
    });
    const done = column(rows, 'PercentComplete').map(Number);
    assert.ok(done.length > 0 && done.length < (all.rows?.length ?? 0));
    assert.ok(done.every((percent) => percent >= 50));
  });
});

describe('gainsight_timeline_query', () => {
  it('gives the fields that are selected, in the order and from the offset that are asked for', async () => {
    const { ask } = setup();
    const query = { select: ['Gsid', 'ActivityDate'], orderBy: { ActivityDate: 'asc' }, limit: 6 };
    const { rows } = await ask('gainsight_timeline_query', query);
    const dates = column(rows, 'ActivityDate').map(String);
    assert.deepEqual(dates, [...dates].sort());
    assert.ok(rows?.every((row) => !('Notes' in row) && !('Subject' in row)));
    const rest = await ask('gainsight_timeline_query', { ...query, limit: 3, offset: 3 });
    assert.deepEqual(column(rest.rows, 'Gsid'), column(rows, 'Gsid').slice(3));
  });
});
