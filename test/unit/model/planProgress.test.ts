import assert from 'node:assert/strict';
import type { Cta } from '../../../src/model/cta';
import { isClosedPlan, progressOf, stageOf } from '../../../src/model/planProgress';

const TODAY = '2026-11-18';

function objective(name: string, parts: Partial<Cta> = {}): Cta {
  return { gsid: name, name, closed: false, important: false, ...parts };
}

describe('progressOf', () => {
  it('counts done, active and pending, and finds what is late and what is next', () => {
    const { done, active, pending, late, next } = progressOf(
      [
        objective('later', { status: 'New', dueDate: '2026-12-01' }),
        objective('today', { status: 'Work In Progress', dueDate: TODAY }),
        objective('late', { status: 'Work In Progress', dueDate: '2026-11-17' }),
        objective('later still', { status: 'Not Started' }),
        objective('done', { closed: true, status: 'Closed Success', dueDate: '2026-01-01' }),
      ],
      TODAY,
    );
    assert.deepEqual([done, active, pending], [1, 2, 2]);
    assert.deepEqual([late.map(({ name }) => name), next?.name], [['late'], 'today']);
  });

  it('has nothing next when nothing is open or dated', () => {
    assert.equal(progressOf([objective('a', { closed: true }), objective('b')], TODAY).next, undefined);
  });

  it('names the stage of one objective by the same rule', () => {
    assert.equal(stageOf(objective('a', { status: 'New' })), 'pending');
    assert.equal(stageOf(objective('a', { status: 'Newly begun' })), 'active');
    assert.equal(stageOf(objective('a', { closed: true, status: 'New' })), 'done');
  });
});

describe('isClosedPlan', () => {
  it('goes by the mark, or by a status that says so where a list leaves out the mark', () => {
    const plan = { gsid: '1', name: 'Plan', closed: false };
    assert.equal(isClosedPlan({ ...plan, closed: true, status: 'Active' }), true);
    assert.equal(isClosedPlan({ ...plan, status: 'Closed' }), true);
    assert.equal(isClosedPlan({ ...plan, status: 'On Hold' }), false);
    assert.equal(isClosedPlan(plan), false);
  });
});
