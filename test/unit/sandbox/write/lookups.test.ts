import assert from 'node:assert/strict';
import type { Row } from '../tenantCalls';
import { LENA, OWNER, PRIYA, WriteCalls } from './writeCalls';

const CTAS = '/v2/cockpit/cta/';
const TWINS = {
  company: [
    { Name: 'Twin', Industry: 'Left', SfdcAccountId: '0010000001' },
    { Name: 'Twin', Industry: 'Right', SfdcAccountId: '0010000002' },
  ],
};
const BY_NAME = {
  fields: { account: 'Name' },
  lookupField: 'Gsid',
  objectName: 'Company',
  multiMatchOption: 'FIRSTMATCH',
  onNoMatch: 'ERROR',
};

describe('sandbox lookups', () => {
  /** Makes a CTA whose company is looked up, and answers the industry found or the refusal. */
  const industry = async (record: Row, lookup: Row, others: Row = {}): Promise<unknown> => {
    const calls = new WriteCalls({ data: TWINS });
    const lookups = { ...OWNER, CompanyId: { ...BY_NAME, ...lookup }, ...others };
    const answer = await calls.cockpit(
      'POST',
      CTAS,
      { Name: 'New', type: 'Risk', OwnerEmail: LENA, ...record },
      lookups,
    );
    if (!answer.startsWith('1S01')) return answer;
    return (await calls.row('call_to_action', answer, ['CompanyId__gr.Industry']))['CompanyId__gr.Industry'];
  };

  it('take the first of several, or call them an error', async () => {
    assert.equal(await industry({ account: 'Twin' }, {}), 'Left');
    const text = await industry({ account: 'Twin' }, { multiMatchOption: 'MARKASERROR' });
    assert.match(String(text), /^COCKPIT_9701: .*\(severalMatches\)/);
    const only = await industry({ account: 'Bravura' }, { multiMatchOption: 'MARKASERROR' });
    assert.equal(only, await new WriteCalls().company('Bravura', 'Industry'));
  });

  it('refuse, leave empty or fall back when nothing matches', async () => {
    const account = 'Nobody';
    assert.match(String(await industry({ account }, {})), /^COCKPIT_9701: .*no record matches for CompanyId/);
    assert.match(
      String(await industry({ account }, { onNoMatch: 'NULLABLE' })),
      /^COCKPIT_9700: .* - CompanyId$/,
    );
    const defaultValue = await new WriteCalls({ data: TWINS }).company('Twin');
    assert.equal(await industry({ account }, { onNoMatch: 'DEFAULTVALUE', defaultValue }), 'Left');
    const unknown = await industry({ account }, { onNoMatch: 'DEFAULTVALUE', defaultValue: 'X' });
    assert.match(String(unknown), /\(noMatch\)/);
  });

  it('combine several keys of the record', async () => {
    const fields = { account: 'Name', SFDCID: 'SfdcAccountId' };
    assert.equal(await industry({ account: 'Twin', SFDCID: '0010000002' }, { fields }), 'Right');
    assert.match(String(await industry({ account: 'Twin' }, { fields })), /no record matches/);
  });

  it('are left alone when the record has none of their keys', async () => {
    const CompanyId = await new WriteCalls({ data: TWINS }).company('Twin');
    assert.equal(await industry({ CompanyId }, {}), 'Left');
  });

  it('know addresses in any case, and the object by any spelling', async () => {
    const calls = new WriteCalls();
    const lookups = { OwnerId: { ...OWNER.OwnerId, objectName: 'GsUser' } };
    const Gsid = await calls.cta('Recover product usage');
    await calls.cockpit('PUT', CTAS, { Gsid, OwnerEmail: 'Priya.Nair@Example.com' }, lookups);
    assert.equal(
      (await calls.row('call_to_action', Gsid, ['OwnerId__gr.Email']))['OwnerId__gr.Email'],
      PRIYA,
    );
  });

  const malformed: [title: string, change: Row, text: RegExp][] = [
    ['an unknown object', { objectName: 'nobody' }, /no object nobody/],
    ['an unknown field to take', { lookupField: 'Id' }, /has no field Id/],
    ['an unknown field to compare', { fields: { account: 'Title' } }, /has no field Title/],
    ['no fields', { fields: {} }, /fields missing/],
    ['an unknown option for several', { multiMatchOption: 'LAST' }, /multiMatchOption/],
    ['an unknown option for none', { onNoMatch: 'IGNORE' }, /onNoMatch/],
    ['no value to fall back to', { onNoMatch: 'DEFAULTVALUE' }, /defaultValue missing/],
  ];
  for (const [title, change, text] of malformed)
    it(`with ${title} make the call fail`, async () => {
      const lookups = { CompanyId: { ...BY_NAME, ...change } };
      const body = { requests: [{ record: { referenceId: 'r1' } }], lookups };
      const answer = await new WriteCalls().write('POST', CTAS, body);
      assert.deepEqual([answer.status, answer.body.result], [400, false]);
      assert.match(answer.body.errorDesc ?? '', text);
    });
});
