import assert from 'node:assert/strict';
import { accountsNamed, wordsThatMayName } from '../../../src/reports/noteAccount';
import { minutesIn, readNote, timeIn } from '../../../src/reports/noteText';
import { typeIn } from '../../../src/reports/noteType';
import { catalogue } from '../../../src/tools/catalogue';
import { markdownOf, reportBench } from './reportTenant';
import { Stored } from './stored';

const SPOKEN =
  'Log a call: just spoke with Dana Whitfield at Cloudnine for 25 minutes. Happy with the new dashboards, ' +
  'worried about the price uplift. Procurement wants a 2-year term.';

describe('/log', () => {
  it('proposes the whole entry, with the user’s own words and none added', async () => {
    const { run, tenant, sandbox } = reportBench();
    const company = await new Stored(tenant).company('Cloudnine');
    const report = await run('log', SPOKEN);
    assert.deepEqual(report.proposal, {
      tool: 'gainsight_timeline_create',
      input: {
        company_gsid: company.Gsid,
        type_name: 'Call',
        activity_date: '2026-11-18',
        duration_mins: 25,
        subject: 'just spoke with Dana Whitfield at Cloudnine for 25 minutes',
        notes: SPOKEN.slice('Log a call: '.length),
      },
      missing: [],
    });
    assert.ok(sandbox.calls.every(({ path }) => /query|describe|list/.test(path)));
  });

  it('proposes what the tool for it accepts', async () => {
    const { proposal } = await reportBench().run(
      'log',
      'Bravura meeting on Monday at 9:30, 1.5 hours: renewal terms',
    );
    const tool = catalogue.find(({ name }) => name === proposal?.tool);
    assert.deepEqual(tool?.parse(proposal?.input).ok, true);
    const { activity_date: date, duration_mins: minutes, subject } = proposal?.input ?? {};
    assert.deepEqual([date, minutes, subject], ['2026-11-16T09:30', 90, 'renewal terms']);
  });

  it('takes what is named in so many words', async () => {
    const text =
      'account: Harrow & Pike Legal; type: internal note; date: 2026-11-02\nsubject: New office\nThey move.\nSoon.';
    const { proposal } = await reportBench().run('log', text);
    const { type_name: type, activity_date: date, subject, notes } = proposal?.input ?? {};
    assert.deepEqual(
      [type, date, subject, notes],
      ['Internal Note', '2026-11-02', 'New office', 'They move.\nSoon.'],
    );
    assert.deepEqual(proposal?.missing, []);
  });

  it('asks for what is missing, with the values to choose from', async () => {
    const report = await reportBench().run('log', 'date: 11/12/2026; they liked it');
    assert.deepEqual(
      report.proposal?.missing.map(({ parameter }) => parameter),
      ['company_gsid', 'type_name', 'activity_date'],
    );
    const types = report.proposal.missing[1]?.choices?.map(({ value }) => value);
    assert.deepEqual(types, ['Call', 'EBR', 'Email', 'Internal Note', 'Meeting', 'Milestone', 'Update']);
    assert.match(markdownOf(report), /## Still needed[^]*“11\/12\/2026” names no day that is clear/);
  });

  it('asks which account is meant where several fit equally', async () => {
    const { proposal } = await reportBench().run('log', 'account: Ha; type: call; hello');
    const [missing] = proposal?.missing ?? [];
    const choices = missing?.choices ?? [];
    assert.equal(missing?.parameter, 'company_gsid');
    assert.ok(choices.length > 1 && choices.every(({ value }) => value.startsWith('1P02')));
    assert.ok(!('company_gsid' in (proposal?.input ?? {})));
  });

  it('asks what happened where the note says nothing', async () => {
    const { proposal } = await reportBench().run('log', 'Bravura call:');
    assert.deepEqual(
      proposal?.missing.map(({ parameter }) => parameter),
      ['notes'],
    );
    const empty = await reportBench().run('log', ' ');
    assert.deepEqual([empty.status, empty.proposal], ['missing', undefined]);
  });

  it('keeps what was typed where the tenant cannot be asked', async () => {
    const { run, sandbox } = reportBench();
    sandbox.inject({ path: '/v1/data/objects/query/Company', kind: 'forbidden', times: 99 });
    const report = await run('log', 'account: Bravura; type: call; hello');
    assert.equal(report.status, 'partial');
    assert.equal(report.proposal?.input.company_gsid, 'Bravura');
    const unnamed = await run('log', 'Bravura call: hello');
    assert.match(unnamed.proposal?.missing[0]?.question ?? '', /could not be looked up/);
  });
});

describe('readNote', () => {
  it('parts the head from what is written down', () => {
    assert.deepEqual(readNote('Bravura call: they agreed'), {
      given: {},
      head: 'Bravura call',
      body: 'they agreed',
    });
    assert.deepEqual(readNote('Met Bravura at 10:30. Fine.'), {
      given: {},
      head: 'Met Bravura at 10:30',
      body: 'Met Bravura at 10:30. Fine.',
    });
  });

  it('takes no field from the middle of a note', () => {
    const { given, body } = readNote('Bravura call: they said subject: pricing; date: open');
    assert.deepEqual([given, body], [{}, 'they said subject: pricing; date: open']);
  });

  it('finds durations and times', () => {
    assert.deepEqual(
      ['25 min', '90-minute call', '1.5 hours', 'half an hour', 'an hour', '2 weeks'].map(minutesIn),
      [25, 90, 90, 30, 60, undefined],
    );
    assert.deepEqual(['at 9:05', '23:59', '25:10', 'ratio 3:2'].map(timeIn), [
      '09:05',
      '23:59',
      undefined,
      undefined,
    ]);
  });
});

describe('typeIn', () => {
  const types = ['Call', 'Email', 'Internal Note', 'Meeting', 'Customer Call'];

  it('takes the tenant’s own name first, the earliest and longest', () => {
    assert.equal(typeIn('meeting after the call', types), 'Meeting');
    assert.equal(typeIn('customer call with them', types), 'Customer Call');
    assert.equal(typeIn('recalled e-mailing', types), undefined);
  });

  it('knows other words for common types', () => {
    assert.deepEqual(
      ['phoned them', 'met them', 'mailed them', 'spoke with them', 'thought of them'].map((text) =>
        typeIn(text, types),
      ),
      ['Call', 'Meeting', 'Email', 'Call', undefined],
    );
    assert.equal(typeIn('phoned them', ['Fax']), undefined);
  });
});

describe('accountsNamed', () => {
  const named = (text: string, ...names: string[]) =>
    accountsNamed(
      text,
      names.map((name) => ({ name })),
    ).map(({ name }) => name);

  it('prefers whole names, then more words, then the beginning of the note', () => {
    assert.deepEqual(named('call with dana corp', 'Dana', 'Dana Corp'), ['Dana Corp']);
    assert.deepEqual(named('praxis called', 'Praxis Inc', 'Praxis Labs'), ['Praxis Inc', 'Praxis Labs']);
    assert.deepEqual(named('Bravura call about Cloudnine', 'Cloudnine', 'Bravura'), ['Bravura']);
    assert.deepEqual(named('we called', 'Called Ltd', 'We'), []);
  });

  it('looks for names where a note may have them', () => {
    assert.deepEqual(wordsThatMayName('bravura call with dana at Harrow & Pike'), [
      'bravura',
      'Harrow',
      'Pike',
      'dana',
    ]);
    assert.deepEqual(wordsThatMayName('call today'), []);
  });
});
