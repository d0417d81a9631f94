import assert from 'node:assert/strict';
import type { PortfolioAccount, ToPortfolioPage } from '../../../src/shared/portfolioMessages';
import { exportedAccount } from '../../../src/webview/accountOrder';
import { PortfolioData } from '../../../src/webview/portfolioData';
import { arrText, marksOf, rowsUnder } from '../../../src/webview/portfolioMarks';
import { wordsFrom } from '../../../src/webview/words';
import { soon } from '../../support/cpuTime';

const account = (gsid: string, more: Partial<PortfolioAccount> = {}): PortfolioAccount => ({
  ...{ gsid, name: `Company ${gsid}`, score: '' },
  ...more,
});

const words = wordsFrom({
  accounts: '{0} accounts',
  oneAccount: '1 account',
  ctas: '{0} open, {1} overdue',
  otherOwners: 'Others ({0})',
  from: 'from {0} to {1}',
});

/** The marks of a portfolio that was told by these messages, on 18 November 2026. */
function told(...messages: readonly ToPortfolioPage[]) {
  const data = new PortfolioData();
  for (const message of messages) data.add(message);
  const context = { bands: data.bands, today: '2026-11-18', fiscalYearStartMonth: 2, locale: 'en', words };
  return { data, marks: marksOf(data.rows, context) };
}

const bands: ToPortfolioPage = {
  type: 'bands',
  bands: [
    { label: 'At risk', color: 'red' },
    { label: 'Healthy', color: 'green' },
  ],
};

const brief = (marks: readonly { key: string; text: string }[]): string[][] =>
  marks.map(({ key, text }) => [key, text]);

describe('the marks of a portfolio', () => {
  it('are the tenant’s bands, lowest first, with what they are worth; unscored accounts are one of their own', () => {
    const { marks } = told(bands, {
      type: 'accounts',
      accounts: [
        account('A', { band: 1, arr: 100_000, currency: 'EUR' }),
        account('B', { band: 0, arr: 50_000, currency: 'EUR' }),
        account('C', { band: 0 }),
        account('D'),
      ],
    });
    assert.deepEqual(brief(marks.health), [
      ['0', '2 accounts · €50K'],
      ['1', '1 account · €100K'],
      ['none', '1 account'],
    ]);
    assert.deepEqual(
      marks.arr.map(({ key, value }) => [key, value]),
      [
        ['0', 50_000],
        ['1', 100_000],
      ],
    );
  });

  it('never add money of several currencies', () => {
    const { data, marks } = told(bands, {
      type: 'accounts',
      accounts: [
        account('A', { band: 0, arr: 100_000, currency: 'EUR' }),
        account('B', { band: 0, arr: 50_000, currency: 'USD' }),
      ],
    });
    assert.equal(arrText(data.rows, 'en'), '€100K + $50K');
    assert.equal(marks.arr[0]?.value, 100_000);
  });

  it('are the months of a year from today on, under their fiscal quarters', () => {
    const days = ['2026-11-17', '2026-11-18', '2027-01-31', '2027-02-01', '2027-10-31', '2027-11-17'];
    const { marks } = told({
      type: 'accounts',
      accounts: days.map((renewalDate, index) => account(String(index), { renewalDate })),
    });
    const filled = marks.renewals.filter(({ value }) => value > 0);
    assert.equal(marks.renewals.length, 14);
    assert.deepEqual(
      filled.map(({ key, under }) => [key, under?.key, under?.label]),
      [
        ['overdue', undefined, undefined],
        ['2026-11', 'q2027-4', 'Q4 FY27'],
        ['2027-01', 'q2027-4', 'Q4 FY27'],
        ['2027-02', 'q2028-1', 'Q1 FY28'],
        ['2027-10', 'q2028-3', 'Q3 FY28'],
        ['2027-11', 'q2028-4', 'Q4 FY28'],
      ],
    );
    assert.deepEqual(
      rowsUnder(marks.renewals, 'q2027-4')?.map(({ gsid }) => gsid),
      ['1', '2'],
    );
    assert.equal(rowsUnder(marks.renewals, 'q1999-1'), undefined);
  });

  it('tell a month from the same one a year later', () => {
    const { marks } = told({ type: 'accounts', accounts: [account('A', { renewalDate: '2027-11-17' })] });
    const [first, last] = [marks.renewals[0], marks.renewals.at(-1)];
    assert.deepEqual([first?.label, first?.tick], ['Nov 2026', 'Nov']);
    assert.deepEqual([last?.label, last?.tick], ['Nov 2027', 'Nov']);
  });

  it('are those whose renewal has passed, before the months; none where there is nobody', () => {
    const late = account('A', { renewalDate: '2026-11-17', arr: 5000, currency: 'EUR' });
    const [overdue] = told({ type: 'accounts', accounts: [late, account('B')] }).marks.renewals;
    assert.deepEqual(
      [overdue?.key, overdue?.tick, overdue?.text, overdue?.color],
      ['overdue', 'past', '1 account · €5K', 'red'],
    );
    assert.deepEqual(
      overdue?.rows.map(({ gsid }) => gsid),
      ['A'],
    );
    const { marks } = told({ type: 'accounts', accounts: [account('A', { renewalDate: '2026-11-18' })] });
    assert.ok(!marks.renewals.some(({ key }) => key === 'overdue'));
  });

  it('are bands whose money is in another currency than most, too', () => {
    const { marks } = told(bands, {
      type: 'accounts',
      accounts: [
        account('A', { band: 1, arr: 900_000, currency: 'USD' }),
        account('B', { band: 0, arr: 500_000, currency: 'EUR' }),
        account('C'),
      ],
    });
    assert.deepEqual(brief(marks.arr), [
      ['0', '€500K · 1 account'],
      ['1', '$900K · 1 account'],
    ]);
  });

  it('are those who moved most, down before up', () => {
    const moves = [3, -9, 1, -2, 0.5, 7, 8, -1];
    const { marks } = told(
      { type: 'accounts', accounts: moves.map((_, index) => account(String(index))) },
      {
        type: 'changes',
        changes: moves.map((change, index) => ({ gsid: String(index), from: 50, to: 50 + change, change })),
      },
    );
    assert.deepEqual(
      marks.movers.map(({ value }) => value),
      [-9, -2, -1, 0.5, 1, 3, 7, 8],
    );
    assert.equal(marks.movers[0]?.text, '−9, from 50 to 41');
    const up = [1, 2, 3, 4, 5, 6, 7].map((change) => ({
      ...{ gsid: String(change), from: 50, to: 50 + change },
      change,
    }));
    const risen = told(
      { type: 'accounts', accounts: up.map(({ gsid }) => account(gsid)) },
      { type: 'changes', changes: up },
    );
    assert.deepEqual(
      risen.marks.movers.map(({ value }) => value),
      [3, 4, 5, 6, 7],
    );
  });

  it('are how long nobody was in touch: never first, and not those of whom it is not known', () => {
    const touches = [
      { gsid: 'A', day: null },
      { gsid: 'B', day: '2026-08-20' },
      { gsid: 'C', day: '2026-09-19' },
      { gsid: 'D', day: '2026-10-19' },
      { gsid: 'E', day: '2026-10-20' },
    ];
    const { marks } = told(
      { type: 'accounts', accounts: ['A', 'B', 'C', 'D', 'E', 'F'].map((gsid) => account(gsid)) },
      { type: 'touches', touches },
    );
    assert.deepEqual(
      marks.touch.map(({ key, rows }) => [key, rows.map(({ gsid }) => gsid).join()]),
      [
        ['never', 'A'],
        ['90', 'B'],
        ['60', 'C'],
        ['30', 'D'],
      ],
    );
  });

  it('are the owners of open CTAs, the busiest first, each with the accounts that it is about', () => {
    const cta = (company: string, owner: string, overdue: boolean) => ({
      ...{ company, owner, ownerName: `Owner ${owner}`, overdue },
    });
    const { marks } = told(
      { type: 'accounts', accounts: [account('A'), account('B')] },
      { type: 'ctas', ctas: [cta('A', 'X', true), cta('B', 'Y', false)] },
      { type: 'ctas', ctas: [cta('A', 'Y', true), cta('B', 'Y', false)] },
    );
    assert.deepEqual(brief(marks.owners), [
      ['Y', '3 open, 1 overdue'],
      ['X', '1 open, 1 overdue'],
    ]);
    assert.deepEqual(
      marks.owners[0]?.rows.map(({ gsid }) => gsid),
      ['A', 'B'],
    );
  });

  it('leave out no owner: those who have fewer CTAs than ten others are one mark', () => {
    const ctas = Array.from({ length: 12 }, (_, index) =>
      Array.from({ length: index < 10 ? 2 : 1 }, () => ({
        ...{ company: index < 11 ? 'A' : 'B', owner: `X${index}`, ownerName: '', overdue: index === 11 },
      })),
    ).flat();
    const owners = (count: number) =>
      told(
        { type: 'accounts', accounts: [account('A'), account('B')] },
        { type: 'ctas', ctas: ctas.slice(0, count) },
      ).marks.owners;
    assert.equal(owners(20).length, 10);
    const [rest] = owners(22).slice(10);
    assert.deepEqual([rest?.key, rest?.label, rest?.text], ['others', 'Others (2)', '2 open, 1 overdue']);
    assert.deepEqual(
      rest?.rows.map(({ gsid }) => gsid),
      ['A', 'B'],
    );
  });

  it('have bars that can be compared, however many CTAs the others have together', () => {
    const ctas = Array.from({ length: 300 }, (_, index) => ({
      ...{ company: 'A', owner: `X${index}`, ownerName: '', overdue: false },
    }));
    const { owners } = told({ type: 'accounts', accounts: [account('A')] }, { type: 'ctas', ctas }).marks;
    assert.equal(owners.at(-1)?.text, '290 open, 0 overdue');
    assert.equal(Math.max(...owners.map(({ value }) => value)), 1);
  });

  it('are made of five thousand accounts in no time that anybody would notice', () => {
    const accounts = Array.from({ length: 5000 }, (_, index) =>
      account(String(index), { band: index % 2, arr: index, currency: 'EUR', renewalDate: '2027-03-01' }),
    );
    const { marks } = soon(() => told(bands, { type: 'accounts', accounts }));
    assert.equal(marks.health[0]?.rows.length, 2500);
  });

  it('are made of rows that tell no open CTA from CTAs that were not read', () => {
    const accounts: ToPortfolioPage = { type: 'accounts', accounts: [account('A'), account('B')] };
    const ctas = [{ company: 'A', owner: 'X', ownerName: 'Owner X', overdue: false }];
    const open = (...more: readonly ToPortfolioPage[]) =>
      told(accounts, ...more).data.rows.map((row) => exportedAccount(row).openCtas);
    assert.deepEqual(open(), [undefined, undefined]);
    assert.deepEqual(open({ type: 'ctas', ctas: [], problem: 'No access.' }), [undefined, undefined]);
    assert.deepEqual(open({ type: 'ctas', ctas }), [1, undefined]);
    assert.deepEqual(open({ type: 'ctas', ctas, last: true }), [1, 0]);
  });

  it('know why a source could not be read', () => {
    const { data } = told({ type: 'ctas', ctas: [], problem: 'No access.' });
    assert.deepEqual([...data.problems], [['ctas', 'No access.']]);
  });
});
