import assert from 'node:assert/strict';
import { addDays } from '../../../src/base/dates';
import { headerView } from '../../../src/dashboards/headerView';
import { Phrases } from '../../../src/tree/phrases';

const TODAY = '2026-11-18';
const phrases = new Phrases('en', { now: () => new Date(TODAY), today: () => TODAY, timeZone: 'UTC' });

describe('the head of the page of an account', () => {
  it('tells how far away the renewal is, and marks a near one', () => {
    const renewal = (days: number) => {
      const company = { gsid: '1P02A', name: 'Acme', renewalDate: addDays(TODAY, days) };
      const { facts } = headerView({ company, score: undefined }, [], { phrases, offered: () => [] });
      return facts.find(({ label }) => label === 'Renewal');
    };
    assert.deepEqual(
      [-2, -1, 0, 1, 2, 61].map((days) => renewal(days)?.value),
      ['2 days ago', 'Yesterday', 'Today', 'Tomorrow', 'In 2 days', 'In 61 days'],
    );
    assert.deepEqual(
      [-1, 0, 60, 61].map((days) => renewal(days)?.tone),
      [undefined, 'warn', 'warn', undefined],
    );
  });
});
