import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Environment, type Permissions, readEnvironment, VARIABLES } from '../../../src/mcp/environment';

const TOOLS = ['gainsight_cta_list', 'gainsight_cta_create', 'gainsight_accounts_health_get'];
const KEYED = { GAINSIGHT_DOMAIN: 'acme.gainsightcloud.com', GAINSIGHT_ACCESS_KEY: 'planted-key' };
const SANDBOX = { GAINSIGHT_SANDBOX: '1' };

function read(env: Environment, permitted: Partial<Permissions> = {}) {
  return readEnvironment(env, { domains: [], writes: 'confirm', ...permitted }, TOOLS);
}

function complaint(env: Environment, permitted: Partial<Permissions> = {}): string {
  try {
    read(env, permitted);
  } catch (error) {
    assert.ok(error instanceof Error && error.name === 'EnvironmentError');
    return error.message;
  }
  return assert.fail('the environment was accepted');
}

describe('readEnvironment', () => {
  it('takes a tenant with an access key, and who asks', () => {
    const { tenant, writes, rules, notices } = read({ ...KEYED, GAINSIGHT_USER_EMAIL: 'lena@example.com' });
    assert.deepEqual(tenant, {
      kind: 'keyed',
      origin: 'https://acme.gainsightcloud.com',
      email: 'lena@example.com',
      secret: { kind: 'accessKey', key: 'planted-key' },
    });
    assert.equal(writes, 'confirm');
    assert.deepEqual(rules, { readOnly: false, allow: [], exclude: [] });
    assert.deepEqual(notices, []);
  });

  it('takes a client id with its secret', () => {
    const { tenant } = read({
      GAINSIGHT_DOMAIN: 'acme.gainsightcloud.com',
      GAINSIGHT_CLIENT_ID: 'id',
      GAINSIGHT_CLIENT_SECRET: 'secret',
    });
    assert.ok(tenant.kind === 'keyed');
    assert.deepEqual(tenant.secret, { kind: 'm2m', clientId: 'id', clientSecret: 'secret' });
  });

  it("takes a domain alone for a person's own sign-in to exactly that tenant", () => {
    const env = { GAINSIGHT_DOMAIN: 'Acme.gainsightcloud.com/', GAINSIGHT_USER_EMAIL: 'lena@example.com' };
    assert.deepEqual(read(env).tenant, {
      kind: 'login',
      origin: 'https://acme.gainsightcloud.com',
      email: 'lena@example.com',
    });
  });

  it('takes the sandbox with its data and its time, and no key then', () => {
    const env = { ...KEYED, ...SANDBOX, GAINSIGHT_SANDBOX_DATA: '/data.json', GAINSIGHT_NOW: '2026-11-18' };
    assert.deepEqual(read(env).tenant, {
      kind: 'sandbox',
      dataFile: '/data.json',
      now: new Date('2026-11-18'),
    });
  });

  it('takes how much the audit log keeps, and nothing else for it', () => {
    const detail = (value: string) => read({ ...SANDBOX, GAINSIGHT_AUDIT_DETAIL: value }).audit.detail;
    assert.deepEqual(
      [read(SANDBOX).audit.detail, detail('none'), detail('masked')],
      [undefined, 'none', 'masked'],
    );
    const env = { ...SANDBOX, GAINSIGHT_AUDIT_DETAIL: 'all' };
    assert.equal(complaint(env), 'GAINSIGHT_AUDIT_DETAIL is masked or none.');
  });

  const incomplete: readonly (readonly [string, Environment, RegExp])[] = [
    ['nothing', {}, /GAINSIGHT_DOMAIN is missing/],
    ['a key alone', { GAINSIGHT_ACCESS_KEY: 'k' }, /GAINSIGHT_DOMAIN is missing/],
    [
      'a placeholder that was not filled in',
      { ...KEYED, GAINSIGHT_ACCESS_KEY: '${GAINSIGHT_ACCESS_KEY}' },
      /GAINSIGHT_ACCESS_KEY is missing/,
    ],
    [
      'an id without its secret',
      { ...KEYED, GAINSIGHT_ACCESS_KEY: '', GAINSIGHT_CLIENT_ID: 'i' },
      /SECRET is missing/,
    ],
    ['both kinds of secret', { ...KEYED, GAINSIGHT_CLIENT_ID: 'i' }, /not both/],
    ['a time that is none', { ...SANDBOX, GAINSIGHT_NOW: 'noon' }, /GAINSIGHT_NOW must be a date/],
    [
      'a time outside the sandbox',
      { ...KEYED, GAINSIGHT_NOW: '2026-11-18' },
      /only with GAINSIGHT_SANDBOX=1/,
    ],
    ['sandbox data without it', { ...KEYED, GAINSIGHT_SANDBOX_DATA: '/x' }, /only with GAINSIGHT_SANDBOX=1/],
    ['an unclear read-only', { ...SANDBOX, GAINSIGHT_READ_ONLY: 'yes' }, /GAINSIGHT_READ_ONLY is 1 or 0/],
    [
      'an unclear way to write',
      { ...SANDBOX, GAINSIGHT_WRITES: 'always' },
      /GAINSIGHT_WRITES is confirm or allow/,
    ],
    [
      'a mistyped exclusion',
      { ...SANDBOX, GAINSIGHT_EXCLUDE_TOOLS: 'gainsight_cta_creat' },
      /must name tools/,
    ],
    ['a list of nothing', { ...SANDBOX, GAINSIGHT_TOOLS: ' , ' }, /names no tool/],
  ];
  for (const [name, env, sentence] of incomplete)
    it(`says in one sentence what is wrong with ${name}`, () => {
      const message = complaint(env);
      assert.match(message, sentence);
      assert.doesNotMatch(message, /\n|planted-key/);
    });

  it('reads lists of tools, with aliases under their published names', () => {
    const { rules } = read({
      ...SANDBOX,
      GAINSIGHT_READ_ONLY: '1',
      GAINSIGHT_TOOLS: 'gainsight_health_score_get, gainsight_cta_create',
      GAINSIGHT_EXCLUDE_TOOLS: 'gainsight_cta_create',
    });
    assert.deepEqual(rules, {
      readOnly: true,
      allow: ['gainsight_accounts_health_get', 'gainsight_cta_create'],
      exclude: ['gainsight_cta_create'],
    });
  });

  it('names variables that it does not know, since a mistyped one would not narrow anything', () => {
    const { notices } = read({ ...SANDBOX, GAINSIGHT_READONLY: '1' });
    assert.deepEqual(notices, ['GAINSIGHT_READONLY is not a variable of this server and has no effect.']);
  });
});

describe('an environment that a project may have written', () => {
  const destinations: readonly (readonly [string, boolean])[] = [
    ['acme.gainsightcloud.com', true],
    ['acme.us2.gainsightcloud.com', true],
    ['ACME.GainsightCloud.com/', true],
    ['http://127.0.0.1:4000', true],
    ['http://[::1]:4000', true],
    ['localhost:4000', true],
    ['gainsight.example.com', true],
    ['gainsightcloud.com', false],
    ['evil-gainsightcloud.com', false],
    ['gainsightcloud.com.example.org', false],
    ['acme.gainsightcloud.com.example.org', false],
    ['acme.gainsightcloud.com@example.org', false],
    ['example.org/acme.gainsightcloud.com', false],
    ['example.org#.gainsightcloud.com', false],
    ['example.org?.gainsightcloud.com', false],
    ['example.org\\.gainsightcloud.com', false],
    ['http://acme.gainsightcloud.com', false],
    ['http://gainsight.example.com', false],
    ['sub.gainsight.example.com', false],
    ['127.0.0.1.example.org', false],
    ['localhost.example.org', false],
    ['127.0.0.2', false],
    ['0.0.0.0', false],
    ['ftp://acme.gainsightcloud.com', false],
  ];
  for (const [domain, allowed] of destinations)
    it(`${allowed ? 'may' : 'may not'} send a key or a sign-in to ${domain}`, () => {
      const permitted = { domains: ['gainsight.example.com'] };
      for (const env of [{ ...KEYED, GAINSIGHT_DOMAIN: domain }, { GAINSIGHT_DOMAIN: domain }])
        if (allowed) assert.match(read(env, permitted).tenant.kind, /^(?:keyed|login)$/);
        else assert.match(complaint(env, permitted), /No key is sent to|must be a domain/);
    });

  it('cannot turn questions about writes off', () => {
    const { writes, notices } = read({ ...KEYED, GAINSIGHT_WRITES: 'allow' });
    assert.equal(writes, 'confirm');
    assert.match(notices.join(), /GAINSIGHT_WRITES=allow has no effect/);
  });

  const harmless: readonly (readonly [string, Environment, Partial<Permissions>])[] = [
    ['where the user permits it', KEYED, { writes: 'allow' }],
    ['on loopback', { ...KEYED, GAINSIGHT_DOMAIN: 'http://localhost:4000' }, {}],
    ['in the sandbox', SANDBOX, {}],
  ];
  for (const [name, env, permitted] of harmless)
    it(`turns them off ${name}`, () => {
      assert.equal(read({ ...env, GAINSIGHT_WRITES: 'allow' }, permitted).writes, 'allow');
      assert.equal(read(env, permitted).writes, 'confirm');
    });
});

describe('the variables of the server', () => {
  it('are those that the README lists', () => {
    const rows = readFileSync('README.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `GAINSIGHT_'));
    const told = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/GAINSIGHT_\w+/g)].map(([name]) => name),
    );
    assert.deepEqual(told, [...VARIABLES]);
  });
});
