import assert from 'node:assert/strict';
import type { Login } from '../../../../src/library/login';
import { loginId } from '../../../../src/library/loginIndex.node';
import type { CommandContext } from '../../../../src/mcp/commands/context.node';
import { login } from '../../../../src/mcp/commands/login.node';

const ORIGIN = 'https://acme.gainsightcloud.com';
const LENA = 'lena@example.com';

/** Lena has asked for a file before, and the keyring cannot be used: tells which of both a sign-in wants. */
async function storeWanted(...args: readonly string[]): Promise<string> {
  const earlier: Login = {
    ...{ id: loginId(ORIGIN, LENA), origin: ORIGIN, email: LENA, scope: 'read' },
    ...{ clientId: 'app', port: 53_682, store: 'file' },
  };
  const context = {
    ...{ domains: [], env: { GAINSIGHT_CLIENT_SECRET: 'planted' }, now: () => new Date(0) },
    ...{ signal: new AbortController().signal, terminal: { isThere: false } },
    ...{ say: () => undefined, audit: { append: async () => undefined } },
    logins: { list: () => [earlier] },
    keyring: { probe: () => Promise.reject(new Error('keyring')) },
    fetchTo: () => Promise.reject(new Error('file')),
  };
  // What is left out is not used before the tenant is asked.
  const outcome = login(['--domain', ORIGIN, ...args], context as unknown as CommandContext);
  return outcome.then(
    () => 'none',
    (error: unknown) => (error instanceof Error ? error.message : 'no error'),
  );
}

describe('login', () => {
  it('wants a file only where it was asked for at the sign-in of this very person', async () => {
    assert.equal(await storeWanted('--email', 'mo@example.com'), 'keyring');
    assert.equal(await storeWanted('--email', 'mo@example.com', '--store', 'file'), 'file');
    assert.equal(await storeWanted('--email', 'Lena@Example.com'), 'file');
    assert.equal(await storeWanted('--email', LENA, '--store', 'keyring'), 'keyring');
  });
});
