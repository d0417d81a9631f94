import assert from 'node:assert/strict';
import { plansView } from '../../../src/dashboards/workViews';
import { Phrases } from '../../../src/tree/phrases';

const TODAY = '2026-11-18';
const phrases = new Phrases('en', { now: () => new Date(TODAY), today: () => TODAY, timeZone: 'UTC' });
const PLAN = { gsid: '1P03A', name: 'Roll-out', closed: false };
const context = { phrases, offered: () => [] };

describe('the success plans on the page of an account', () => {
  it('say nothing of objectives that could not be read where there is no plan for them', () => {
    assert.equal(plansView([], undefined, context).summary, 'No success plan.');
    assert.equal(plansView([PLAN], undefined, context).summary, '1 open, objectives could not be read');
  });

  it('are counted in one sentence where all of them are closed', () => {
    const closed = { ...PLAN, closed: true };
    assert.equal(plansView([closed, closed], undefined, context).summary, '0 open, 2 closed');
  });
});
