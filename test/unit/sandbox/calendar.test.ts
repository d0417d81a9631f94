import assert from 'node:assert/strict';
import { dayOf, startOfDay } from '../../../src/base/dates';
import { Calendar } from '../../../src/sandbox/calendar';

describe('sandbox calendar', () => {
  const noon = new Date('2026-11-18T12:00:00Z');

  for (const zone of ['Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'])
    it(`puts an hour on its own day in ${zone}, also around clock changes`, () => {
      const calendar = new Calendar(noon, zone);
      for (let offset = -400; offset < 0; offset++) {
        const expected = startOfDay(calendar.day(offset), zone).getTime() + 10 * 3_600_000;
        assert.equal(calendar.at(offset), new Date(expected).toISOString());
        assert.equal(dayOf(new Date(calendar.at(offset, 20)), zone), calendar.day(offset));
      }
    });

  it('takes today from the zone, and never goes beyond now', () => {
    const night = new Date('2026-11-17T23:30:00Z');
    const calendar = new Calendar(night, 'Europe/Berlin');
    assert.equal(calendar.today, '2026-11-18');
    assert.equal(calendar.at(0), night.toISOString());
    assert.equal(calendar.day(-47), '2026-10-02');
  });

  it('counts days since Monday, since the quarter began and since a date', () => {
    const calendar = new Calendar(noon, 'UTC');
    assert.equal(calendar.daysSinceMonday, 2);
    assert.equal(calendar.daysIntoQuarter, 48);
    assert.equal(calendar.daysSince(2026, 12, 1), -13);
    assert.equal(new Calendar(new Date('2026-11-22T12:00:00Z'), 'UTC').daysSinceMonday, 6);
  });
});
