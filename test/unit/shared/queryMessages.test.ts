import assert from 'node:assert/strict';
import { fromQueryPage, queryState, toQueryPage } from '../../../src/shared/queryMessages';

const query = {
  object: 'call_to_action',
  fields: ['Name'],
  conditions: [{ field: 'Name', operator: 'CONTAINS', values: ['x'] }],
};
const state = { tenant: 'acme.example.com', query };

describe('messages of the page of a query', () => {
  it('are taken from the page when they are whole', () => {
    for (const message of [
      ...['ready', 'refresh', 'more', 'cancel', 'signIn', 'ignored', 'edit'].map((type) => ({ type })),
      { type: 'sorted', sort: { column: 2, descending: true } },
      { type: 'export', format: 'csv' },
      { type: 'run', action: 'open', record: { kind: 'cta', gsid: '1S01AAAA' } },
    ])
      assert.deepEqual(fromQueryPage().safeParse(message).data, message);
  });

  it('are left out when they are anything else', () => {
    for (const message of [
      null,
      { type: 'export', format: 'xlsx' },
      { type: 'export', format: 'csv', path: '/etc/passwd' }.path,
      { type: 'sorted', sort: { column: -1, descending: true } },
      { type: 'sorted', sort: { column: 1.5, descending: true } },
      { type: 'edit2' },
      { type: 'run', action: 'open', record: { kind: 'cta', gsid: '../x' } },
    ])
      assert.equal(fromQueryPage().safeParse(message).success, false, JSON.stringify(message));
  });

  it('are left out by the page when they are none of the extension’s', () => {
    const row = { gsid: '1S01AAAA', cells: ['<b>', 1, true, null] };
    assert.deepEqual(toQueryPage().safeParse({ type: 'rows', rows: [row] }).data, {
      type: 'rows',
      rows: [row],
    });
    for (const message of [
      { type: 'rows', rows: [{ cells: [{ html: '<b>' }] }] },
      { type: 'rows', rows: [{ gsid: 'a b', cells: [] }] },
      { type: 'head', title: 'x', conditions: [], columns: [{ path: 'a', label: 'b', kind: 'html' }] },
      { type: 'progress', busy: false },
    ])
      assert.equal(toQueryPage().safeParse(message).success, false, JSON.stringify(message));
  });

  it('keep the question for the next window, and nothing of its answer', () => {
    const kept = { ...state, sort: { column: 0, descending: false } };
    assert.deepEqual(queryState().safeParse({ ...kept, rows: [['secret']] }).data, kept);
    for (const wrong of [
      undefined,
      { tenant: 'x' },
      { ...state, query: { ...query, fields: [] } },
      { ...state, query: { ...query, conditions: [{ field: 'Name', operator: 'x;', values: [] }] } },
      { ...state, query: { ...query, conditions: [{ field: 'Name', operator: 'EQ', values: [{}] }] } },
    ])
      assert.equal(queryState().safeParse(wrong).success, false, JSON.stringify(wrong));
  });
});
