import assert from 'node:assert/strict';
import { footer } from '../../../src/chat/footer';
import { readFacts, type ToolFacts } from '../../../src/chat/toolFacts';

const PRAXIS = '1P02A1B2C3D4E5F6G7';
const ways = { linkOf: (kind: string, gsid: string) => `https://acme.example.com/${kind}/${gsid}` };
const noPages = { linkOf: () => undefined };

function facts(answer: object): ToolFacts {
  const read = readFacts('gainsight_portfolio_at_risk', JSON.stringify({ status: 'ok', ...answer }));
  assert.ok(read);
  return read;
}

describe('the footer of an answer', () => {
  it('names each scope and source once', () => {
    const text = footer(
      [facts({ scope: 'Mine', sources: ['A', 'B'] }), facts({ scope: 'Mine', sources: ['B'] })],
      '',
      ways,
    );
    assert.match(text, /\*\*Scope:\*\* Mine {2}\n\*\*Sources:\*\* A; B\n/);
  });

  it('is empty when nothing was read', () => {
    assert.equal(footer([], 'Hello', ways), '');
    assert.equal(footer([facts({ status: 'notFound', scope: 'Mine', sources: ['A'] })], '', ways), '');
  });

  it('escapes what comes from records', () => {
    const text = footer([facts({ scope: '![x](https://evil.example) <b>', sources: ['[a](b)'] })], '', ways);
    assert.doesNotMatch(text, /(?<!\\)[[<]/);
  });

  it('links the records that the answer names, each once', () => {
    const rows = [
      { account: 'Praxis Inc', gsid: PRAXIS },
      { account: 'Praxis Inc', gsid: PRAXIS },
      { account: 'Bravura', gsid: '1P02A1B2C3D4E5F6G8' },
    ];
    assert.match(
      footer([facts({ scope: 'Mine', rows })], 'Only Praxis Inc.', ways),
      /\*\*Records:\*\* \[Praxis Inc\]\(https:\/\/acme\.example\.com\/company\/1P02\w+\)\n/,
    );
  });

  it('leads by a command to records that have no page', () => {
    const text = footer(
      [facts({ scope: 'Mine', account: 'Praxis Inc', gsid: PRAXIS })],
      'Praxis Inc',
      noPages,
    );
    const query = /\[Praxis Inc\]\(command:gainsight\.openRecord\?([^)]+)\)/.exec(text)?.[1] ?? '';
    assert.deepEqual(JSON.parse(decodeURIComponent(query)), ['company', PRAXIS]);
  });

  it('links to nothing but https pages', () => {
    const rows = [{ account: 'Praxis Inc', gsid: PRAXIS }];
    const hostile = { linkOf: () => 'command:gainsight.signOut' };
    assert.doesNotMatch(footer([facts({ scope: 'Mine', rows })], 'Praxis Inc', hostile), /command:/);
  });
});

describe('the facts of a result', () => {
  it('know the accounts of rows in the tenant’s own field names', () => {
    const rows = [{ Name: 'A CTA', CompanyId__gr: 1, 'CompanyId__gr.Name': 'Praxis Inc' }, { Name: 'B' }];
    const read = readFacts('gainsight_cta_list', JSON.stringify({ status: 'ok', rows }));
    assert.deepEqual(read?.accounts, ['Praxis Inc']);
  });

  it('know that a row of the company query is the account', () => {
    const read = readFacts('gainsight_company_query', '{"status":"ok","rows":[{"Name":"Praxis Inc"}]}');
    assert.deepEqual(read?.accounts, ['Praxis Inc']);
  });

  const named: readonly (readonly [string, string, object, string])[] = [
    [
      'gainsight_ctas_list',
      '1S01A1B2C3D4E5F6G7',
      { cta: 'Call them', account: 'Praxis Inc' },
      'cta Call them',
    ],
    ['gainsight_success_plans_get', '1S02A1B2C3D4E5F6G7', { plan: 'Rollout' }, 'successPlan Rollout'],
    ['gainsight_activities_list', '1I00A1B2C3D4E5F6G7', { subject: 'QBR' }, 'activity QBR'],
    ['gainsight_query_relationships', '1P05A1B2C3D4E5F6G7', { Name: 'EMEA' }, 'relationship EMEA'],
  ];
  for (const [tool, gsid, row, expected] of named)
    it(`know the record of a row: ${expected}`, () => {
      const read = readFacts(tool, JSON.stringify({ status: 'ok', rows: [{ ...row, gsid }] }));
      assert.deepEqual(
        read?.records.map(({ kind, name }) => `${kind} ${name}`),
        [expected],
      );
    });

  it('leave out records of which nobody can tell what they are', () => {
    const rows = [{ task: 'Ring', account: 'Praxis Inc', gsid: '1S03A1B2C3D4E5F6G7' }];
    assert.deepEqual(readFacts('x', JSON.stringify({ status: 'ok', rows }))?.records, []);
  });

  for (const text of ['no JSON', '[]', 'null', '{"rows":[]}'])
    it(`are none in ${text}`, () => {
      assert.equal(readFacts('gainsight_cta_list', text), undefined);
    });

  it('survive fields of unexpected types', () => {
    const read = readFacts(
      'x',
      '{"status":"ok","scope":7,"sources":[1,"A"],"rows":[null,"b",{"account":3}]}',
    );
    assert.deepEqual([read?.scope, read?.sources, read?.accounts], [undefined, ['A'], []]);
  });
});
