import assert from 'node:assert/strict';
import { systemText } from '../../../src/chat/prompt';

const lena = { name: 'Lena Hofmann', email: 'lena.hofmann@example.com', tenant: 'acme.example.com' };

function textOn(today: string, mayWrite = true, fiscalYearStartMonth = 1): string {
  const clock = { timeZone: 'Europe/Berlin', today: () => today, now: () => new Date(`${today}T09:00:00Z`) };
  return systemText(lena, clock, { named: [], mayWrite, fiscalYearStartMonth });
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

  it('names this, the last and the next quarter of a fiscal year that is not the calendar’s', () => {
    const text = textOn('2026-11-18', true, 2);
    assert.ok(
      text.includes(
        'The fiscal year begins in February. "This quarter" is the fiscal quarter Q4 FY27, 2026-11-01 to 2027-01-31; ' +
          'the last one was Q3 FY27, 2026-08-01 to 2026-10-31; the next one is Q1 FY28, 2027-02-01 to 2027-04-30; "next',
      ),
      text,
    );
    assert.doesNotMatch(text, /2026-10-01/);
  });

  it('has a record looked up that the user only describes, where something can be written', () => {
    assert.match(textOn('2026-11-18'), /only describes.*looked up first.*ask which one/);
    assert.doesNotMatch(textOn('2026-11-18', false), /looked up first/);
    assert.match(textOn('2026-11-18', false), /You can read only/);
  });
});
