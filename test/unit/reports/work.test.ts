import assert from 'node:assert/strict';
import { SANDBOX_USER_EMAIL } from '../../../src/sandbox/embedded';
import { column, factsOf, names, reportBench } from './reportTenant';
import { Stored } from './stored';

const TODAY = '2026-11-18';
const MINE = { name: 'OwnerId__gr.Email', operator: 'EQ', value: [SANDBOX_USER_EMAIL] };
const OPEN = { name: 'IsClosed', operator: 'EQ', value: [false] };
const NO_OBJECTIVE = { name: 'CtaGroupId', operator: 'IS_NULL' };

describe('/ctas', () => {
  it('shows my open CTAs in groups by due date, the late first', async () => {
    const { run, tenant } = reportBench();
    const stored = await new Stored(tenant).rows(
      'call_to_action',
      ['Name', 'DueDate'],
      MINE,
      OPEN,
      NO_OBJECTIVE,
    );
    const due = (keep: (day: string) => boolean) =>
      stored
        .filter(({ DueDate }) => keep(String(DueDate)))
        .sort((a, b) => String(a.DueDate).localeCompare(String(b.DueDate)))
        .map(({ Name }) => Name);
    const report = await run('ctas');
    const [late, soon, later] = ['Overdue', 'Due within 7 days', 'Later, or without a due date'].map(
      (title) => names(column(report, title, 'CTA')),
    );
    assert.deepEqual(
      late,
      due((day) => day < TODAY),
    );
    assert.deepEqual([...(soon ?? [])].sort(), due((day) => day >= TODAY && day <= '2026-11-25').sort());
    assert.deepEqual(
      later,
      due((day) => day > '2026-11-25'),
    );
    const facts = factsOf(report, 'At a glance');
    assert.deepEqual([facts['Open CTAs'], facts.Overdue, facts['Due within 7 days']], [6, 2, 3]);
  });

  it('shows my open tasks, leading to CTA and account where these are in the list', async () => {
    const { run, tenant } = reportBench();
    const stored = await new Stored(tenant).rows('cs_task', ['Name', 'DueDate'], MINE, OPEN);
    const report = await run('ctas');
    assert.deepEqual(
      [...names(column(report, 'Open tasks', 'Task'))].sort(),
      stored.map(({ Name }) => Name).sort(),
    );
    const { 'Open tasks': open, 'Overdue tasks': late } = factsOf(report, 'At a glance');
    assert.deepEqual(
      [open, late],
      [stored.length, stored.filter(({ DueDate }) => String(DueDate) < TODAY).length],
    );
    const links = column(report, 'Open tasks', 'CTA').filter((cell) =>
      JSON.stringify(cell).includes('"cta"'),
    );
    assert.equal(links.length, stored.length);
  });

  it('shows everybody’s at an account that is named', async () => {
    const { run } = reportBench();
    const report = await run('ctas', 'Tandem Freight');
    assert.equal(report.title, 'Open CTAs: Tandem Freight');
    assert.match(report.scope ?? '', /of every owner at Tandem Freight/);
    assert.equal(factsOf(report, 'At a glance')['Open CTAs'], 2);
  });

  it('says that nothing is open', async () => {
    const { run } = reportBench();
    const report = await run('ctas', 'Bravura');
    assert.match(JSON.stringify(report.sections), /No CTA is open\./);
  });

  it('counts the seventh day as within seven days, and what has no due date as later', async () => {
    const { tenant } = reportBench();
    const { Gsid: company } = await new Stored(tenant).company('Bravura');
    const cta = (id: number, due?: string) => ({
      ...{ Gsid: `1S01EXTRA00000000000000000000000000${id}`, Name: `Extra ${id}`, CompanyId: company },
      ...{ IsClosed: false, DueDate: due ?? null },
    });
    const data = {
      call_to_action: [cta(1, '2026-11-25'), cta(2, '2026-11-26'), cta(3), cta(4, '2026-11-17')],
    };
    const report = await reportBench({ data }).run('ctas', 'Bravura');
    assert.deepEqual(names(column(report, 'Overdue', 'CTA')), ['Extra 4']);
    assert.deepEqual(names(column(report, 'Due within 7 days', 'CTA')), ['Extra 1']);
    assert.deepEqual(names(column(report, 'Later, or without a due date', 'CTA')), ['Extra 2', 'Extra 3']);
  });
});
