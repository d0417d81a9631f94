import assert from 'node:assert/strict';
import { footer } from '../../../src/chat/footer';
import { readFacts, type ToolFacts } from '../../../src/chat/toolFacts';

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
    );
    assert.match(text, /\*\*Scope:\*\* Mine {2}\n\*\*Sources:\*\* A; B\n/);
  });

  it('is empty when nothing was read', () => {
    assert.equal(footer([], 'Hello'), '');
    assert.equal(footer([facts({ status: 'notFound', scope: 'Mine', sources: ['A'] })], ''), '');
  });

  it('escapes what comes from records', () => {
    const text = footer([facts({ scope: '![x](https://evil.example) <b>', sources: ['[a](b)'] })], '');
    assert.doesNotMatch(text, /(?<!\\)[[<]/);
  });

  it('links the records that the answer names, each page once', () => {
    const rows = [
      { account: 'Praxis Inc', link: 'https://acme.example.com/1' },
      { account: 'Praxis Inc', link: 'https://acme.example.com/1' },
      { account: 'Bravura', link: 'https://acme.example.com/2' },
    ];
    assert.match(
      footer([facts({ scope: 'Mine', rows })], 'Only Praxis Inc.'),
      /\*\*Records:\*\* \[Praxis Inc\]\(https:\/\/acme\.example\.com\/1\)\n/,
    );
  });

  it('links to nothing but https pages', () => {
    const rows = [{ account: 'Praxis Inc', link: 'command:gainsight.signOut' }];
    assert.doesNotMatch(footer([facts({ scope: 'Mine', rows })], 'Praxis Inc'), /command:/);
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
