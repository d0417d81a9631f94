import assert from 'node:assert/strict';
import type { AuditEntry } from '../../../../src/audit/entry';
import type { UserRecord } from '../../../../src/auth/credentialRecord';
import type { Login } from '../../../../src/library/login';
import type { CommandContext } from '../../../../src/mcp/commands/context.node';
import { keepOrGiveBack } from '../../../../src/mcp/commands/replacedLogin.node';

const ORIGIN = 'https://gainsight.example.com';
const login: Login = {
  ...{ id: '0'.repeat(32), origin: ORIGIN, email: 'lena@example.com' },
  ...{ scope: 'read', clientId: 'app', port: 53_682, store: 'file' },
};

function tokens(name: string, more: Partial<UserRecord> = {}): UserRecord {
  return {
    ...{ kind: 'user', origin: ORIGIN, clientId: 'app', authMethod: 'none', scope: 'read', generation: name },
    endpoints: { issuer: ORIGIN, token: `${ORIGIN}/token`, revocation: `${ORIGIN}/revoke` },
    ...{ accessToken: `${name}-access`, refreshToken: `${name}-refresh` },
    ...more,
  };
}

/** A sign-in that is to be stored over `earlier`, by somebody who has given up; `failure` keeps it from that. */
function setup(earlier: UserRecord | undefined, failure?: Error) {
  const sent: (string | null)[] = [];
  const lines: AuditEntry[] = [];
  const context = {
    ...{ now: () => new Date(0), signal: AbortSignal.abort(), say: () => undefined },
    audit: { append: async (line: AuditEntry) => void lines.push(line) },
    logins: {
      list: () => (earlier ? [login] : []),
      read: async () => earlier,
      keep: async () => {
        if (failure) throw failure;
        return earlier;
      },
    },
    fetchTo: async () => ({
      fetch: async (_input: string, init: RequestInit) => {
        // It is sent as a form.
        sent.push(new URLSearchParams(init.body as URLSearchParams).get('token'));
        return new Response(null, { status: 200 });
      },
      close: async () => undefined,
    }),
  };
  // What is left out is not used here.
  const keep = (record: UserRecord) => keepOrGiveBack(login, record, context as unknown as CommandContext);
  return { keep, sent, lines };
}

describe('a sign-in on the command line', () => {
  it('gives what it replaced when it is stored, and gives nothing back', async () => {
    const earlier = tokens('one');
    const { keep, sent } = setup(earlier);
    assert.equal(await keep(tokens('two')), earlier);
    assert.deepEqual(sent, []);
  });

  it('is given back when it cannot be stored, and the error stays the same', async () => {
    const locked = new Error('The keyring is locked.');
    const { keep, sent, lines } = setup(tokens('one'), locked);
    await assert.rejects(keep(tokens('two')), locked);
    assert.deepEqual(sent, ['two-refresh', 'two-access']);
    assert.deepEqual(
      lines.map(({ event, result, user }) => [event, result, user]),
      [['signOut', 'ok', login.email]],
    );
  });

  it('is left alone where the tenant gave the tokens again that are in use', async () => {
    const { keep, sent } = setup(tokens('one'), new Error('The disk is full.'));
    await assert.rejects(keep(tokens('two', { refreshToken: 'one-refresh' })), /disk is full/);
    assert.deepEqual(sent, []);
  });
});
