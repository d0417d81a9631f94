import assert from 'node:assert/strict';
import {
  type CredentialRecord,
  credentialName,
  parseRecord,
  scopeOf,
  serialiseRecord,
  type UserRecord,
} from '../../../src/auth/credentialRecord';

const origin = 'https://acme.gainsightcloud.com';
const user: UserRecord = {
  ...{
    kind: 'user',
    origin,
    clientId: 'desk',
    clientSecret: 'planted-secret',
    authMethod: 'client_secret_basic',
  },
  endpoints: { issuer: origin, token: `${origin}/oauth/token`, revocation: `${origin}/oauth/revoke` },
  ...{ scope: 'read', accessToken: 'planted-access', refreshToken: 'planted-refresh' },
  ...{ expiresAt: 2, renewAt: 1, generation: 'g1' },
};
const records: readonly CredentialRecord[] = [
  { kind: 'accessKey', origin, key: 'planted-key' },
  { kind: 'm2m', origin, clientId: 'id', clientSecret: 'planted-secret' },
  user,
];

describe('a credential record', () => {
  for (const record of records)
    it(`of kind ${record.kind} comes back as it was stored`, () => {
      assert.deepEqual(parseRecord(serialiseRecord(record), origin), record);
    });

  it('has an entry of its own for each account', () => {
    assert.equal(credentialName('a'), 'gainsight.session.a');
  });

  it('says what it lets its owner do', () => {
    assert.deepEqual(
      [scopeOf(user), scopeOf({ ...user, scope: 'read_write' }), ...records.slice(0, 2).map(scopeOf)],
      ['read', 'read_write', 'read_write', 'read_write'],
    );
  });

  it('is none at another tenant, whatever its kind', () => {
    for (const record of records)
      for (const other of [
        'https://beta.gainsightcloud.com',
        'http://acme.gainsightcloud.com',
        `${origin}:8443`,
      ])
        assert.equal(parseRecord(serialiseRecord(record), other), undefined);
  });

  const altered = (changes: object): string => JSON.stringify({ version: 1, ...user, ...changes });
  const endpoints = (changes: object): string => altered({ endpoints: { ...user.endpoints, ...changes } });
  const bad: Readonly<Record<string, string>> = {
    'of another version': altered({ version: 2 }),
    'without a version': JSON.stringify(user),
    'that is no JSON': 'planted-key',
    'that is no object': '"planted-key"',
    'that is null': 'null',
    'of an unknown kind': altered({ kind: 'password' }),
    'without its token': altered({ accessToken: undefined }),
    'with an empty token': altered({ accessToken: '' }),
    'of an unknown scope': altered({ scope: 'admin' }),
    'whose tokens go elsewhere': endpoints({ token: 'https://thief.example.com/token' }),
    'whose tokens are revoked elsewhere': endpoints({ revocation: 'https://thief.example.com/revoke' }),
    'of a foreign issuer': endpoints({ issuer: 'https://thief.example.com' }),
    'whose tokens go by http': endpoints({ token: 'http://acme.gainsightcloud.com/oauth/token' }),
    'with a user name in an address': endpoints({ token: 'https://me@acme.gainsightcloud.com/oauth/token' }),
    'whose address is none': endpoints({ token: 'token' }),
  };
  for (const [name, text] of Object.entries(bad))
    it(`${name} is ignored, without an error`, () => {
      assert.equal(parseRecord(text, origin), undefined);
    });

  it('is none when nothing is stored', () => {
    assert.equal(parseRecord(undefined, origin), undefined);
  });
});
