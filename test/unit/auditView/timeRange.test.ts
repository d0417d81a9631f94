import assert from 'node:assert/strict';
import { rangeOf, rangeSteps } from '../../../src/auditView/timeRange';
import type { TextStep } from '../../../src/host/inputSteps';
import { moments } from '../../support/auditViewBench';

// In Auckland it is the 19th already.
const TODAY = '2026-11-19';

function validate(name: 'from' | 'to', text: string): string | undefined {
  const steps = rangeSteps({ range: 'custom', from: '2026-11-10' }, moments);
  // The steps of a custom range are boxes.
  return (steps.find((step) => step.name === name) as TextStep).validate(text);
}

describe('a range of time', () => {
  it('of some days ends with today, as the user’s clock has it', () => {
    const { from, to, first, last, label } = rangeOf({ range: '7' }, moments)!;
    assert.deepEqual([first, last, label], ['2026-11-13', TODAY, 'Last 7 days']);
    assert.equal(from.toISOString(), '2026-11-12T11:00:00.000Z');
    assert.equal(to.toISOString(), '2026-11-19T11:00:00.000Z');
    assert.equal(rangeOf({ range: '1' }, moments)?.first, TODAY);
    assert.equal(rangeOf({ range: '90' }, moments)?.first, '2026-08-22');
  });

  it('of one’s own holds both of its days', () => {
    const range = rangeOf({ range: 'custom', from: '2026-11-01', to: '2026-11-02' }, moments);
    assert.equal(range!.from.toISOString(), '2026-10-31T11:00:00.000Z');
    assert.equal(range!.to.toISOString(), '2026-11-02T11:00:00.000Z');
    assert.equal(range?.label, '2026-11-01 to 2026-11-02');
    const day = rangeOf({ range: 'custom', from: '2026-11-01', to: '2026-11-01' }, moments);
    assert.equal(day?.label, '2026-11-01');
  });

  it('is none while an answer is missing', () => {
    assert.equal(rangeOf({}, moments), undefined);
    assert.equal(rangeOf({ range: 'custom', from: '2026-11-01' }, moments), undefined);
  });

  it('asks for its days only when it is one’s own', () => {
    const asked = (range?: string) =>
      rangeSteps(range === undefined ? {} : { range }, moments).map(({ name }) => name);
    assert.deepEqual([asked(), asked('7'), asked('custom')], [['range'], ['range'], ['range', 'from', 'to']]);
  });

  it('takes real days, none to come, and no end before the beginning', () => {
    assert.match(validate('from', 'yesterday') ?? '', /written like 2026-11-19/);
    assert.match(validate('from', '2026-02-30') ?? '', /written like/);
    assert.match(validate('from', '2026-11-20') ?? '', /yet to come/);
    assert.equal(validate('from', ` ${TODAY} `), undefined);
    assert.match(validate('to', '2026-11-09') ?? '', /before the first day, 2026-11-10/);
    assert.equal(validate('to', '2026-11-10'), undefined);
  });
});
