import assert from 'node:assert/strict';
import { systemText } from '../../../src/chat/prompt';

const lena = { name: 'Lena Hofmann', email: 'lena.hofmann@example.com', tenant: 'acme.example.com' };

function textOn(today: string, mayWrite = true): string {
  const clock = { timeZone: 'Europe/Berlin', today: () => today, now: () => new Date(`${today}T09:00:00Z`) };
  return systemText(lena, clock, { named: [], mayWrite });
}

describe('what a model is told before the question', () => {
  const days: readonly (readonly [today: string, quarter: string, nextFriday: string])[] = [
    ['2026-11-18', '2026-10-01 to 2026-12-31', '2026-11-27'],
    ['2026-11-16', '2026-10-01 to 2026-12-31', '2026-11-27'],
    ['2026-11-22', '2026-10-01 to 2026-12-31', '2026-11-27'],
    ['2026-11-20', '2026-10-01 to 2026-12-31', '2026-11-27'],
    ['2026-12-31', '2026-10-01 to 2026-12-31', '2027-01-08'],
    ['2028-02-29', '2028-01-01 to 2028-03-31', '2028-03-10'],
    ['2027-04-01', '2027-04-01 to 2027-06-30', '2027-04-09'],
  ];
  for (const [today, quarter, friday] of days)
    it(`has the quarter and next Friday worked out on ${today}`, () => {
      const text = textOn(today);
      assert.ok(text.includes(`This quarter is ${quarter}; "next Friday" is ${friday}.`), text);
    });

  it('has a record looked up that the user only describes, where something can be written', () => {
    assert.match(textOn('2026-11-18'), /only describes.*looked up first.*ask which one/);
    assert.doesNotMatch(textOn('2026-11-18', false), /looked up first/);
    assert.match(textOn('2026-11-18', false), /You can read only/);
  });
});
