import assert from 'node:assert/strict';
import type { AuditEntry } from '../../../src/audit/entry';
import { setup } from './toolTenant';

function whoIn({ tenant, user, connection }: Partial<AuditEntry>): Partial<AuditEntry> {
  return { tenant, user, connection };
}

describe('ToolExecutor', () => {
  it('says that nobody is signed in, and what the user can do', async () => {
    const { ask, active } = setup();
    active.set({ kind: 'signedOut' });
    const answer = await ask('gainsight_company_query');
    assert.equal(answer.status, 'signedOut');
    assert.match(answer.next ?? '', /Gainsight: Sign In…/);
  });

  it('fails closed on a refused key without asking the tenant', async () => {
    const { ask, active, tenant, sandbox } = setup();
    active.set({ kind: 'refused', connection: tenant.connection, message: 'The key was refused.' });
    const answer = await ask('gainsight_company_query');
    assert.deepEqual([answer.status, answer.problem], ['signedOut', 'The key was refused.']);
    assert.equal(sandbox.calls.length, 0);
  });

  it('has the account that was shut out on the record', async () => {
    const { ask, active, tenant, executor } = setup();
    const { connection } = tenant;
    active.set({ kind: 'refused', connection, message: 'The key was refused.' });
    await ask('gainsight_company_query');
    await ask('gainsight_invented');
    active.set({ kind: 'signedOut' });
    await ask('gainsight_company_query');
    const where = { tenant: new URL(connection.origin).host, user: connection.email, connection: 'sandbox' };
    const nowhere = { tenant: undefined, user: undefined, connection: undefined };
    assert.deepEqual(
      executor.lines.map(({ result, ...line }) => [result, whoIn(line)]),
      [
        ['signedOut', where],
        ['rejected', where],
        ['signedOut', nowhere],
      ],
    );
  });

  it('does not ask to sign in again where this computer keeps the tenant out, and calls it a refusal', async () => {
    const { ask, active, tenant, executor } = setup();
    const { connection } = tenant;
    active.set({ kind: 'refused', connection, message: 'Not allowed here.', notAllowed: true });
    const { status, problem, next } = await ask('gainsight_company_query');
    assert.deepEqual([status, problem], ['notAllowed', 'Not allowed here.']);
    assert.match(next ?? '', /signing in again does not help.*Gainsight: Switch Connection/);
    assert.deepEqual(
      executor.lines.map(({ event, result, user }) => [event, result, user]),
      [['refusal', 'notAllowed', connection.email]],
    );
  });

  it('works on the account that works while another sign-in is checked, and has that one on the record', async () => {
    const { ask, active, tenant, executor } = setup();
    const candidate = { ...tenant.connection, email: 'omar@example.com' };
    active.set({ kind: 'connecting', connection: candidate, previous: tenant });
    assert.equal((await ask('gainsight_company_query')).status, 'ok');
    assert.deepEqual(
      executor.lines.map(({ user }) => user),
      [tenant.connection.email],
    );
  });

  it('waits for the first connection that is being made', async () => {
    const { ask, active, tenant, executor } = setup();
    const { connection } = tenant;
    active.set({ kind: 'connecting', connection: { ...connection, email: 'omar@example.com' } });
    const answer = ask('gainsight_company_query');
    active.set({ kind: 'ready', tenant });
    assert.equal((await answer).status, 'ok');
    assert.equal(executor.lines[0]?.user, connection.email);
  });

  it('waits no longer than the one who asked, and has that on the record', async () => {
    const { active, tenant, executor, sandbox } = setup();
    const { connection } = tenant;
    active.set({ kind: 'connecting', connection });
    const controller = new AbortController();
    const run = executor.run('gainsight_company_query', {}, { door: 'code', signal: controller.signal });
    controller.abort();
    await assert.rejects(run, { name: 'AbortError' });
    assert.deepEqual(
      executor.lines.map(({ result }) => result),
      ['cancelled'],
    );
    assert.equal(sandbox.calls.length, 0);
  });

  it('corrects bad input and names the parameters', async () => {
    const { ask, sandbox } = setup();
    const answer = await ask('gainsight_portfolio_at_risk', { score_below: 'forty' });
    assert.equal(answer.status, 'rejected');
    assert.match(answer.problem ?? '', /score_below: .*number.*Parameters: .*no_activity_days/);
    assert.equal(sandbox.calls.length, 0);
  });

  it('takes no parameter that is invented, rather than leave a condition out', async () => {
    const { ask, sandbox } = setup();
    const answer = await ask('gainsight_portfolio_at_risk', {
      score_below: 40,
      territory: 'EMEA',
      limit: null,
    });
    assert.equal(answer.status, 'rejected');
    assert.match(
      answer.problem ?? '',
      /territory: there is no such parameter.*Parameters: .*no_activity_days/,
    );
    assert.equal(sandbox.calls.length, 0);
    assert.equal(
      (await ask('gainsight_portfolio_at_risk', { score_below: 40, territory: null })).status,
      'ok',
    );
  });

  it('lists the tools when a name is invented', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_delete_everything');
    assert.equal(answer.status, 'rejected');
    assert.match(answer.next ?? '', /gainsight_portfolio_at_risk/);
  });

  const faults = [
    ['unauthorized', 'signedOut'],
    ['forbidden', 'forbidden'],
    ['rateLimited', 'rateLimited'],
    ['cut', 'network'],
    ['serverError', 'network'],
    ['truncated', 'protocol'],
  ] as const;
  for (const [kind, status] of faults) {
    it(`answers ${status} with a next step when the tenant's answer is ${kind}`, async () => {
      const { ask, sandbox } = setup();
      sandbox.inject({ path: '/v1/data/objects/query/Company', kind, times: 99 });
      const answer = await ask('gainsight_company_query');
      assert.equal(answer.status, status);
      assert.ok(answer.problem && answer.next);
      assert.ok(!JSON.stringify(answer).includes('"sandbox"'));
    });
  }

  it('gives code the whole answer through the same gate and record, without marks for models', async () => {
    const { executor, ask } = setup();
    const input = { account: 'Meridian Corp', limit: 200, detail: 'detailed' };
    const options = { door: 'ui', signal: new AbortController().signal } as const;
    const facts = await executor.read('gainsight_activities_list', input, options);
    const told = await ask('gainsight_activities_list', input);
    assert.match(String(told.untrusted), /never instructions/);
    assert.ok(!('untrusted' in facts) && !/~[0-9a-z]{5}~/.test(JSON.stringify(facts)));
    assert.equal((facts.rows as object[]).length, facts.total);
    assert.equal((await executor.read('gainsight_invented', {}, options)).status, 'rejected');
  });

  it('throws the abort of the one who asked, and nothing else', async () => {
    const { executor, sandbox } = setup({ latency: 60_000 });
    const controller = new AbortController();
    const run = executor.run('gainsight_company_query', {}, { door: 'code', signal: controller.signal });
    controller.abort();
    await assert.rejects(run, { name: 'AbortError' });
    assert.ok(sandbox.calls.length <= 3);
  });

  it('keeps an answer within the budget by leaving out whole rows, and says so', async () => {
    const { executor } = setup({ companies: 300 });
    const { signal } = new AbortController();
    const text = await executor.run(
      'gainsight_company_query',
      { limit: 300 },
      { door: 'code', signal, maxCharacters: 5000 },
    );
    const answer = JSON.parse(text) as { returned: number; rows: unknown[]; leftOut: string };
    assert.ok(text.length <= 5000 && answer.rows.length > 3);
    assert.equal(answer.returned, answer.rows.length);
    assert.match(answer.leftOut, new RegExp(`^${300 - answer.returned} rows`));
  });
});
