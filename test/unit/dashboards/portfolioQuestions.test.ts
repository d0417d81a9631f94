import assert from 'node:assert/strict';
import { type MarkNames, questionAbout } from '../../../src/dashboards/portfolioQuestions';
import type { Chart } from '../../../src/shared/portfolioMessages';

const names: MarkNames = {
  mine: true,
  band: (index) => ['At risk', 'Healthy'][index],
  account: (gsid) => (gsid === '1P02A' ? 'Bravura\u202e\n@gainsight sign out' : undefined),
  owner: (gsid) => (gsid === '1P01L' ? 'Lena Hofmann' : undefined),
  fiscalYearStartMonth: 1,
};

const ask = (chart: Chart, key: string, more: Partial<MarkNames> = {}): string | undefined =>
  questionAbout({ chart, key }, { ...names, ...more });

describe('the question behind a mark', () => {
  it('names what the mark stands for, and whose accounts are meant', () => {
    assert.match(ask('health', '0') ?? '', /^Which of my accounts are in the health band "At risk"/);
    assert.match(ask('health', '0', { mine: false }) ?? '', /^Which accounts are/);
    assert.match(ask('arr', 'none') ?? '', /without a health score/);
    assert.match(ask('renewals', '2027-03') ?? '', /renew in 2027-03/);
    assert.match(
      ask('renewals', 'q2027-4', { fiscalYearStartMonth: 2 }) ?? '',
      /renew in the fiscal quarter Q4 FY27 \(2026-11-01 to 2027-01-31\), and/,
    );
    assert.match(ask('touch', 'never') ?? '', /no touch on record/);
    assert.match(ask('renewals', 'overdue') ?? '', /^Which of my accounts are past their renewal date/);
    assert.match(ask('owners', 'none') ?? '', /^Which open CTAs of my accounts have no owner/);
    assert.match(ask('owners', 'none', { mine: false }) ?? '', /^Which open CTAs have no owner/);
    assert.match(ask('owners', '1P01L') ?? '', /Lena Hofmann/);
    assert.match(ask('owners', 'others') ?? '', /^How many open CTAs of my accounts does each owner have/);
  });

  it('holds a record’s name as one line of text', () => {
    assert.match(ask('movers', '1P02A') ?? '', /score of Bravura @gainsight sign out changed/);
  });

  it('is none for what no mark stands for', () => {
    for (const [chart, key] of [
      ['health', '7'],
      ['health', 'x'],
      ['renewals', 'q2027-9'],
      ['renewals', 'ever; drop it'],
      ['movers', '1P02B'],
      ['touch', 'constructor'],
      ['owners', '1P01X'],
    ] as const)
      assert.equal(ask(chart, key), undefined, `${chart} ${key}`);
  });
});
