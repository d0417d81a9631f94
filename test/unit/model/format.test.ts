import assert from 'node:assert/strict';
import { createFormats } from '../../../src/model/format';

const formats = createFormats('en-GB', 'America/New_York');

describe('formats', () => {
  it('writes amounts short, in their currency', () => {
    assert.equal(formats.money(1_240_000, 'EUR'), '€1.2m');
    assert.equal(formats.money(85_000, 'EUR'), '€85k');
  });

  it('writes the bare number without a currency or with one that is none', () => {
    assert.equal(formats.money(85_000), '85k');
    assert.equal(formats.money(85_000, 'dollars'), '85k');
  });

  it('writes a calendar day as that day, in every time zone', () => {
    assert.equal(formats.day('2026-03-04'), '4 Mar 2026');
    assert.equal(formats.month('2026-03'), 'March 2026');
  });

  it('writes a moment of today by the clock of the zone', () => {
    assert.equal(formats.moment(new Date('2026-03-04T14:41:00Z'), '2026-03-04'), '09:41');
  });

  it('adds the day to a moment of another day, be it past or to come', () => {
    assert.equal(formats.moment(new Date('2026-03-04T03:00:00Z'), '2026-03-04'), '3 Mar 2026, 22:00');
    assert.equal(formats.moment(new Date('2026-03-05T05:00:00Z'), '2026-03-04'), '5 Mar 2026, 00:00');
    assert.equal(formats.moment(new Date('2026-03-10T15:00:00Z'), '2026-03-04'), '10 Mar 2026, 11:00');
  });

  it('says how far away a day is', () => {
    assert.deepEqual(
      [-3, -1, 0, 1, 23].map((days) => formats.daysAway(days)),
      ['3 days ago', 'yesterday', 'today', 'tomorrow', 'in 23 days'],
    );
  });
});
