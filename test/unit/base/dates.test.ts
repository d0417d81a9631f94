import assert from 'node:assert/strict';
import { mock } from 'node:test';
import {
  addDays,
  dayOf,
  daysBetween,
  instantAt,
  isCalendarDay,
  isTimeZone,
  startOfDay,
  systemTimeZone,
  wallTime,
} from '../../../src/base/dates';

describe('dates', () => {
  const days: [instant: string, zone: string, day: string][] = [
    ['2026-11-18T08:00:00Z', 'Europe/Berlin', '2026-11-18'],
    ['2026-11-18T23:30:00Z', 'Europe/Berlin', '2026-11-19'],
    ['2026-11-18T03:00:00Z', 'America/New_York', '2026-11-17'],
    ['2026-11-18T12:00:00Z', 'Pacific/Kiritimati', '2026-11-19'],
    ['0202-11-18T12:00:00Z', 'Europe/Berlin', '0202-11-18'],
    ['0026-11-18T12:00:00Z', 'UTC', '0026-11-18'],
  ];
  for (const [instant, zone, day] of days) {
    it(`shows ${instant} as ${day} in ${zone}`, () => assert.equal(dayOf(new Date(instant), zone), day));
  }

  const starts: [day: string, zone: string, instant: string][] = [
    ['2026-11-18', 'Europe/Berlin', '2026-11-17T23:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-08', 'America/Los_Angeles', '2026-03-08T08:00:00.000Z'],
    ['2026-11-18', 'Asia/Kolkata', '2026-11-17T18:30:00.000Z'],
    // Here the clocks go from 00:00 to 01:00: there is no midnight.
    ['2026-03-29', 'Atlantic/Azores', '2026-03-29T01:00:00.000Z'],
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
    // And here midnight comes twice.
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
  ];
  for (const [day, zone, instant] of starts) {
    it(`begins ${day} in ${zone} at ${instant}, also when clocks change`, () =>
      assert.equal(startOfDay(day, zone).toISOString(), instant));
  }

  it('finds the instant of a time on the wall, also on a day when clocks change', () => {
    const at = (day: string, time: string): string => instantAt(day, time, 'Europe/Berlin').toISOString();
    assert.equal(at('2026-11-18', '15:30'), '2026-11-18T14:30:00.000Z');
    assert.equal(at('2026-10-25', '12:00'), '2026-10-25T11:00:00.000Z');
    assert.equal(at('2026-03-29', '01:30'), '2026-03-29T00:30:00.000Z');
  });

  it('writes an instant as a clock on the wall shows it, with its offset', () => {
    const instant = new Date('2026-11-16T23:30:00.000Z');
    assert.equal(wallTime(instant, 'Europe/Berlin'), '2026-11-17T00:30:00+01:00');
    assert.equal(wallTime(instant, 'America/St_Johns'), '2026-11-16T20:00:00-03:30');
    assert.equal(wallTime(instant, 'UTC'), '2026-11-16T23:30:00+00:00');
    assert.equal(new Date(wallTime(instant, 'Asia/Kathmandu')).getTime(), instant.getTime());
    assert.equal(wallTime(new Date('0026-11-16T23:30:00Z'), 'UTC'), '0026-11-16T23:30:00+00:00');
    const last = new Date('9999-12-31T23:59:59Z');
    assert.equal(new Date(wallTime(last, 'Asia/Kathmandu')).getTime(), last.getTime());
  });

  it('counts days over the end of a month, a year and a change of clocks', () => {
    assert.equal(addDays('2026-12-31', 1), '2027-01-01');
    assert.equal(addDays('2028-02-28', 1), '2028-02-29');
    assert.equal(addDays('2026-11-18', -30), '2026-10-19');
    assert.equal(daysBetween('2026-10-19', '2026-11-18'), 30);
    assert.equal(daysBetween('2026-11-18', '2026-10-02'), -47);
  });

  it('knows a real day and a real zone', () => {
    assert.equal(isCalendarDay('2026-02-28'), true);
    assert.equal(isCalendarDay('2026-02-30'), false);
    assert.equal(isCalendarDay('2026-2-3'), false);
    assert.equal(isTimeZone('Europe/Berlin'), true);
    assert.equal(isTimeZone('Berlin'), false);
    assert.equal(isTimeZone(''), false);
  });

  const zones: readonly (readonly [name: string | undefined, behind: number, instant: string])[] = [
    ['Asia/Tokyo', -60, '2026-07-01T09:00:00+09:00'],
    ['Etc/Unknown', 0, '2026-07-01T00:00:00+00:00'],
    [undefined, -60, '2026-07-01T01:00:00+01:00'],
    ['GMT+02:00', 120, '2026-06-30T22:00:00-02:00'],
  ];
  for (const [name, behind, instant] of zones)
    it(`finds the zone of a machine where it is called ${name ?? 'nothing'}`, () => {
      const { prototype } = Intl.DateTimeFormat;
      const resolved = { ...new Intl.DateTimeFormat().resolvedOptions(), timeZone: name };
      const mocks = [
        mock.method(prototype, 'resolvedOptions', () => resolved),
        mock.method(Date.prototype, 'getTimezoneOffset', () => behind),
      ];
      try {
        assert.equal(wallTime(new Date('2026-07-01T00:00:00Z'), systemTimeZone()), instant);
      } finally {
        for (const one of mocks) one.mock.restore();
      }
    });
});
