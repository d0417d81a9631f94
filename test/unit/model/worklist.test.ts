import assert from 'node:assert/strict';
import { bucketOf, workBuckets, type WorkItem } from '../../../src/model/worklist';
import { cta, task } from '../../support/treeTenant';

const WEDNESDAY = '2026-03-04';

describe('bucketOf', () => {
  const cases: readonly (readonly [due: string | undefined, today: string, bucket: string])[] = [
    ['2026-03-03', WEDNESDAY, 'overdue'],
    ['2026-03-04', WEDNESDAY, 'today'],
    ['2026-03-05', WEDNESDAY, 'week'],
    ['2026-03-08', WEDNESDAY, 'week'],
    ['2026-03-09', WEDNESDAY, 'later'],
    [undefined, WEDNESDAY, 'undated'],
    ['2026-03-09', '2026-03-08', 'later'],
    ['2026-03-15', '2026-03-09', 'week'],
  ];
  for (const [due, today, bucket] of cases)
    it(`finds ${due ?? 'no date'} ${bucket} on ${today}`, () => assert.equal(bucketOf(due, today), bucket));
});

describe('workBuckets', () => {
  const items: readonly WorkItem[] = [
    { kind: 'cta', record: cta('Later', { dueDate: '2026-06-01' }) },
    { kind: 'task', record: task('Old', { dueDate: '2026-03-02' }) },
    { kind: 'cta', record: cta('Older', { dueDate: '2026-03-01' }) },
    { kind: 'cta', record: cta('Plain', { dueDate: '2026-03-02' }) },
    { kind: 'cta', record: cta('Urgent', { dueDate: '2026-03-02', important: true }) },
    { kind: 'task', record: task('Done', { dueDate: '2026-03-02', closed: true }) },
  ];

  it('puts open work in order of pressure and leaves out empty buckets', () => {
    const buckets = workBuckets(items, WEDNESDAY).map(
      ({ bucket, items: due }) => [bucket, due.map(({ record }) => record.name)] as const,
    );
    assert.deepEqual(buckets, [
      ['overdue', ['Older', 'Urgent', 'Old', 'Plain']],
      ['later', ['Later']],
    ]);
  });
});
