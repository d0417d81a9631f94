import assert from 'node:assert/strict';
import { isList } from '../../../src/reports/cellText';
import { reasonsOf } from '../../../src/reports/plans';
import { planTable } from '../../../src/reports/planTables';
import { questionsFrom } from '../../../src/reports/reviewQuestions';
import { factsOf, reportBench } from './reportTenant';

describe('counts in reports', () => {
  it('are told in the singular where they are one', () => {
    assert.deepEqual(reasonsOf({ daysLate: 1, late: [{}] }), ['1 day past due', '1 late objective']);
    assert.deepEqual(reasonsOf({ daysLate: 2, late: [{}, {}] }), ['2 days past due', '2 late objectives']);
  });

  it('say how far away a renewal is, also where it is today', () => {
    const rule = (daysLeft: number): unknown => {
      const none = { contacts: {}, measures: [], plans: undefined, wins: [] };
      const [question] = questionsFrom({ ...none, renewal: { daysLeft, renewalDate: '2026-11-18' } });
      return question !== undefined && isList(question) ? question.at(-1) : undefined;
    };
    assert.deepEqual(
      [-1, 0, 1, 2].map((days) => rule(days)),
      ['date has passed', 'is today', 'is 1 day away', 'is 2 days away'].map(
        (words) => `(asked because the renewal ${words})`,
      ),
    );
  });

  it('count late objectives among those that they belong to', () => {
    const objectives = (counts: object): unknown => {
      const block = planTable([{ plan: 'P', objectives: counts }]);
      return block.kind === 'table' && block.rows[0]?.[1];
    };
    assert.equal(
      objectives({ done: 2, active: 3, pending: 2, late: 1 }),
      '2 done, 3 active, 2 pending, 1 of these late',
    );
    assert.equal(objectives({ done: 1, active: 0, pending: 0, late: 0 }), '1 done');
    assert.equal(objectives({ done: 0, active: 0, pending: 0, late: 0 }), 'none');
  });

  it('tell a minute of an entry', async () => {
    const report = await reportBench().run('log', 'Quillon Bank 1 min call: all good');
    assert.equal(factsOf(report, 'Proposed entry').Duration, '1 minute');
  });
});
