import assert from 'node:assert/strict';
import { commands as editor, fakeHost, Uri } from '../../support/vscode';
import { actionsBench, type Act, back, choose, enter, find } from './actionsBench';

/** The commands about objects, and the documents that they open. */
function objectsBench() {
  const bench = actionsBench();
  const opened: Uri[] = [];
  editor.registerCommand('markdown.showPreview', (uri) => void opened.push(uri as Uri));
  const shown = (): string => {
    // What was registered with the stub is what the code under test handed over.
    const provider = fakeHost.documents.get('gainsight-table') as unknown as {
      provideTextDocumentContent(uri: Uri | undefined): string;
    };
    return provider.provideTextDocumentContent(opened.at(-1));
  };
  return { ...bench, opened, shown };
}

const CTAS: readonly Act[] = [find('call to', 'Call To Action'), choose('Name', 'Priority', 'Due Date')];

describe('describing an object', () => {
  it('shows its fields with their types and values as a table', async () => {
    const { run, shown, writes } = objectsBench();
    await run('gainsight.describeObject', [], find('call to', 'Call To Action'));
    const text = shown();
    assert.match(text, /^# Call To Action$/m);
    assert.match(text, /^\| Priority \| PriorityId \| LOOKUP \|.*High, Medium, Low \|$/m);
    assert.equal(writes().length, 0);
  });
});

describe('querying an object', () => {
  it('reads the chosen fields of the records that meet the conditions', async () => {
    const { run, shown, told, executor } = objectsBench();
    await run(
      'gainsight.queryObject',
      [],
      ...CTAS,
      ...[choose('Priority'), choose('is'), choose('High')],
      ...[choose('Due Date'), choose('is on or before'), enter('today')],
      choose('No further condition'),
    );
    const text = shown();
    assert.match(text, /^Priority is High$/m);
    assert.match(text, /^Due Date is on or before 2026-11-18$/m);
    assert.match(text, /^\| Name \| Priority \| Due Date \|\n\| --- \| --- \| --- \|$/m);
    assert.match(text, /^\| Recover product usage \| High \| 2026-11-12 \|$/m);
    assert.doesNotMatch(text, /\| (?:Low|Medium) \|/);
    assert.deepEqual(told()?.buttons, ['Export…']);
    assert.ok(JSON.stringify(executor.lines).includes('gainsight_object_query'));
  });

  it('numbers its questions, and can be gone back in', async () => {
    const { run, boxes, shown } = objectsBench();
    const end = choose('All records');
    await run('gainsight.queryObject', [], ...CTAS, back, choose('Name', 'Is Closed'), end);
    assert.deepEqual(
      boxes.map(({ step }) => step),
      [1, 2, 3, 2, 3],
    );
    assert.match(shown(), /^\| Name \| Is Closed \|$/m);
  });

  it('names the record that a lookup leads to, and asks no value where there is none to give', async () => {
    const { run, shown, sandbox } = objectsBench();
    const fields = choose('Name', 'Owner');
    const conditions = [choose('Playbook'), choose('is empty'), choose('No further condition')];
    await run('gainsight.queryObject', [], find('call to', 'Call To Action'), fields, ...conditions);
    assert.match(shown(), /\| Lena Hofmann \|$/m);
    assert.match(JSON.stringify(sandbox.calls.at(-1)?.body), /"operator":"IS_NULL"/);
  });

  it('judges numbers and days while they are typed', async () => {
    const { run } = objectsBench();
    const said: unknown[] = [];
    const typing =
      (wrong: string, right: string): Act =>
      (box) => {
        assert.ok('prompt' in box);
        box.type(wrong);
        said.push(box.validationMessage);
        enter(right)(box);
      };
    const age = [choose('Age'), choose('is at least'), typing('many', '10')];
    const due = [choose('Due Date'), choose('is on or after'), typing('11/12', '2026-11-18')];
    await run('gainsight.queryObject', [], ...CTAS, ...age, ...due, choose('No further condition'));
    assert.deepEqual(said, [
      'This is no number.',
      'Write a day like tomorrow, Friday, +2w, 1 Dec or 2026-11-18.',
    ]);
  });

  it('exports what was read: no cell is run by a spreadsheet', async () => {
    const { run, tenant, toldOf } = objectsBench();
    const { signal } = new AbortController();
    const [company] = await tenant.companies.resolve('Bravura');
    const owner = { email: 'lena.hofmann@example.com' };
    const made = { referenceId: 'x', companyGsid: company?.gsid ?? '', type: 'Risk', owner };
    await tenant.writes.createCta({ ...made, name: '=cmd|calc' }, { signal });
    for (const [kind, cell] of [
      ['csv', `'=cmd|calc,`],
      ['json', '"Name": "=cmd|calc"'],
    ] as const) {
      fakeHost.press = 'Export…';
      fakeHost.saveTo = Uri.parse(`file:///tmp/ctas.${kind}`);
      fakeHost.notifications.length = 0;
      await run(
        'gainsight.queryObject',
        [],
        ...CTAS,
        choose('Name'),
        choose('contains'),
        enter('calc'),
        choose('No further condition'),
      );
      await toldOf(/^Exported 1 rows\.$/);
      const text = fakeHost.files.get(`file:///tmp/ctas.${kind}`) ?? '';
      assert.ok(text.includes(cell), text);
    }
  });

  it('says why nothing could be read', async () => {
    const { run, told, sandbox, opened } = objectsBench();
    sandbox.inject({ path: '/v1/data/objects/query/call_to_action', kind: 'forbidden', times: 9 });
    await run('gainsight.queryObject', [], ...CTAS, choose('All records'));
    assert.equal(told()?.severity, 'error');
    assert.deepEqual(opened, []);
  });
});
