import assert from 'node:assert/strict';
import type { AuditEntry } from '../../../src/audit/entry';
import { auditLine } from '../../../src/audit/line';
import { readOnlyFetch } from '../../../src/gainsight/readOnlySender';
import { catalogue } from '../../../src/tools/catalogue';
import { setup } from './toolTenant';
import { setupWrites } from './writeTenant';

/** What people wrote or looked for. None of it may be kept. */
const TYPED = 'Zebra uplift';
const NOTES = 'They fear a marmalade price.';
const WHO = 'priya.nair@example.com';
const BY_NAME = { name: 'Name', operator: 'EQ', value: ['Bravura'] };
const AT_BRAVURA = { conditions: [{ name: 'CompanyId', operator: 'EQ', value: ['Bravura'] }] };

/** A call; the line of audit must name this account beside the records of the answer. */
interface Case {
  readonly input: object;
  readonly account?: string;
}

/** One call of each tool. */
const CASES: Readonly<Record<string, Case>> = {
  gainsight_portfolio_at_risk: { input: { score_below: 60 }, account: 'OmegaTech' },
  gainsight_accounts_health_get: { input: { account_id: 'Bravura' }, account: 'Bravura' },
  gainsight_account_brief: { input: { account: 'Bravura' }, account: 'Bravura' },
  gainsight_renewals_upcoming: { input: { within_days: 365 }, account: 'OmegaTech' },
  gainsight_ctas_list: { input: { account: 'Bravura' }, account: 'Bravura' },
  gainsight_success_plans_get: { input: { account: 'Bravura', owner: WHO }, account: 'Bravura' },
  gainsight_activities_list: { input: { account: 'Bravura' }, account: 'Bravura' },
  gainsight_field_values: { input: { object: 'CTA' } },
  gainsight_company_query: { input: { where: { conditions: [BY_NAME] } }, account: 'Bravura' },
  gainsight_cta_list: {
    input: { where: { conditions: [{ fieldName: 'CompanyId', operator: 'EQ', value: ['Bravura'] }] } },
    account: 'Bravura',
  },
  gainsight_task_list: { input: { cta_gsid: 'Adoption risk: weekly users are down' }, account: 'OmegaTech' },
  gainsight_success_plan_list: {
    input: { where: { conditions: [{ fieldName: 'CompanyId', operator: 'EQ', value: ['Bravura'] }] } },
    account: 'Bravura',
  },
  gainsight_timeline_query: {
    input: { where: { conditions: [{ name: 'GsCompanyId', operator: 'EQ', value: ['Bravura'] }] } },
    account: 'Bravura',
  },
  gainsight_query_company_person: {
    input: { where: { conditions: [{ name: 'Company_ID', operator: 'EQ', value: ['Bravura'] }] } },
    account: 'Bravura',
  },
  gainsight_query_relationships: { input: { where: AT_BRAVURA }, account: 'Bravura' },
  gainsight_query_scorecard: {
    input: {
      scorecard_object: 'account_scorecard_history',
      where: { conditions: [{ name: 'AccountId__gc', operator: 'EQ', value: ['Bravura'] }] },
    },
    account: 'Bravura',
  },
  gainsight_resolve_user: { input: { email_search: WHO } },
  gainsight_object_query: {
    input: { object_name: 'Company', where: { conditions: [BY_NAME] } },
    account: 'Bravura',
  },
  gainsight_object_describe: { input: { object_name: 'Company' } },
  gainsight_object_list: { input: {} },
  gainsight_cta_create: {
    input: { company_gsid: 'Bravura', cta_type: 'Risk', name: TYPED, comments: NOTES, owner_email: WHO },
    account: 'Bravura',
  },
  gainsight_cta_update: {
    input: { gsid: 'Adoption risk: weekly users are down', comments: NOTES, name: TYPED },
    account: 'OmegaTech',
  },
  gainsight_task_create: {
    input: { cta_gsid: 'Adoption risk: weekly users are down', name: TYPED, due_date: '2026-11-19' },
    account: 'OmegaTech',
  },
  gainsight_task_update: {
    input: { gsid: 'Share the usage report', description: NOTES, owner_email: WHO },
    account: 'Praxis Inc',
  },
  gainsight_success_plan_create: {
    input: { company_gsid: 'Bravura', name: TYPED, plan_type: 'roi', action_plan: NOTES },
    account: 'Bravura',
  },
  gainsight_success_plan_update: {
    input: { plan_gsid: 'Win back the editors', name: TYPED },
    account: 'Bravura',
  },
  gainsight_timeline_create: {
    input: {
      ...{ company_gsid: 'Bravura', type_name: 'Call', subject: TYPED, notes: NOTES },
      ...{ activity_date: '2026-11-17', internal_attendees: [WHO] },
    },
    account: 'Bravura',
  },
  gainsight_timeline_update: { input: { activity_gsid: 'Template fixes', notes: NOTES }, account: 'Bravura' },
};

function written(entry: AuditEntry | undefined): Record<string, unknown> {
  assert.ok(entry);
  return auditLine(entry, { pseudonymOf: () => 'p:0', detail: 'masked' });
}

const told = (lines: readonly AuditEntry[]): string[] =>
  lines.map(({ event, result }) => `${event} ${result}`);

describe('the line of audit of a call', () => {
  it('is tried for every tool', () => {
    assert.deepEqual(Object.keys(CASES).sort(), catalogue.map(({ name }) => name).sort());
  });

  for (const { name, effect } of catalogue) {
    const { input = {}, account } = CASES[name] ?? {};
    it(`names the records, the requests and the times of ${name}, and nothing that was typed`, async () => {
      const { approve, ask, executor, sandbox, tenant } = setupWrites();
      const answer = effect === 'write' ? await approve(name, input) : await ask(name, input);
      assert.equal(answer.status, 'ok', JSON.stringify(answer));
      const line = written(executor.lines.at(-1));
      const records = (line.records ?? []) as string[];
      const shown = (answer.rows ?? []).flatMap(({ gsid, Gsid = gsid }) => Gsid ?? []);
      // A line keeps the first fifty only; objects and values have none.
      const expected: unknown[] = [answer.gsid, ...shown].filter((id) => id !== undefined);
      if (account !== undefined) {
        const [company] = await tenant.companies.resolve(account);
        expected.unshift(company?.gsid);
      }
      assert.deepEqual(
        expected.slice(0, 40).filter((id) => !records.includes(String(id))),
        [],
      );
      assert.equal(records.length > 0, expected.length > 0);
      const { event, result, door, action, tenant: host, connection, user } = line;
      assert.deepEqual(
        { event, result, door, action, host, connection, user },
        {
          ...{ event: 'call', result: 'ok', door: 'code', action: name },
          ...{ host: 'sandbox.invalid', connection: 'sandbox', user: 'p:0' },
        },
      );
      assert.deepEqual([typeof line.durationMs, typeof line.credentialMs], ['number', 'number']);
      assert.ok(Array.isArray(line.requestIds) && line.requestIds.length > 0);
      assert.ok(line.requestIds.length <= sandbox.calls.length);
      assert.doesNotMatch(JSON.stringify(line), /Zebra|marmalade|priya|lena|Bravura|OmegaTech/i);
    });
  }
});

describe('the lines of audit of a write', () => {
  const input = { company_gsid: 'Bravura', cta_type: 'Risk', name: TYPED };
  const call = 'gainsight_cta_create';

  it('name the account from the question on, also when the answer is no', async () => {
    const { decline, executor, tenant } = setupWrites();
    await decline(call, input);
    const [company] = await tenant.companies.resolve('Bravura');
    assert.deepEqual(told(executor.lines), ['confirmation declined', 'call declined']);
    for (const line of executor.lines) assert.deepEqual(written(line).records, [company?.gsid]);
    assert.ok((executor.lines[0]?.requestIds ?? []).length > 0);
  });

  it('name the account of a card that was shown, answered or left', async () => {
    const { executor, tenant } = setupWrites();
    const { signal } = new AbortController();
    const prepare = () => executor.prepare(call, input, { door: 'tool', signal, limitMs: 60_000 });
    await prepare();
    await prepare();
    await executor.withdraw(call, input, 'tool');
    assert.deepEqual(told(executor.lines), [
      'confirmation asked',
      'confirmation lapsed',
      'confirmation asked',
      'confirmation declined',
    ]);
    const [company] = await tenant.companies.resolve('Bravura');
    for (const line of executor.lines) assert.deepEqual(written(line).records, [company?.gsid]);
  });

  it('names the account and the new record of a card that was approved', async () => {
    const { approve, executor, tenant } = setupWrites();
    const { signal } = new AbortController();
    await executor.prepare(call, input, { door: 'code', signal, limitMs: 60_000 });
    const { gsid } = await approve(call, input);
    const [company] = await tenant.companies.resolve('Bravura');
    assert.deepEqual(told(executor.lines), ['confirmation asked', 'confirmation accepted', 'call ok']);
    assert.deepEqual(written(executor.lines.at(-1)).records, [company?.gsid, gsid]);
  });

  it('names code and request of a failure, and the account that it was for', async () => {
    const { approve, executor, sandbox, tenant } = setupWrites();
    const [company] = await tenant.companies.resolve('Bravura');
    sandbox.inject({ path: '^/v2/cockpit/cta/$', kind: 'failure', code: 'COCKPIT_6001' });
    const { status } = await approve(call, input);
    const line = written(executor.lines.at(-1));
    assert.notEqual(status, 'ok');
    assert.deepEqual([line.event, line.result, line.errorCode], ['call', status, 'COCKPIT_6001']);
    assert.ok((line.records as string[]).includes(company?.gsid ?? ''));
    assert.ok(Array.isArray(line.requestIds) && line.requestIds.length > 0);
  });

  it('is a refusal where read-only mode keeps the write back at the last moment', async () => {
    const readOnly = (fetch: typeof globalThis.fetch) => readOnlyFetch(fetch, () => true);
    const { executor, sandbox } = setup({}, {}, { around: readOnly });
    const { signal } = new AbortController();
    const text = await executor.run(call, input, { door: 'code', signal, confirm: async () => 'accepted' });
    assert.match(text, /^\{"status":"notAllowed","problem":"Read-only mode is on/);
    assert.deepEqual(told(executor.lines), ['confirmation accepted', 'refusal notAllowed']);
    assert.ok(sandbox.calls.every(({ path }) => path !== '/v2/cockpit/cta/'));
  });
});

describe('the line of audit of a read that fails', () => {
  it('names the account that was resolved before, the code and the requests', async () => {
    const { ask, executor, sandbox, tenant } = setupWrites();
    const [company] = await tenant.companies.resolve('Bravura');
    sandbox.inject({ path: '/v2/cockpit/cta/list', kind: 'failure', code: 'COCKPIT_6001', times: 5 });
    const { status } = await ask('gainsight_ctas_list', { account: 'Bravura' });
    const line = written(executor.lines.at(-1));
    assert.deepEqual([line.result, line.errorCode, line.records], [status, 'COCKPIT_6001', [company?.gsid]]);
    assert.ok(Array.isArray(line.requestIds) && line.requestIds.length > 0);
  });
});
