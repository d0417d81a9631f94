import assert from 'node:assert/strict';
import type { AuditRecord } from '../../../src/audit/auditRecord';
import { type FacetName, facetsIn, MOST_LOOKED_THROUGH } from '../../../src/auditView/facets';
import { combined, type Filters, isNarrowed, summary } from '../../../src/auditView/filters';
import { GSID } from '../../support/auditBench';
import { line, plainNames } from '../../support/auditViewBench';

async function facets(name: FacetName, ...records: readonly Partial<AuditRecord>[]) {
  const lines = (async function* () {
    for (const one of records) yield line(one);
  })();
  return facetsIn(lines, name, { ...plainNames, person: (id) => (id.startsWith('person-l') ? 'Lena' : id) });
}
const counts = (found: Awaited<ReturnType<typeof facets>>) =>
  found.map(({ label, count }) => `${label} ${count}`);

describe('what the audit log can be filtered by', () => {
  it('is what its lines have, the most frequent first', async () => {
    const found = await facets('door', { door: 'mcp' }, { door: 'mcp' }, { door: 'ui' });
    assert.deepEqual(counts(found), ['MCP server 2', 'Command 1']);
    assert.deepEqual(found[0]?.filter, { door: 'mcp' });
  });

  it('takes the pseudonyms of one person together, and keeps companies of one name apart', async () => {
    const people = await facets('person', { user: 'person-l1' }, { user: 'person-l2' }, {});
    assert.deepEqual(counts(people), ['Lena 2']);
    assert.deepEqual([...(people[0]?.filter.people ?? [])], ['person-l1', 'person-l2']);
    const twins = await facets('account', { records: [GSID, '1S01A'] }, { records: ['1P02B'] });
    assert.deepEqual(twins.map(({ filter }) => filter.record).sort(), ['1P02B', GSID].sort());
  });

  it('offers all that did not go well at once', async () => {
    const found = await facets('result', { result: 'ok' }, { result: 'notAllowed' }, { result: 'declined' });
    assert.deepEqual(counts(found), ['did not go well 2', 'declined 1', 'not allowed 1', 'went well 1']);
    assert.deepEqual(found[0]?.filter, { result: 'failed' });
    assert.deepEqual(counts(await facets('result', { event: 'signIn', result: 'started' })), ['begun 1']);
  });

  it('names actions by their titles and filters by their names', async () => {
    assert.deepEqual((await facets('action', {}))[0]?.filter, { action: 'gainsight_ctas_list' });
  });

  it('stops looking at some point', async () => {
    let given = 0;
    const endless = (async function* () {
      for (;;) {
        given += 1;
        yield line();
      }
    })();
    const [only] = await facetsIn(endless, 'door', plainNames);
    assert.deepEqual([only?.count, given], [MOST_LOOKED_THROUGH, MOST_LOOKED_THROUGH]);
  });
});

describe('filters', () => {
  const filters: Filters = {
    door: { label: 'MCP server', filter: { door: 'mcp' } },
    account: { label: 'Fernhill Foods', filter: { record: GSID } },
    time: { label: 'Today', filter: { from: new Date(0), to: new Date(1) } },
  };

  it('hold all at once, and can be looked at without one of them', () => {
    assert.deepEqual(combined(filters), { record: GSID, door: 'mcp', from: new Date(0), to: new Date(1) });
    assert.deepEqual(combined(filters, 'time'), { record: GSID, door: 'mcp' });
  });

  it('are told as text, and are none when all were taken back', () => {
    assert.equal(summary(filters), 'Fernhill Foods · MCP server · Today');
    assert.deepEqual([summary({}), isNarrowed({ door: undefined }), isNarrowed(filters)], ['', false, true]);
  });
});
