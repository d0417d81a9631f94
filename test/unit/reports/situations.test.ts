import assert from 'node:assert/strict';
import { reports } from '../../../src/reports/catalogue';
import type { Ask } from '../../../src/reports/definition';
import type { ReportName } from '../../../src/reports/report';
import { ActiveTenant } from '../../../src/data/activeTenant';
import { executorOn } from '../../support/executorOn';
import { setup } from '../tools/toolTenant';
import { column, markdownOf, names, reportBench, section } from './reportTenant';

const TIMELINE = '/v1/data/objects/query/activity_timeline';

/** An argument with which the report asks everything. */
const ARGUMENTS: Readonly<Record<ReportName, string>> = {
  record: '',
  brief: 'Bravura',
  risk: '',
  renewals: '',
  ctas: '',
  plans: '',
  health: 'Bravura',
  timeline: 'Bravura',
  prep: 'Bravura',
  handover: 'Bravura',
  log: 'Bravura call: hello',
};

const FAULTS = [
  ['unauthorized', 'signedOut', /not signed in to Gainsight/],
  ['forbidden', 'forbidden', /lacks the right/],
  ['rateLimited', 'rateLimited', /no more calls at the moment/],
  ['cut', 'network', /could not be reached/],
  ['serverError', 'network', /could not be reached/],
] as const;

describe('a report without an answer', () => {
  for (const { name } of reports)
    for (const [kind, status, words] of FAULTS)
      // A note is proposed from what the user typed, whatever the tenant says.
      if (name !== 'log')
        it(`/${name} says so in a sentence when the tenant's answer is ${kind}`, async () => {
          const { run, sandbox } = reportBench();
          sandbox.inject({ kind, times: 999 });
          const report = await run(name, ARGUMENTS[name]);
          assert.equal(report.status, status);
          assert.match(markdownOf(report), words);
          assert.equal(report.sections.length, 1);
        });

  for (const name of ['risk', 'renewals', 'ctas', 'plans'] as const)
    it(`/${name} says it once when the tenant does not know the user`, async () => {
      const { executor, tenant } = setup({}, {}, { email: 'nobody@example.com' });
      const ask: Ask = (tool, input, signal) => executor.read(tool, input, { door: 'ui', signal });
      const definition = reports.find((one) => one.name === name);
      const { signal } = new AbortController();
      const report = await definition!.run('', { ask, signal, clock: tenant.clock });
      assert.equal(report.status, 'notFound');
      assert.match(markdownOf(report), /no user with the e-mail address nobody/);
      assert.doesNotMatch(markdownOf(report), /No account fits/);
      assert.equal(executor.lines.length, definition!.tools.length);
    });

  for (const { name } of reports)
    it(`/${name} says how to connect when nobody is signed in`, async () => {
      const active = new ActiveTenant();
      active.set({ kind: 'signedOut' });
      const executor = executorOn(active);
      const { tenant } = setup();
      const { signal } = new AbortController();
      const ask: Ask = (tool, input) => executor.read(tool, input, { door: 'ui', signal });
      const definition = reports.find((one) => one.name === name);
      const report = await definition?.run(ARGUMENTS[name], { ask, signal, clock: tenant.clock });
      assert.equal(report?.status, 'signedOut');
      assert.match(markdownOf(report), /Gainsight: Sign In…/);
    });

  it('says which settings forbid it', async () => {
    const { active, tenant } = setup();
    const rules = () => ({ readOnly: false, allow: [], exclude: ['gainsight_account_brief'] });
    const executor = executorOn(active, undefined, { rules });
    const { signal } = new AbortController();
    const report = await reports[0]?.run('Bravura', {
      ask: (tool, input) => executor.read(tool, input, { door: 'ui', signal }),
      ...{ signal, clock: tenant.clock },
    });
    assert.equal(report?.status, 'notAllowed');
    assert.match(markdownOf(report), /settings do not allow this/);
  });
});

describe('an account that is not clear', () => {
  for (const { name } of reports.filter(({ argument }) => argument.startsWith('account'))) {
    it(`/${name} lists those that fit`, async () => {
      const { run } = reportBench();
      const report = await run(name, 'Ha');
      assert.equal(report.status, 'several');
      assert.ok((report.choices?.length ?? 0) > 1);
      assert.deepEqual(
        names(column(report, '', 'Account')),
        report.choices?.map((one) => one.name),
      );
      assert.ok(report.choices?.every(({ record }) => record?.kind === 'company'));
      assert.match(markdownOf(report), /Which one is meant\?/);
    });

    it(`/${name} asks what was meant by a typing error`, async () => {
      const { run } = reportBench();
      const report = await run(name, 'Bravurra');
      assert.equal(report.status, 'notFound');
      assert.match(markdownOf(report), /Did you mean Bravura\?/);
    });
  }
});

describe('a source that is closed', () => {
  it('takes nothing else from a brief, and is not taken for none', async () => {
    const { run, sandbox } = reportBench();
    sandbox.inject({ path: TIMELINE, kind: 'forbidden', times: 99 });
    const report = await run('brief', 'Bravura');
    const markdown = markdownOf(report);
    assert.equal(report.status, 'partial');
    assert.match(markdown, /what is missing is unknown, not none:\n\n- timeline: /);
    assert.match(markdown, /## People/);
    assert.doesNotMatch(markdown, /Nothing was logged|no contact with the customer/);
  });

  it('takes nothing else from a review', async () => {
    const { run, sandbox } = reportBench();
    sandbox.inject({ path: '/v2/successPlan/list', kind: 'forbidden', times: 99 });
    const report = await run('prep', 'Quillon Bank');
    assert.equal(report.status, 'partial');
    assert.match(JSON.stringify(section(report, 'Success plans')), /lacks the right/);
    assert.doesNotMatch(markdownOf(report), /no success plan is open/i);
    assert.ok(section(report, 'Since the last review').blocks.some(({ kind }) => kind === 'table'));
  });

  it('is not taken for a Timeline without a review', async () => {
    const { run, sandbox } = reportBench();
    sandbox.inject({ path: TIMELINE, kind: 'forbidden', times: 99 });
    const markdown = markdownOf(await run('prep', 'Quillon Bank'));
    assert.match(markdown, /Last review:\*\* the Timeline could not be read, so 90 days were taken/);
    assert.doesNotMatch(markdown, /no review is on the Timeline/);
  });

  it('is told where a part of an answer lacks it', async () => {
    const { run, sandbox } = reportBench();
    sandbox.inject({ path: '/v1/data/objects/query/cs_task', kind: 'forbidden', times: 99 });
    const report = await run('prep', 'Praxis Inc');
    assert.equal(report.status, 'partial');
    assert.match(markdownOf(report), /- ctas: Could not be read, not the same as none: tasks/);
  });

  it('is told where a tool itself can do without it', async () => {
    const { run, sandbox } = reportBench();
    sandbox.inject({ path: TIMELINE, kind: 'forbidden', times: 99 });
    const report = await run('renewals');
    assert.equal(report.status, 'partial');
    assert.match(markdownOf(report), /Timeline could not be read/);
    assert.ok(column(report, 'Renewals', 'Account').length > 3);
  });
});

describe('a call that throws', () => {
  it('does not take the others with it', async () => {
    const { executor, tenant } = reportBench();
    const { signal } = new AbortController();
    const report = await reports
      .find(({ name }) => name === 'risk')
      ?.run('', {
        ask: async (tool, input) => {
          if (tool === 'gainsight_accounts_health_get') throw new Error('defect');
          return executor.read(tool, input, { door: 'ui', signal });
        },
        ...{ signal, clock: tenant.clock },
      });
    assert.equal(report?.status, 'partial');
    assert.match(markdownOf(report), /fault in the extension/);
    assert.ok(column(report, 'Accounts at risk', 'Account').length > 0);
  });

  it('ends the report when the user aborts', async () => {
    const { run, controller } = reportBench({ latency: 60_000 });
    const running = run('prep', 'Bravura');
    controller.abort();
    await assert.rejects(running, { name: 'AbortError' });
  });
});
