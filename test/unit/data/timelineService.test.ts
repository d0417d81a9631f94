import assert from 'node:assert/strict';
import { createClock } from '../../../src/data/clock';
import { TimelineService } from '../../../src/data/timelineService';
import type { ObjectQuery, Row } from '../../../src/gainsight/objectQuery';

const clock = createClock(
  () => new Date('2026-11-18T09:00:00+01:00'),
  () => 'Europe/Berlin',
);

/** Answers queries from these rows as the tenant would: newest first, companies and limit kept. */
function setup(rows: Row[], nonTouchTypes: string[] = []) {
  const queries: ObjectQuery[] = [];
  const client = {
    queryObjects: async (query: ObjectQuery): Promise<Row[]> => {
      queries.push(query);
      const companies = query.where?.conditions[0]?.value ?? [];
      return rows.filter(({ GsCompanyId }) => companies.includes(GsCompanyId)).slice(0, query.limit);
    },
  };
  return { queries, timeline: new TimelineService(client, clock, () => ({ nonTouchTypes })) };
}

const entry = (company: string, at: string, n = 0): Row => ({
  Gsid: `${company}-${n}`,
  Subject: 'Call',
  GsCompanyId: company,
  ActivityDate: at,
  TypeName: 'Call',
});

describe('TimelineService.lastTouches', () => {
  it('gives each company the day of its newest entry in the zone of the user', async () => {
    const { timeline, queries } = setup([
      entry('A', '2026-11-10T23:30:00Z'),
      entry('B', '2026-10-01T10:00:00Z'),
      entry('A', '2026-09-01T10:00:00Z', 1),
    ]);
    const touches = await timeline.lastTouches(['A', 'B', 'C']);
    assert.deepEqual(
      [...touches.values()].map(({ companyGsid, day }) => [companyGsid, day]),
      [
        ['A', '2026-11-11'],
        ['B', '2026-10-01'],
      ],
    );
    assert.equal(queries.length, 1);
  });

  it('asks once more, only for those that a full page did not reach', async () => {
    const busy = Array.from({ length: 2000 }, (_, n) => entry('A', '2026-11-10T10:00:00Z', n));
    const { timeline, queries } = setup([...busy, entry('B', '2026-01-01T10:00:00Z')]);
    const touches = await timeline.lastTouches(['A', 'B', 'C']);
    assert.equal(touches.get('B')?.day, '2026-01-01');
    assert.deepEqual(
      queries.map(({ where }) => where?.conditions[0]?.value),
      [
        ['A', 'B', 'C'],
        ['B', 'C'],
      ],
    );
  });

  it('asks on also where a full page holds an entry that cannot be read', async () => {
    const busy = Array.from({ length: 1999 }, (_, n) => entry('A', '2026-11-10T10:00:00Z', n));
    const { timeline } = setup([{ GsCompanyId: 'A' }, ...busy, entry('B', '2026-01-01T10:00:00Z')]);
    assert.equal((await timeline.lastTouches(['A', 'B'])).get('B')?.day, '2026-01-01');
  });

  it('does not call companies untouched when no entry of a full page can be read', async () => {
    const odd = Array.from({ length: 2000 }, (_, n) => entry('A', 'some day', n));
    await assert.rejects(setup(odd).timeline.lastTouches(['A']), { kind: 'protocol' });
  });

  it('asks about many companies side by side, never one by one', async () => {
    const companies = Array.from({ length: 250 }, (_, n) => `C${n}`);
    const { timeline, queries } = setup(companies.map((company) => entry(company, '2026-11-01T10:00:00Z')));
    assert.equal((await timeline.lastTouches(companies)).size, 250);
    assert.equal(queries.length, 3);
  });

  it('leaves out later days and the types that are no touch, at the tenant', async () => {
    const { timeline, queries } = setup([], ['Internal Note']);
    await timeline.lastTouches(['A']);
    assert.deepEqual(
      queries[0]?.where?.conditions.slice(1).map(({ name, operator, value }) => [name, operator, value]),
      [
        ['ActivityDate', 'LT', ['2026-11-18T23:00:00Z']],
        ['TypeName', 'NE', ['Internal Note']],
      ],
    );
  });

  it('asks nothing about nobody', async () => {
    const { timeline, queries } = setup([]);
    assert.equal((await timeline.lastTouches([])).size, 0);
    assert.equal(queries.length, 0);
  });
});
