import assert from 'node:assert/strict';
import { column, factsOf, names, reportBench, section, tableOf } from './reportTenant';
import { Stored } from './stored';

describe('/brief', () => {
  it('tells what the tenant has stored of the account', async () => {
    const { run, tenant } = reportBench();
    const stored = await new Stored(tenant).company('Praxis Inc');
    const report = await run('brief', 'Praxis Inc');
    assert.equal(report.status, 'ok');
    assert.equal(report.title, 'Account brief: Praxis Inc');
    const facts = factsOf(report, 'At a glance');
    const record = { kind: 'company', gsid: stored.Gsid };
    assert.deepEqual(facts.Account, { name: 'Praxis Inc', record });
    assert.deepEqual(facts.Health, [stored['CurrentScore__gr.Score'], '(At risk)']);
    assert.deepEqual(facts.ARR, { money: stored.Arr, currency: 'EUR' });
    assert.deepEqual(facts.Renewal, [{ day: stored.RenewalDate }, ['(', { daysAway: 45 }, ')']]);
    assert.deepEqual(report.account, { name: 'Praxis Inc', record });
    assert.equal(report.asOf, '2026-11-18 09:00 Europe/Berlin');
  });

  it('shows the open CTAs, each leading to its record, and says what there is none of', async () => {
    const { run, tenant } = reportBench();
    const stored = await new Stored(tenant).rows(
      'call_to_action',
      ['Gsid', 'Name', 'DueDate'],
      { name: 'CompanyId__gr.Name', operator: 'EQ', value: ['Praxis Inc'] },
      { name: 'IsClosed', operator: 'EQ', value: [false] },
    );
    const report = await run('brief', 'Praxis Inc');
    assert.deepEqual(
      column(report, 'Open CTAs', 'CTA'),
      stored.map(({ Gsid, Name }) => ({ name: Name, record: { kind: 'cta', gsid: Gsid } })),
    );
    assert.deepEqual(column(report, 'Open CTAs', 'Due'), [[{ day: '2026-11-12' }, '(6 days late)']]);
    assert.deepEqual(section(report, 'Success plans').blocks, [
      { kind: 'sentence', text: 'No success plan is open.' },
    ]);
    assert.deepEqual(section(report, 'Missing').blocks[0], {
      kind: 'list',
      items: ['unscored measures: Sponsor engagement', 'no open success plan'],
      more: undefined,
    });
  });

  it('shows people who have left as such, and relationships beside the ARR of the account', async () => {
    const { run, tenant } = reportBench();
    const people = await new Stored(tenant).rows('company_person', ['Person_ID__gr.Name', 'Active'], {
      name: 'Company_ID__gr.Name',
      operator: 'EQ',
      value: ['Helios Analytics'],
    });
    const report = await run('brief', 'Helios Analytics');
    const { rows, columns } = tableOf(report, 'People');
    const left = rows.filter((row) => row[columns.indexOf('State')] === 'has left').map(([name]) => name);
    assert.ok(left.length > 0);
    assert.deepEqual(
      left,
      people.filter(({ Active }) => Active === false).map((row) => row['Person_ID__gr.Name']),
    );
    assert.equal(rows.length, people.length);
    assert.equal(factsOf(report, 'People')['Executive sponsor'], 'none on file');
    assert.equal(names(column(report, 'Relationships', 'Relationship')).length, 3);
    assert.ok(column(report, 'Relationships', 'Health').includes('unscored'));
  });

  it('costs no more calls than the tool that it asks', async () => {
    const alone = reportBench();
    await alone.ask('gainsight_account_brief', { account: 'Bravura' });
    const whole = reportBench();
    await whole.run('brief', 'Bravura');
    assert.equal(whole.sandbox.calls.length, alone.sandbox.calls.length);
  });

  it('asks for an account where none is named, without a call', async () => {
    const { run, sandbox } = reportBench();
    const report = await run('brief', '  ');
    assert.deepEqual([report.status, report.asked, sandbox.calls.length], ['missing', [], 0]);
  });
});
