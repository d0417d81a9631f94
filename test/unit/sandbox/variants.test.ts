import assert from 'node:assert/strict';
import { names, TenantCalls, where, type Row } from './tenantCalls';

const KESTREL = {
  select: ['Name', 'Arr', 'RenewalDate', 'CreatedDate'],
  where: where([['Name', 'EQ', 'Kestrel Labs']]),
};
const NOBODY = { select: ['Name'], where: where([['Name', 'EQ', 'Nobody']]) };

describe('sandbox variants', () => {
  it('answers with records by default, dates as ISO 8601 and nulls kept', async () => {
    const { body } = await new TenantCalls().query('company', KESTREL);
    const [row = {}] = (body.data as { records: Row[] }).records;
    assert.equal(row.Arr, null);
    assert.equal(row.RenewalDate, '2026-12-13');
    assert.match(String(row.CreatedDate), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('gives data as a list', async () => {
    const calls = new TenantCalls({ variants: { rows: 'list' } });
    assert.deepEqual(names((await calls.query('company', KESTREL)).body.data as Row[]), ['Kestrel Labs']);
    assert.deepEqual((await calls.query('company', NOBODY)).body.data, []);
  });

  it('gives dates as epoch milliseconds, in object queries and in lists', async () => {
    const calls = new TenantCalls({ variants: { dates: 'epoch' } });
    const { body } = await calls.query('company', KESTREL);
    const [row = {}] = (body.data as { records: Row[] }).records;
    assert.equal(row.RenewalDate, Date.UTC(2026, 11, 13));
    assert.equal(typeof row.CreatedDate, 'number');
    const [cta = {}] = await calls.list(
      '/v2/cockpit/cta/list',
      ['DueDate'],
      [['DueDate', 'EQ', '2026-11-18']],
    );
    assert.equal(cta.DueDate, Date.UTC(2026, 10, 18));
  });

  it('leaves out keys that are null', async () => {
    const calls = new TenantCalls({ variants: { nulls: 'omit' } });
    const { body } = await calls.query('company', KESTREL);
    const [row = {}] = (body.data as { records: Row[] }).records;
    assert.equal('Arr' in row, false);
    assert.equal(row.Name, 'Kestrel Labs');
  });

  it('says nothing found with an empty list, with no data, or with HTTP 400', async () => {
    const none = (empty: 'records' | 'noData' | 'noMatch') =>
      new TenantCalls({ variants: { empty } }).query('company', NOBODY);
    const records = await none('records');
    assert.deepEqual([records.status, records.body.result, records.body.data], [200, true, { records: [] }]);
    const noData = await none('noData');
    assert.deepEqual([noData.status, noData.body.result, noData.body.data], [200, false, null]);
    assert.equal(noData.body.errorDesc, 'No data found for given criteria');
    const noMatch = await none('noMatch');
    assert.deepEqual([noMatch.status, noMatch.body.errorCode], [400, 'GSOBJ_1011']);
  });

  it('keeps lists of the Cockpit empty in every variant', async () => {
    const calls = new TenantCalls({ variants: { empty: 'noMatch', rows: 'list' } });
    assert.deepEqual(await calls.list('/v2/cockpit/cta/list', ['Name'], [['Name', 'EQ', 'Nothing']]), []);
  });
});
