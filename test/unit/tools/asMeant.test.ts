import assert from 'node:assert/strict';
import type { ZodType } from 'zod';
import { catalogue } from '../../../src/tools/catalogue';
import { setup } from './toolTenant';

const tool = (name: string) => catalogue.find((one) => one.name === name);

function parsed(name: string, raw: unknown): unknown {
  const result = tool(name)?.parse(raw);
  return result?.ok ? result.input : result?.problem;
}

describe('input as models write it', () => {
  it('leaves out an optional parameter by null, at every tool', () => {
    const refused = catalogue.filter(({ schema, parse }) => {
      const fields: Readonly<Record<string, ZodType>> = schema().shape;
      const optional = Object.keys(fields).filter((name) => fields[name]?.safeParse(undefined).success);
      const all = parse({});
      const told = parse(Object.fromEntries(optional.map((name) => [name, null])));
      return JSON.stringify(told) !== JSON.stringify(all);
    });
    assert.deepEqual(
      refused.map(({ name }) => name),
      [],
    );
  });

  it('leaves out a condition by empty text: everything is read, not nothing', async () => {
    const { ask } = setup();
    const plain = await ask('gainsight_renewals_upcoming', { owner: 'all' });
    const filled = { owner: 'all', segment: '', region: ' ', from: '', to: null, within_days: '90' };
    const { rows, status } = await ask('gainsight_renewals_upcoming', filled);
    assert.equal(status, 'ok');
    assert.ok(rows && rows.length > 0);
    assert.deepEqual(rows, plain.rows);
  });

  it('reads numbers, switches and lists that are written as text', () => {
    assert.deepEqual(
      parsed('gainsight_activities_list', { account: '42', types: '["Call"]', limit: '5' }),
      parsed('gainsight_activities_list', { account: '42', types: ['Call'], limit: 5 }),
    );
    assert.match(String(parsed('gainsight_activities_list', { account: 'x', limit: 'five' })), /^limit: /);
    assert.match(String(parsed('gainsight_activities_list', { account: 'x', limit: '5000' })), /^limit: /);
  });

  it('reads a text as a list of what it names, where a list is wanted', () => {
    const brief = (sections: unknown): unknown =>
      parsed('gainsight_account_brief', { account: 'x', sections });
    assert.deepEqual(brief('contacts'), brief(['contacts']));
    assert.deepEqual(brief('health, contacts'), brief(['health', 'contacts']));
    assert.deepEqual(brief('Contacts'), brief(['contacts']));
    assert.deepEqual(brief(['Health', 'contacts']), brief(['health', 'contacts']));
    assert.match(String(brief(['people'])), /^sections/);
    const log = {
      company_gsid: 'x',
      type_name: 'Call',
      subject: 's',
      notes: 'n',
      activity_date: '2026-11-18',
    };
    const logged = (people: unknown): unknown =>
      parsed('gainsight_timeline_create', { ...log, internal_attendees: people });
    assert.deepEqual(logged('Weber, Jonas'), logged(['Weber, Jonas']));
  });

  it('reads fixed words in any case', () => {
    assert.deepEqual(
      parsed('gainsight_ctas_list', { state: 'Overdue' }),
      parsed('gainsight_ctas_list', { state: 'overdue' }),
    );
    const plan = { company_gsid: 'x', context_name: 'success_plan' };
    assert.doesNotMatch(String(parsed('gainsight_timeline_create', plan)), /context_name:/);
    assert.deepEqual(
      parsed('gainsight_company_query', { orderBy: { Arr: 'DESC' } }),
      parsed('gainsight_company_query', { orderBy: { Arr: 'desc' } }),
    );
    assert.match(String(parsed('gainsight_ctas_list', { state: 'late' })), /^state: .*overdue/);
  });

  it('leaves out a condition by an empty list: no account is named by it', async () => {
    const { ask } = setup();
    const mine = await ask('gainsight_ctas_list', {});
    const filled = await ask('gainsight_ctas_list', { account: [], owner: '' });
    assert.equal(filled.scope, mine.scope);
    assert.equal(filled.total, mine.total);
    assert.ok(Number(mine.total) > 0);
  });

  it('never takes empty text for no change, nor a null for a value that must be given', () => {
    const change = { gsid: 'Renewal', name: '' };
    assert.match(String(parsed('gainsight_cta_update', change)), /^name: /);
    assert.match(String(parsed('gainsight_cta_update', { gsid: null })), /^gsid: /);
    assert.match(String(parsed('gainsight_activities_list', { account: '' })), /^account: /);
  });

  it('still tells of parameters that do not exist', () => {
    assert.match(
      String(parsed('gainsight_portfolio_at_risk', { territory: 'EMEA' })),
      /territory: there is no such parameter/,
    );
    assert.match(String(parsed('gainsight_portfolio_at_risk', { toString: 'x' })), /toString: there is no/);
  });
});
