import assert from 'node:assert/strict';
import { OverlayError } from '../../../src/sandbox/overlay';
import { names, TenantCalls, type Row } from './tenantCalls';

describe('sandbox overlay', () => {
  it('adds records, resolving labels, names, addresses and scores', async () => {
    const calls = new TenantCalls({
      data: {
        call_to_action: [
          {
            Name: 'Say hello',
            CompanyId: 'Vale & Sons',
            OwnerId: 'kim.park@example.com',
            TypeId: 'Risk',
            StatusId: 'New',
            DueDate: '2026-11-20',
          },
        ],
        COMPANY: [
          {
            name: 'Vale & Sons',
            Csm: 'Kim Park',
            Status: 'Active',
            Segment__gc: 'SMB',
            CurrentScore: 28,
            Tags: ['Beta'],
            RenewalDate: '2027-01-31',
          },
        ],
        gsuser: [{ Name: 'Kim Park', Email: 'kim.park@example.com' }],
      },
    });
    const [company = {}] = await calls.rows(
      'company',
      [
        'Gsid',
        'Csm__gr.Email',
        'CurrentScore__gr.Score',
        'CurrentScore__gr.Label',
        'RenewalDate',
        'ModifiedDate',
      ],
      [['Name', 'EQ', 'Vale & Sons']],
    );
    assert.match(String(company.Gsid), /^1P02[0-9A-Z]{32}$/);
    assert.equal(company['Csm__gr.Email'], 'kim.park@example.com');
    assert.deepEqual([company['CurrentScore__gr.Score'], company['CurrentScore__gr.Label']], [28, 'At risk']);
    assert.equal(company.ModifiedDate, '2026-11-18T08:00:00.000Z');
    const [cta = {}] = await calls.list(
      '/v2/cockpit/cta/list',
      ['Name'],
      [['OwnerId__gr.Name', 'EQ', 'Kim Park']],
    );
    assert.deepEqual([cta.CompanyId, cta['TypeId__gr.Name'], cta.IsClosed], [company.Gsid, 'Risk', false]);
    const byCompany = await calls.rows('call_to_action', ['Name'], [['CompanyId', 'EQ', company.Gsid]]);
    assert.deepEqual(names(byCompany), ['Say hello']);
  });

  it('changes fields of a record that is there, and leaves the others', async () => {
    const plain = new TenantCalls();
    const id = await plain.company('Bravura');
    const calls = new TenantCalls({ data: { Company: [{ Gsid: id, Arr: 1 }] } });
    const [row = {}] = await calls.rows('company', ['Arr', 'Name', 'Csm__gr.Name'], [['Gsid', 'EQ', id]]);
    assert.deepEqual(row, { Arr: 1, Name: 'Bravura', 'Csm__gr.Name': 'Lena Hofmann' });
  });

  it('changes records that are made on demand', async () => {
    const [cta] = await new TenantCalls().rows(
      'call_to_action',
      ['Gsid'],
      [['CompanyId__gr.Csm__gr.Name', 'EQ', 'Freya Jensen']],
    );
    const calls = new TenantCalls({ data: { call_to_action: [{ Gsid: cta?.Gsid, Name: 'Renamed' }] } });
    assert.deepEqual(names(await calls.rows('call_to_action', ['Name'], [['Gsid', 'EQ', cta?.Gsid]])), [
      'Renamed',
    ]);
  });

  it('keeps a given GSID', async () => {
    const Gsid = '1P02SYNCO000000000000000000000000001';
    const calls = new TenantCalls({ data: { Company: [{ Gsid, Name: 'Given' }] } });
    assert.equal(await calls.company('Given'), Gsid);
  });

  it('replaces companies, and what belonged to them goes as well', async () => {
    const calls = new TenantCalls({
      data: { $replace: ['Company'], Company: [{ Name: 'Only one', Csm: 'Lena Hofmann' }] },
    });
    assert.deepEqual(names(await calls.rows('company', ['Name'])), ['Only one']);
    for (const object of [
      'call_to_action',
      'cs_task',
      'cta_group',
      'activity_timeline',
      'company_person',
      'account_scorecard_history',
      'company_scorecard_fact_1',
    ])
      assert.deepEqual(await calls.rows(object, ['CreatedDate']), [], object);
    assert.ok((await calls.rows('gsuser', ['Name'])).length > 5);
  });

  it('replaces one object alone, for good', async () => {
    const calls = new TenantCalls({ data: { $replace: ['call_to_action'] } });
    assert.ok((await calls.rows('cta_group', ['Name'])).length > 10);
    assert.deepEqual(await calls.rows('call_to_action', ['Name']), []);
  });

  it('stands again after a reset', async () => {
    const calls = new TenantCalls({ data: { Company: [{ Name: 'Added' }] } });
    calls.sandbox.reset();
    assert.match(String(await calls.company('Added')), /^1P02/);
  });

  const faults: [what: string, data: unknown, message: RegExp][] = [
    ['no object', [], /must be a JSON object/],
    ['an unknown object', { Compny: [] }, /no object "Compny"/],
    ['an unknown object to replace', { $replace: ['Compny'] }, /no object "Compny"/],
    ['$replace as text', { $replace: 'Company' }, /"\$replace" must be a list/],
    ['no list', { Company: {} }, /Company must be a list/],
    ['a row that is no object', { Company: [{ Name: 'A' }, 7] }, /Company, row 2/],
    [
      'an unknown field',
      { Company: [{ Name: 'A' }, { Name: 'B', Nmae: 'x' }] },
      /company, row 2: there is no field "Nmae"/,
    ],
    ['a missing name', { Company: [{ Arr: 1 }] }, /company, row 1: the field "Name" is required/],
    [
      'a missing company of a CTA',
      { call_to_action: [{ Name: 'A' }] },
      /call_to_action, row 1: the field "CompanyId" is required/,
    ],
    [
      'an unknown label',
      { Company: [{ Name: 'A', Status: 'Sleeping' }] },
      /row 1, field "Status": one of Active, Inactive, Churned/,
    ],
    [
      'an unknown user',
      { Company: [{ Name: 'A', Csm: 'Nobody' }] },
      /field "Csm": no record of gsuser is "Nobody"/,
    ],
    ['a number as user', { Company: [{ Name: 'A', Csm: 7 }] }, /a GSID or a name/],
    ['a score beyond the scheme', { Company: [{ Name: 'A', CurrentScore: 101 }] }, /a score from 0 to 100/],
    [
      'an ambiguous name',
      { Company: [{ Name: 'A' }, { Name: 'A' }], call_to_action: [{ Name: 'x', CompanyId: 'A' }] },
      /several records of company/,
    ],
    ['text as number', { Company: [{ Name: 'A', Arr: '1' }] }, /field "Arr": a number is needed/],
    [
      'text as boolean',
      { gsuser: [{ Name: 'A', Email: 'a@example.com', IsActiveUser: 'yes' }] },
      /true or false/,
    ],
    ['a day that is none', { Company: [{ Name: 'A', RenewalDate: '2026-02-30' }] }, /a date such as/],
    ['a number as text', { Company: [{ Name: 'A', Industry: 7 }] }, /text is needed/],
    ['tags that are no list', { Company: [{ Name: 'A', Tags: 'Beta' }] }, /a list is needed/],
    ['an unknown tag', { Company: [{ Name: 'A', Tags: ['Beta', 'Nope'] }] }, /one of Reference/],
  ];
  for (const [what, data, message] of faults)
    it(`says what is wrong with ${what}`, () => {
      assert.throws(
        () => new TenantCalls({ data }),
        (error: unknown) => error instanceof OverlayError && message.test(error.message),
      );
    });

  it('takes null as an empty field', async () => {
    const calls = new TenantCalls({ data: { Company: [{ Name: 'Empty', Arr: null, Csm: null }] } });
    const rows: Row[] = await calls.rows('company', ['Arr', 'Csm'], [['Name', 'EQ', 'Empty']]);
    assert.deepEqual(rows, [{ Arr: null, Csm: null }]);
  });
});
