import assert from 'node:assert/strict';
import { presentActivity, presentCta, presentPlan, presentTask } from '../../../src/data/presentRecords';
import { commands as editor, fakeHost } from '../../support/vscode';
import { actionsBench, back, choose, enter, find, keep, leave } from './actionsBench';

const CTA = 'Recover product usage';
const { signal } = new AbortController();

type Bench = ReturnType<typeof actionsBench>;

async function ctaIn({ tenant }: Bench, gsid: string) {
  const cta = await presentCta(tenant.client, gsid, signal);
  assert.ok(cta);
  return cta;
}

describe('updating a CTA', () => {
  it('asks for the chosen values alone, and shows each before and after', async () => {
    const bench = actionsBench();
    const [cta] = await bench.ctas(CTA);
    await bench.run(
      'gainsight.updateCta',
      [cta],
      ...[
        choose('Priority', 'Owner', 'Due'),
        choose('Low'),
        find('priya', 'Priya Nair'),
        enter('2026-12-24'),
      ],
    );
    const card = bench.card();
    assert.match(card, /^Priority: High → Low$/m);
    assert.match(card, /^Owner: Lena Hofmann .* → Priya Nair /m);
    const held = await ctaIn(bench, cta?.gsid ?? '');
    assert.deepEqual([held.priority, held.owner?.name, held.dueDate], ['Low', 'Priya Nair', '2026-12-24']);
    assert.equal(bench.told()?.message, `Updated “${CTA}”.`);
    assert.deepEqual(bench.told()?.buttons, ['Undo', 'Open']);
  });

  it('marks the present value, and puts back what was when that is wanted', async () => {
    const bench = actionsBench();
    const [cta] = await bench.ctas(CTA);
    const before = await ctaIn(bench, cta?.gsid ?? '');
    fakeHost.press = 'Undo';
    const answers = [choose('Status', 'Priority', 'Due'), choose('New'), choose('Low'), enter('tomorrow')];
    await bench.run('gainsight.updateCta', [cta], ...answers);
    await bench.toldOf(/^Undone/);
    assert.deepEqual(await ctaIn(bench, before.gsid), before);
    assert.equal(bench.asked.length, 2);
    const looks = bench.shown.filter((words) => words.startsWith('+'));
    assert.match(looks[1] ?? '', /^\+ Status: .* · Priority: High · Due: /);
    const list = bench.boxes[1];
    assert.ok(list && 'items' in list);
    const now = list.items.filter((item) => 'description' in item && item.description === 'now');
    assert.deepEqual(
      now.map(({ label }) => label),
      [before.status],
    );
  });

  it('asks which one is meant where it is run on none, and offers the own ones first', async () => {
    const bench = actionsBench();
    await bench.run('gainsight.updateCta', [], choose(CTA), choose('Priority'), choose('Medium'));
    assert.match(bench.card(), /^Priority: High → Medium$/m);
  });

  it('asks the tenant once for CTAs of a name, however many are called so', async () => {
    const call_to_action = Array.from({ length: 1500 }, (_, index) => ({
      ...{ Name: `Follow up ${index}`, CompanyId: 'Bravura', TypeId: 'Risk', OwnerId: 'Lena Hofmann' },
      ...{ StatusId: 'New', PriorityId: 'Low', IsClosed: false, DueDate: '2026-12-01' },
    }));
    const bench = actionsBench({ sandbox: { data: { call_to_action } } });
    await bench.run('gainsight.updateCta', [], find('follow up', 'Follow up 7'), leave);
    const lists = bench.sandbox.calls.filter(({ body }) => JSON.stringify(body ?? '').includes('follow up'));
    assert.equal(lists.length, 1);
  });

  it('sends nothing that is as it was, and says so', async () => {
    const bench = actionsBench();
    const [cta] = await bench.ctas(CTA);
    await bench.run('gainsight.updateCta', [cta], choose('Priority'), keep);
    assert.match(bench.told()?.message ?? '', /has these values already/);
    assert.deepEqual([bench.asked, bench.writes()], [[], []]);
  });

  it('can be left and gone back in at each question', async () => {
    const bench = actionsBench();
    const [cta] = await bench.ctas(CTA);
    const both = choose('Priority', 'Due');
    for (const acts of [[leave], [both, leave], [both, choose('Low'), leave]])
      await bench.run('gainsight.updateCta', [cta], ...acts);
    assert.deepEqual([bench.asked, fakeHost.notifications], [[], []]);
    bench.verdicts.push('other');
    await bench.run(
      'gainsight.updateCta',
      [cta],
      ...[both, choose('Low'), back, choose('Medium'), enter('tomorrow'), enter('2026-12-01')],
    );
    assert.match(bench.card(), /^Due: .* → 2026-12-01 /m);
    assert.equal(bench.writes().length, 1);
  });

  it('is not sent when the record was changed while it was looked at', async () => {
    const bench = actionsBench();
    const [cta] = await bench.ctas(CTA);
    const gsid = cta?.gsid ?? '';
    const ask = bench.verdicts.shift.bind(bench.verdicts);
    bench.verdicts.shift = () => {
      void bench.tenant.writes.updateCta(gsid, { referenceId: 'x', priority: 'Medium' }, { signal });
      return ask();
    };
    await bench.run('gainsight.updateCta', [cta], choose('Priority'), choose('Low'));
    assert.match(bench.told()?.message ?? '', /was changed in the meantime.*Priority is now Medium/);
    assert.equal((await ctaIn(bench, gsid)).priority, 'Medium');
  });

  it('says that a record is gone', async () => {
    const bench = actionsBench();
    await bench.run('gainsight.updateCta', ['1S01AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA0']);
    assert.match(bench.told()?.message ?? '', /not there any more/);
  });
});

describe('closing a CTA', () => {
  it('asks once and shows it closed; undone it has its status again', async () => {
    const bench = actionsBench();
    const [cta] = await bench.ctas(CTA);
    const before = await ctaIn(bench, cta?.gsid ?? '');
    await bench.run('gainsight.closeCta', [cta]);
    assert.equal((await ctaIn(bench, before.gsid)).closed, true);
    assert.equal(bench.told()?.message, `Closed the CTA “${CTA}”.`);
    assert.deepEqual([bench.shown, bench.asked[0]?.ways], [['+ closed', '- closed'], []]);
    fakeHost.press = 'Undo';
    const [other] = await bench.ctas('Settle the billing dispute');
    await bench.run('gainsight.closeCta', [other]);
    await bench.toldOf(/^Undone/);
    assert.deepEqual(bench.shown.slice(2), ['+ closed', '- closed', '+ open again', '- open again']);
    const held = await ctaIn(bench, other?.gsid ?? '');
    assert.deepEqual([held.closed, held.status], [false, 'Waiting On Customer']);
  });

  it('never repeats one whose answer was lost, and offers the record to be looked at', async () => {
    const bench = actionsBench();
    const [cta] = await bench.ctas(CTA);
    bench.sandbox.inject({ path: '/v2/cockpit/cta/$', kind: 'cut', when: 'after' });
    await bench.run('gainsight.closeCta', [cta]);
    assert.match(bench.told()?.message ?? '', /not known whether this was written/);
    assert.deepEqual(bench.told()?.buttons, ['Open', 'Refresh']);
    assert.equal(bench.writes().length, 1);
  });
});

describe('completing a task', () => {
  it('closes it, and undone it is open again', async () => {
    const bench = actionsBench();
    const { gsid: me } = await bench.tenant.people.me();
    const task = (await bench.tenant.ctas.openTasksOf(me)).find(({ name }) => name.includes('credit note'));
    assert.ok(task);
    fakeHost.press = 'Undo';
    await bench.run('gainsight.completeTask', [{ kind: 'task', gsid: task.gsid }]);
    await bench.toldOf(/^Undone/);
    assert.deepEqual(bench.shown, ['+ completed', '- completed', '+ open again', '- open again']);
    const cards = bench.asked.map(({ plan }) => JSON.stringify(plan.values));
    assert.match(cards[0] ?? '', /"Closed","before":"no","after":"yes"/);
    assert.equal((await presentTask(bench.tenant.client, task.gsid, signal))?.closed, false);
    assert.equal(bench.writes().length, 2);
  });
});

describe('creating a task', () => {
  it('puts it under the CTA', async () => {
    const bench = actionsBench();
    const [cta] = await bench.ctas(CTA);
    await bench.run(
      'gainsight.createTask',
      [cta],
      ...[enter('Send the deck'), enter('Friday'), choose('Lena Hofmann'), choose('High'), enter('')],
    );
    const tasks = await bench.tenant.ctas.tasks(cta?.gsid ?? '');
    const made = tasks.find(({ name }) => name === 'Send the deck');
    assert.deepEqual([made?.dueDate, made?.priority], ['2026-11-20', 'High']);
    assert.equal(bench.told()?.message, 'Created the task “Send the deck”.');
  });
});

describe('success plans', () => {
  it('are created at an account', async () => {
    const bench = actionsBench();
    const company = await bench.company('Bravura');
    await bench.run(
      'gainsight.createPlan',
      [company],
      ...[choose('ROI'), enter('Second half'), enter('end of year'), choose('Lena Hofmann'), enter('')],
    );
    const plans = await bench.tenant.plans.ofCompany(company.gsid);
    const made = plans.find(({ name }) => name === 'Second half');
    assert.deepEqual([made?.type, made?.dueDate], ['ROI', '2026-12-31']);
  });

  it('are updated, and are as before when that is undone', async () => {
    const bench = actionsBench();
    const { rows } = await bench.tenant.plans.page({ scope: 'mine' });
    const plan = rows.find(({ closed, dueDate }) => !closed && dueDate !== undefined);
    assert.ok(plan);
    fakeHost.press = 'Undo';
    await bench.run(
      'gainsight.updatePlan',
      [{ kind: 'successPlan', gsid: plan.gsid }],
      ...[choose('Due', 'Name'), enter('2027-01-15'), enter('Another name')],
    );
    await bench.toldOf(/^Undone/);
    const held = await presentPlan(bench.tenant.client, plan.gsid, signal);
    assert.deepEqual([held?.name, held?.dueDate], [plan.name, plan.dueDate]);
    assert.equal(bench.writes().length, 2);
  });
});

describe('editing a Timeline activity', () => {
  const entryOf = async (bench: Bench) => {
    const { gsid } = await bench.company('Cloudnine');
    const [entry] = (await bench.tenant.timeline.ofCompany(gsid)).rows;
    assert.ok(entry);
    return entry;
  };

  it('changes subject and date, and puts them back', async () => {
    const bench = actionsBench();
    const { gsid } = await entryOf(bench);
    const before = await presentActivity(bench.tenant.client, gsid, signal);
    fakeHost.press = 'Undo';
    await bench.run(
      'gainsight.editActivity',
      [{ kind: 'activity', gsid }],
      ...[choose('Subject, date or type'), choose('Subject', 'Date')],
      ...[enter('A better subject'), enter('yesterday 15:30')],
    );
    await bench.toldOf(/^Undone/);
    const first = JSON.stringify(bench.asked[0]?.plan.values);
    assert.match(first, /A better subject.*2026-11-17 \(Tuesday\) 15:30/);
    const held = await presentActivity(bench.tenant.client, gsid, signal);
    assert.deepEqual([held?.subject, held?.notes], [before?.subject, before?.notes]);
    assert.equal(bench.writes().length, 2);
  });

  it('hands its text to the editor as Markdown', async () => {
    const bench = actionsBench();
    const { gsid } = await entryOf(bench);
    const given: unknown[] = [];
    editor.registerCommand('gainsight.openTimelineAsMarkdown', (record) => given.push(record));
    await bench.run('gainsight.editActivity', [gsid], choose('Text'));
    assert.deepEqual(given, [{ kind: 'activity', gsid }]);
  });

  it('finds an entry by a part of its subject, however many are newer', async () => {
    const entry = (subject: string, at: string) => ({
      ...{
        Subject: subject,
        Notes: 'Exports work.',
        ExternalId: subject,
        TypeName: 'Call',
        ActivityDate: at,
      },
      ...{ ContextName: 'Company', GsCompanyId: 'Cloudnine', AuthorId: 'Lena Hofmann' },
    });
    const newer = Array.from({ length: 40 }, (_, index) =>
      entry(`Weekly ${index}`, `2026-10-01T10:${String(index + 10)}:00Z`),
    );
    const activity_timeline = [entry('Kick-off with the plant', '2025-02-03T10:00:00Z'), ...newer];
    const bench = actionsBench({ sandbox: { data: { activity_timeline } } });
    const steps = [find('cloudn', 'Cloudnine'), find('kick-off', 'Kick-off with the plant'), leave];
    await bench.run('gainsight.editActivity', [], ...steps);
    assert.equal(bench.boxes.length, 3);
  });

  it('asks for the account and the entry where it is run on none', async () => {
    const bench = actionsBench();
    const { subject } = await entryOf(bench);
    const steps = [find('cloudn', 'Cloudnine'), choose(subject), leave];
    await bench.run('gainsight.editActivity', [], ...steps);
    assert.equal(bench.boxes.length, 3);
  });
});
