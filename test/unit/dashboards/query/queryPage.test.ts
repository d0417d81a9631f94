import assert from 'node:assert/strict';
import { until } from '../../../support/until';
import { commands as editor, fakeHost, Uri } from '../../../support/vscode';
import { type Act, back, choose, enter, find, keep, leave } from '../../actions/actionsBench';
import { CTAS, queryBench } from './queryBench';

const END = choose('No further condition');
const ALL = choose('All records');
const FILE = 'file:///tmp/ctas.csv';

describe('the page of a query', () => {
  it('says the object, its columns with their kinds, and how many records there are', async () => {
    const { ask, head, progress, rows, panel, executor } = queryBench();
    await ask(...CTAS, ALL);
    assert.equal(panel().title, 'Call To Action');
    assert.deepEqual(head()?.conditions, []);
    assert.deepEqual(
      head()?.columns.map(({ label, kind }) => [label, kind]),
      [
        ['Name', 'text'],
        ['Priority', 'text'],
        ['Due Date', 'day'],
      ],
    );
    assert.deepEqual([progress()?.text, progress()?.more], [`${rows().length} records`, false]);
    assert.ok(rows().every(({ gsid }) => gsid?.startsWith('1S01')));
    assert.ok(JSON.stringify(executor.lines).includes('gainsight_object_query'));
  });

  it('holds text of records as it is, for the page to show as text', async () => {
    const { ask, rows, tenant, company } = queryBench();
    const { gsid: companyGsid } = await company('Bravura');
    const hostile = '<img src=x onerror=alert(1)>';
    const owner = { email: 'lena.hofmann@example.com' };
    const made = { referenceId: 'x', companyGsid, type: 'Risk', owner, name: hostile };
    await tenant.writes.createCta(made, { signal: new AbortController().signal });
    await ask(...CTAS, choose('Name'), choose('contains'), enter('onerror'), END);
    assert.deepEqual(
      rows().map(({ cells }) => cells[0]),
      [hostile],
    );
  });

  it('numbers its questions, and can be gone back in', async () => {
    const { ask, boxes, head } = queryBench();
    await ask(...CTAS, back, choose('Name', 'Is Closed'), ALL);
    assert.deepEqual(
      boxes.map(({ step }) => step),
      [1, 2, 3, 2, 3],
    );
    assert.deepEqual(
      head()?.columns.map(({ label }) => label),
      ['Name', 'Is Closed'],
    );
  });

  it('loads more in pages, and says whether there may be more', async () => {
    const { ask, say, idle, progress, rows } = queryBench({ companies: 1200 });
    await ask(find('company', 'Company'), choose('Name', 'ARR'), ALL);
    assert.deepEqual(
      [rows().length, progress()?.text, progress()?.more],
      [500, 'The first 500 records; there may be more.', true],
    );
    await say({ type: 'more' });
    await idle();
    assert.deepEqual([rows().length, progress()?.more], [500, true]);
    await say({ type: 'more' });
    await idle();
    assert.deepEqual([progress()?.text, progress()?.more], ['1200 records', false]);
  });

  it('tells a hidden page nothing more of a tenant that is not in use any more', async () => {
    const { ask, say, panel, active, tenant } = queryBench({ companies: 1200 });
    await ask(find('company', 'Company'), choose('Name', 'ARR'), ALL);
    panel().visible = false;
    await say({ type: 'more' });
    active.set({ kind: 'signedOut' });
    panel().webview.told.length = 0;
    await tenant.companies.page({ scope: 'all', limit: 500 });
    assert.deepEqual(panel().webview.told, []);
  });

  it('tells a page that was hidden everything again', async () => {
    const { ask, say, rows, head, sandbox } = queryBench();
    await ask(...CTAS, ALL);
    const before = rows();
    const { length } = sandbox.calls;
    await say({ type: 'ready' });
    assert.deepEqual(rows(), before);
    assert.equal(head()?.title, 'Call To Action');
    assert.equal(sandbox.calls.length, length);
  });

  it('asks its question again after a reload, and does without what it cannot read', async () => {
    const { ask, restore, state, rows, idle, panel } = queryBench();
    await ask(...CTAS, choose('Priority'), choose('is'), choose('High'), END);
    const [left, before] = [state(), rows()];
    await restore({ ...left, sort: { column: 2, descending: true } });
    await idle();
    assert.deepEqual(rows(), before);
    assert.deepEqual(state()?.sort, { column: 2, descending: true });
    await restore({ tenant: 'x' });
    assert.equal(panel().isClosed, true);
  });

  it('edits the question with the answers of before in its boxes', async () => {
    const { ask, say, idle, head, acts } = queryBench();
    await ask(...CTAS, choose('Priority'), choose('is'), choose('High'), END);
    const changing: readonly Act[] = [keep, keep, keep, keep, choose('Low'), keep];
    acts.push(...changing);
    await say({ type: 'edit' });
    await until(() => head() !== undefined, 'the new question is answered');
    await idle();
    assert.deepEqual(head()?.conditions, ['Priority is Low']);
    assert.equal(fakeHost.panels.length, 1);
  });

  it('stays as it is when editing is given up', async () => {
    const { ask, say, acts, told } = queryBench();
    await ask(...CTAS, ALL);
    acts.push(leave);
    await say({ type: 'edit' });
    await until(() => acts.length === 0, 'the box is closed');
    assert.deepEqual(told('start'), []);
  });

  it('says why nothing could be read', async () => {
    const { ask, sandbox, progress } = queryBench();
    sandbox.inject({ path: '/v1/data/objects/query/call_to_action', kind: 'forbidden', times: 9 });
    await ask(...CTAS, ALL);
    assert.ok((progress()?.problem ?? '').length > 10);
    assert.equal(progress()?.more, true);
  });

  it('is about the tenant that was asked, and no other', async () => {
    const { restore, told, idle } = queryBench();
    await restore({
      tenant: 'other.example.com',
      query: { object: 'company', fields: ['Name'], conditions: [] },
    });
    await idle();
    assert.match(told('notice').at(-1)?.text ?? '', /Switch to the connection to other\.example\.com/);
    assert.deepEqual(told('rows'), []);
  });

  it('opens the record of a row, and leaves out what is no message', async () => {
    const { ask, say, rows, opened } = queryBench();
    await ask(...CTAS, ALL);
    const gsid = rows()[0]?.gsid;
    await say({ type: 'run', action: 'open', record: { kind: 'cta', gsid } });
    await say({ type: 'run', action: 'open', record: { kind: 'cta', gsid: '../x' } });
    assert.deepEqual(opened, [['cta', gsid]]);
    assert.ok(fakeHost.log.some((line) => line.includes('message of a page left out')));
  });

  it('exports every record that meets the conditions, also those that are not on the page', async () => {
    const { ask, say, toldOf } = queryBench({ companies: 1200 });
    await ask(find('company', 'Company'), choose('Name', 'ARR'), ALL);
    fakeHost.saveTo = Uri.parse(FILE);
    await say({ type: 'sorted', sort: { column: 0, descending: false } });
    await say({ type: 'export', format: 'csv' });
    await toldOf(/^Exported 1200 rows\.$/);
    const lines = (fakeHost.files.get(FILE) ?? '').trimEnd().split('\r\n');
    assert.deepEqual([lines[0], new Set(lines).size], ['Name,ARR', 1201]);
    // A part in order, and the rest behind it, would look like the whole in order.
    const read = lines.slice(1, 501);
    assert.notDeepEqual(read, read.toSorted());
  });

  it('exports what is all there in the order that is shown', async () => {
    const { ask, say, toldOf, rows } = queryBench();
    await ask(...CTAS, ALL);
    const last = rows().flatMap(({ cells }) => cells[2] ?? []);
    fakeHost.saveTo = Uri.parse(FILE);
    await say({ type: 'sorted', sort: { column: 2, descending: true } });
    await say({ type: 'export', format: 'json' });
    await toldOf(/^Exported \d+ rows\.$/);
    const records = JSON.parse(fakeHost.files.get(FILE) ?? '') as { 'Due Date': string | null }[];
    assert.equal(records[0]?.['Due Date'], last.map(String).sort().at(-1));
  });
});

describe('a query where nobody is signed in', () => {
  it('says how to sign in', async () => {
    const bench = queryBench();
    bench.active.set({ kind: 'signedOut' });
    await editor.executeCommand('gainsight.queryObject');
    assert.equal(fakeHost.notifications.at(-1)?.message, 'You are not signed in to Gainsight.');
  });
});
