import assert from 'node:assert/strict';
import { NOW, type Envelope, type Row } from '../tenantCalls';
import { LENA, NO_GSID, OWNER, PRIYA, WriteCalls, type Method } from './writeCalls';

const OBJECTS = '/v1/data/objects/';
const CSM = { Csm: { ...OWNER.OwnerId, fields: { CsmEmail: 'Email' } } };

interface Written {
  readonly count: number;
  readonly errors: null;
  readonly records: Row[];
}

async function write(
  calls: WriteCalls,
  method: Method,
  path: string,
  records: unknown,
  lookups?: unknown,
): Promise<Envelope> {
  const { status, body } = await calls.write(method, OBJECTS + path, { records, lookups });
  assert.equal(status, body.result ? 200 : 400);
  return body;
}

describe('sandbox object writes', () => {
  it('insert a company that queries show', async () => {
    const calls = new WriteCalls();
    const record = { Name: 'Quarry Lane Dairy', Arr: 1200, RenewalDate: '2027-01-01', CsmEmail: LENA };
    const body = await write(calls, 'POST', 'Company', [record], CSM);
    const { count, errors, records } = body.data as Written;
    assert.deepEqual([count, errors, records[0]?.Name], [1, null, 'Quarry Lane Dairy']);
    assert.match(String(records[0]?.Gsid), /^1P02/);
    const row = await calls.row('company', records[0]?.Gsid, ['Name', 'Arr', 'Csm__gr.Email', 'CreatedDate']);
    assert.deepEqual(Object.values(row), ['Quarry Lane Dairy', 1200, LENA, NOW.toISOString()]);
  });

  it('insert relationships and rows of custom objects, found by their company', async () => {
    const calls = new WriteCalls();
    const CompanyId = await calls.company('Bravura');
    const made = await write(calls, 'POST', 'Relationship', [{ Name: 'Bravura Print', CompanyId }]);
    assert.equal((made.data as Written).count, 1);
    await write(calls, 'POST', 'site_visit__gc', [
      { Name: 'Winter visit', Company__gc: CompanyId, Visited_On__gc: '2026-11-17' },
      { Name: 'Spring visit', Company__gc: CompanyId },
    ]);
    const visits = await calls.rows('site_visit__gc', ['Name'], [['Company__gc', 'EQ', CompanyId]]);
    assert.deepEqual(visits, [{ Name: 'Winter visit' }, { Name: 'Spring visit' }]);
  });

  it('update by keys and leave the rest', async () => {
    const calls = new WriteCalls();
    const before = await calls.row('company', await calls.company('Bravura'), [
      'Gsid',
      'Arr',
      'Industry',
      'ModifiedDate',
    ]);
    const body = await write(
      calls,
      'PUT',
      'company?keys=name',
      [{ Name: 'Bravura', Arr: 5, CsmEmail: PRIYA }],
      CSM,
    );
    const { records } = body.data as Written;
    assert.equal(records[0]?.Gsid, before.Gsid);
    const after = await calls.row('company', before.Gsid, ['Gsid', 'Arr', 'Industry', 'ModifiedDate']);
    assert.deepEqual(after, { ...before, Arr: 5, ModifiedDate: NOW.toISOString() });
    assert.equal(await calls.company('Bravura', 'Csm__gr.Email'), PRIYA);
  });

  it('move a row to another company', async () => {
    const calls = new WriteCalls();
    const [visit = {}] = await calls.rows('site_visit__gc', ['Gsid', 'Company__gc'], [], { limit: 1 });
    const target = await calls.company('Bravura');
    await write(calls, 'PUT', 'site_visit__gc?keys=Gsid', [{ Gsid: visit.Gsid, Company__gc: target }]);
    const at = (company: unknown): Promise<Row[]> =>
      calls.rows('site_visit__gc', ['Gsid'], [['Company__gc', 'EQ', company]]);
    assert.deepEqual([await at(target), await at(visit.Company__gc)], [[{ Gsid: visit.Gsid }], []]);
  });

  it('change nothing when one record of the call is wrong', async () => {
    const calls = new WriteCalls();
    const count = async (): Promise<number> => (await calls.rows('company', ['Gsid'])).length;
    const before = await count();
    const body = await write(calls, 'POST', 'Company', [{ Name: 'Good' }, { Name: 'Bad', Arr: 'much' }]);
    assert.deepEqual([body.errorCode, body.data], ['GSOBJ_1008', null]);
    assert.equal(await count(), before);
    const arr = await calls.company('Bravura', 'Arr');
    await write(calls, 'PUT', 'Company?keys=Name', [
      { Name: 'Bravura', Arr: 1 },
      { Name: 'Nobody', Arr: 1 },
    ]);
    assert.equal(await calls.company('Bravura', 'Arr'), arr);
  });

  const Status = NO_GSID;
  const refused: [title: string, method: Method, path: string, records: unknown, code: string][] = [
    ['insert without a name', 'POST', 'Company', [{ Arr: 1 }], 'GSOBJ_1007'],
    ['insert an unknown field', 'POST', 'Company', [{ Name: 'x', Nmae: 'y' }], 'GSOBJ_1002'],
    ['insert a long name', 'POST', 'Company', [{ Name: 'x'.repeat(256) }], 'GSOBJ_1001'],
    [
      'insert a date in another form',
      'POST',
      'Company',
      [{ Name: 'x', RenewalDate: '01-31-2027' }],
      'GSOBJ_1006',
    ],
    ['insert a malformed id', 'POST', 'Company', [{ Name: 'x', Csm: 'a b' }], 'GSOBJ_1004'],
    ['insert an id of nothing', 'POST', 'Company', [{ Name: 'x', Csm: NO_GSID }], 'GSOBJ_1008'],
    ['insert a picklist item by label', 'POST', 'Company', [{ Name: 'x', Status: 'Active' }], 'GSOBJ_1008'],
    ['insert an unknown picklist item', 'POST', 'Company', [{ Name: 'x', Status }], 'GSOBJ_1008'],
    ['insert a score', 'POST', 'Company', [{ Name: 'x', CurrentScore: NO_GSID }], 'GSOBJ_1008'],
    ['insert into a system object', 'POST', 'scorecard_master', [{ Name: 'x' }], 'GSOBJ_1023'],
    ['insert a CTA', 'POST', 'call_to_action', [{ Name: 'x' }], 'GSOBJ_1023'],
    ['insert into nothing', 'POST', 'nothing__gc', [{ Name: 'x' }], 'GSOBJ_1023'],
    ['insert no records', 'POST', 'Company', [], 'GSOBJ_ESS_9150'],
    [
      'insert 51 records',
      'POST',
      'Company',
      Array.from({ length: 51 }, () => ({ Name: 'x' })),
      'GSOBJ_ESS_9150',
    ],
    ['insert what is no object', 'POST', 'Company', ['x'], 'GSOBJ_ESS_9150'],
    ['update without keys', 'PUT', 'Company', [{ Name: 'Bravura' }], 'GSOBJ_ESS_9150'],
    [
      'update by four keys',
      'PUT',
      'Company?keys=Name,Industry,Csm,Gsid',
      [{ Name: 'Bravura' }],
      'GSOBJ_ESS_9150',
    ],
    ['update by an unknown key', 'PUT', 'Company?keys=Nmae', [{ Nmae: 'Bravura' }], 'GSOBJ_1002'],
    ['update by a date', 'PUT', 'Company?keys=RenewalDate', [{ RenewalDate: '2027-01-01' }], 'GSOBJ_1008'],
    ['update without the key', 'PUT', 'Company?keys=Name', [{ Arr: 1 }], 'GSOBJ_1007'],
    ['update nobody', 'PUT', 'Company?keys=Name', [{ Name: 'Nobody', Arr: 1 }], 'GSOBJ_1011'],
    ['update several', 'PUT', 'Company?keys=ManagedAs', [{ ManagedAs: 'Company', Arr: 1 }], 'GSOBJ_1008'],
    [
      'empty what is needed',
      'PUT',
      'Relationship?keys=Name',
      [{ Name: 'Helios EMEA', CompanyId: null }],
      'GSOBJ_1007',
    ],
  ];
  for (const [title, method, path, records, code] of refused)
    it(`refuse to ${title}`, async () => {
      const body = await write(new WriteCalls(), method, path, records);
      assert.deepEqual([body.result, body.errorCode], [false, code]);
    });
});
