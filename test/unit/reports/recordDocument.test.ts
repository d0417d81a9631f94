import assert from 'node:assert/strict';
import { wayToRecord } from '../../../src/model/recordAddress';
import { toMarkdown } from '../../../src/reports/markdown';
import { recordDocument } from '../../../src/reports/recordDocument';
import type { Report } from '../../../src/reports/report';
import { setup } from '../tools/toolTenant';
import { column, factsOf, FORMATS, linkOf, names } from './reportTenant';
import { Stored } from './stored';

function bench() {
  const all = setup();
  const { executor, tenant } = all;
  const run = (kind: string, gsid: unknown): Promise<Report> =>
    recordDocument.run(`${kind} ${String(gsid)}`, {
      ask: (tool, input, signal) => executor.read(tool, input, { door: 'ui', signal }),
      signal: new AbortController().signal,
      clock: tenant.clock,
    });
  return { ...all, stored: new Stored(tenant), run };
}

function first(rows: readonly Record<string, unknown>[]): Record<string, unknown> {
  const [row] = rows;
  if (!row) throw new Error('The sandbox has no such record.');
  return row;
}

const markdownOf = (report: Report): string =>
  toMarkdown(report, {
    ...{ formats: FORMATS, linkOf, factsInTables: true },
    documentOf: ({ name, record }) => record && wayToRecord({ ...record, name }),
  });

describe('the document of a record', () => {
  it('tells a company, its open work and its last entries in four calls', async () => {
    const { run, stored, sandbox } = bench();
    const { Gsid } = await stored.company('Praxis Inc');
    // Its picklists are read once for all companies.
    await run('company', Gsid);
    const before = sandbox.calls.length;
    const report = await run('company', Gsid);
    assert.equal(sandbox.calls.length - before, 4);
    assert.equal(report.title, 'Company: Praxis Inc');
    assert.equal(report.status, 'ok');
    assert.equal(factsOf(report, '').CSM, 'Lena Hofmann');
    assert.deepEqual(names(column(report, 'Open CTAs', 'CTA')), ['Recover product usage']);
    assert.equal(column(report, 'Latest Timeline entries', 'Subject').length, 3);
  });

  it('says that there is none of what belongs to it', async () => {
    const { run, stored } = bench();
    const report = await run('company', (await stored.company('Praxis Inc')).Gsid);
    assert.match(markdownOf(report), /## Open success plans\n\nNo success plan is open\./);
  });

  it('tells a CTA with what is said about it, its tasks, and the way to its company', async () => {
    const { run, stored } = bench();
    const named = { name: 'Name', operator: 'EQ', value: ['Recover product usage'] };
    const cta = first(await stored.rows('call_to_action', ['Gsid', 'CompanyId'], named));
    const text = markdownOf(await run('cta', cta.Gsid));
    assert.match(text, /^# CTA: Recover product usage\n\n\| Field \| Value \|/);
    assert.ok(
      text.includes(`| Company | [Praxis Inc](../../company/${String(cta.CompanyId)}/Praxis%20Inc.md) |`),
    );
    assert.match(text, /## Comments\n\nWeekly users fell by a third since the summer\./);
    assert.match(text, /## Tasks\n\n[^#]*\| Share the usage report \| Open \| Medium \| 10 Nov 2026/);
    assert.ok(text.includes(`GSID: ${String(cta.Gsid)}`));
  });

  it('tells a success plan with its objectives', async () => {
    const { run, stored } = bench();
    const named = { name: 'Name', operator: 'EQ', value: ['Onboarding plan'] };
    const plan = first(await stored.rows('cta_group', ['Gsid'], named));
    const report = await run('successPlan', plan.Gsid);
    assert.deepEqual(factsOf(report, '').Done, { percent: 29 });
    assert.equal(column(report, 'Objectives', 'Objective').length, 7);
  });

  for (const [kind, object, word] of [
    ['activity', 'activity_timeline', 'Timeline entry'],
    ['relationship', 'relationship', 'Relationship'],
    ['person', 'company_person', 'Person'],
    ['task', 'cs_task', 'Task'],
  ] as const)
    it(`tells a record of kind ${kind} and the company that it belongs to`, async () => {
      const { run, stored } = bench();
      const row = first(await stored.rows(object, ['Gsid']));
      const report = await run(kind, row.Gsid);
      assert.ok(report.title.startsWith(`${word}: `));
      assert.doesNotMatch(report.title, /without a name/);
      assert.match(
        markdownOf(report),
        /\| Company \| \[[^\]]+\]\(\.\.\/\.\.\/company\/1P02\w+\/[^)]+\.md\) \|/,
      );
    });

  it('says that there is no such record, which is no empty document', async () => {
    const { run } = bench();
    for (const kind of ['company', 'successPlan', 'task']) {
      const report = await run(kind, '1P02AAAAAAAAAAAAAAAAAAAAAAAA');
      assert.equal(report.status, 'noRecord');
      assert.match(markdownOf(report), /There is no such record/);
    }
  });
});
