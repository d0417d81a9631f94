import assert from 'node:assert/strict';
import type { CredentialRecord } from '../../../../src/auth/credentialRecord';
import type { Login } from '../../../../src/library/login';
import type { CommandContext } from '../../../../src/mcp/commands/context.node';
import { logout } from '../../../../src/mcp/commands/logout.node';

describe('logout', () => {
  const login: Login = {
    ...{ id: '0'.repeat(32), origin: 'https://gainsight.example.com', email: 'lena@example.com' },
    ...{ scope: 'read', clientId: 'app', port: 53_682, store: 'file' },
  };
  const tokens: CredentialRecord = {
    ...{ kind: 'user', origin: login.origin, clientId: 'app', authMethod: 'none', scope: 'read' },
    endpoints: {
      issuer: login.origin,
      token: `${login.origin}/token`,
      revocation: `${login.origin}/revoke`,
    },
    ...{ accessToken: 'planted-access', refreshToken: 'planted-refresh', generation: 'g1' },
  };

  /** `domains` are those of the user-level file. */
  async function run(domains: readonly string[]) {
    const sent: string[] = [];
    const said: string[] = [];
    let forgotten = 0;
    const context = {
      ...{ domains, now: () => new Date(0), signal: new AbortController().signal },
      out: (line: string) => said.push(line),
      audit: { append: async () => undefined },
      logins: {
        list: () => [login],
        forget: async <T>(_login: Login, before: (record: CredentialRecord) => Promise<T>) => {
          const result = await before(tokens);
          forgotten += 1;
          return result;
        },
      },
      fetchTo: async () => ({
        fetch: async (input: string) => {
          sent.push(input);
          return new Response(null, { status: 200 });
        },
        close: async () => undefined,
      }),
    };
    // What is left out is not used by this command.
    await logout(['--domain', login.origin], context as unknown as CommandContext);
    return { sent, said, forgotten };
  }

  it('gives the tokens back to a tenant that the user-level file names', async () => {
    const { sent, said, forgotten } = await run(['gainsight.example.com']);
    assert.deepEqual([sent.length, forgotten], [2, 1]);
    assert.match(said[0] ?? '', /the tenant has ended the sign-in too/);
  });

  it('deletes a sign-in whose tenant is not named there any more, and sends nothing to it', async () => {
    const { sent, said, forgotten } = await run([]);
    assert.deepEqual([sent, forgotten], [[], 1]);
    assert.match(said[0] ?? '', /could not be told/);
  });
});
