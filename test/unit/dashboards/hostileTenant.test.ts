import assert from 'node:assert/strict';
import { AccountReading } from '../../../src/dashboards/accountReading';
import { PortfolioReading } from '../../../src/dashboards/portfolioReading';
import { SECTIONS, type ToAccountPage, toAccountPage } from '../../../src/shared/accountMessages';
import { type ToPortfolioPage, toPortfolioPage } from '../../../src/shared/portfolioMessages';
import { Phrases } from '../../../src/tree/phrases';
import { ACCOUNTS, hostileTenant, TURNS } from '../../support/hostileTenant';

interface Schema {
  safeParse(message: unknown): { readonly data?: unknown };
}

/** The page takes every message whole: nothing in it is of another shape than the page draws as text. */
function assertTaken(schema: Schema, messages: readonly object[]): void {
  for (const message of messages) {
    // As it arrives: what is undefined is not in it.
    const sent: unknown = JSON.parse(JSON.stringify(message));
    assert.deepEqual(schema.safeParse(sent).data, sent);
  }
}

describe('pages of a tenant in which all text is hostile', () => {
  const signal = new AbortController().signal;
  const failed = (error: unknown): never => assert.fail(String(error));

  it('of an account get every section, as text of the shapes that they know', async () => {
    for (const [index, turn] of TURNS.entries()) {
      const name = ACCOUNTS[index % ACCOUNTS.length] ?? '';
      const { tenant } = hostileTenant(turn);
      const [company] = await tenant.companies.resolve(name, signal);
      const told: ToAccountPage[] = [];
      const reading = new AccountReading({
        ...{ tenant, gsid: company?.gsid ?? '', failed, tell: (message) => told.push(message) },
        context: { phrases: new Phrases('en', tenant.clock), offered: (...actions) => [...actions] },
      });
      await reading.all(signal);
      assertTaken(toAccountPage(), told);
      assert.deepEqual(new Set(told.map(({ type }) => type)), new Set(['header', ...SECTIONS]));
      assert.ok(told.every((message) => !('problem' in message)));
    }
  });

  it('of a portfolio get every list, as text of the shapes that they know', async () => {
    for (const turn of TURNS) {
      const { tenant } = hostileTenant(turn);
      const told: ToPortfolioPage[] = [];
      await new PortfolioReading({
        ...{ tenant, scope: 'mine', failed, tell: (message) => told.push(message) },
      }).all(signal);
      assertTaken(toPortfolioPage(), told);
      assert.ok(told.some((message) => message.type === 'accounts' && message.accounts.length > 5));
      assert.ok(told.some((message) => message.type === 'ctas' && message.ctas.length > 0));
    }
  });
});
