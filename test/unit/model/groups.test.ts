import assert from 'node:assert/strict';
import type { Company } from '../../../src/model/company';
import { groupAccounts, groupBy, type AccountGrouping } from '../../../src/model/groups';

const bands = [
  { label: 'Poor', from: 0 },
  { label: 'Fine', from: 50 },
];

const account = (name: string, more: Partial<Company> = {}, value?: number) => ({
  company: { gsid: name, name, ...more },
  ...(value === undefined ? {} : { score: { value, source: 'history' as const } }),
});

function grouped(by: Exclude<AccountGrouping, 'none'>, ...accounts: ReturnType<typeof account>[]) {
  return groupAccounts(accounts, by, bands).map(
    ({ value, items }) => [value, items.map(({ company }) => company.name)] as const,
  );
}

describe('groupAccounts', () => {
  it('puts the worst band first and accounts without a score last', () => {
    assert.deepEqual(grouped('health', account('A'), account('B', {}, 80), account('C', {}, 10)), [
      ['Poor', ['C']],
      ['Fine', ['B']],
      [undefined, ['A']],
    ]);
  });

  it('puts renewal months in time', () => {
    const next = account('A', { renewalDate: '2027-01-31' });
    const soon = account('B', { renewalDate: '2026-12-01' });
    assert.deepEqual(grouped('renewalMonth', next, account('C'), soon), [
      ['2026-12', ['B']],
      ['2027-01', ['A']],
      [undefined, ['C']],
    ]);
  });

  it('names people by name, else by address', () => {
    const named = account('A', { csm: { name: 'Noor Haddad' } });
    const unnamed = account('B', { csm: { email: 'ana@example.com' } });
    assert.deepEqual(grouped('csm', named, unnamed), [
      ['ana@example.com', ['B']],
      ['Noor Haddad', ['A']],
    ]);
  });

  it('keeps the order of accounts inside a stage', () => {
    const accounts = ['Z', 'A'].map((name) => account(name, { stage: 'Adoption' }));
    assert.deepEqual(grouped('stage', ...accounts), [['Adoption', ['Z', 'A']]]);
  });
});

describe('groupBy', () => {
  it('keeps the order of first appearance, with what has no value last', () => {
    const groups = groupBy(['b1', '-', 'a1', 'b2'], (item) => (item === '-' ? undefined : item[0]));
    assert.deepEqual(groups, [
      { value: 'b', items: ['b1', 'b2'] },
      { value: 'a', items: ['a1'] },
      { value: undefined, items: ['-'] },
    ]);
  });

  it('takes empty text for no value', () => {
    assert.deepEqual(
      groupBy(['x'], () => ''),
      [{ value: undefined, items: ['x'] }],
    );
  });
});
