import assert from 'node:assert/strict';
import { besideTheProof, EchoingTenant, TOKEN_FAULTS } from '../../support/echoingTenant';
import {
  CALLS,
  faultsFor,
  type Places,
  type ProofKind as Kind,
  runsFor,
  SearchedHome,
  together,
  unproven,
} from '../../support/searchedHome';
import { plantedSecret, SecretSearch } from '../../support/secretSearch';
import { freePort } from '../mcp/signInTenant';

const KINDS: readonly Kind[] = ['accessKey', 'm2m', 'login'];
const LENA = 'lena.hofmann@example.com';

interface Bench {
  readonly search: SecretSearch;
  readonly tenant: EchoingTenant;
  readonly home: SearchedHome;
  readonly planted: (name: string, signs?: string) => string;
}

async function bench(): Promise<Bench> {
  const search = new SecretSearch();
  const tenant = await EchoingTenant.start(search);
  const planted = (name: string, signs = ''): string => {
    const secret = plantedSecret(`${tenant.url} ${name}`, signs);
    search.add(name, secret);
    return secret;
  };
  return { search, tenant, home: new SearchedHome(), planted };
}

/** Signs in as a person with a browser does; gives what the command said. */
async function signIn({ tenant, home, planted }: Bench): Promise<string> {
  const port = String(await freePort());
  let answered: Promise<unknown> | undefined;
  const { out, error } = await home.run(
    [
      'login',
      '--domain',
      tenant.url,
      '--client-id',
      'csm-desk',
      '--port',
      port,
      '--email',
      LENA,
      '--store',
      'file',
      '--no-browser',
    ],
    {
      env: { GAINSIGHT_CLIENT_SECRET: planted('client secret') },
      onOut: (text) => {
        const url = /^(http:\S+)\n/m.exec(text)?.[1];
        if (url !== undefined) answered ??= fetch(tenant.agree(url));
      },
    },
  );
  await answered;
  // The address that the person is to open has to hold it.
  return (out + error).replace(/([?&]state=)[^&\s]*/, '$1');
}

function assertNowhere({ search, tenant }: Bench, places: Places): void {
  for (const [place, text] of Object.entries(places)) assert.deepEqual(search.foundIn(text), [], place);
  for (const request of tenant.sent)
    assert.deepEqual(search.foundIn(besideTheProof(request)), [], request.path);
  assert.deepEqual(tenant.elsewhere, []);
}

describe('a secret outside of the editor, on a tenant that quotes all it gets', function () {
  this.timeout(60_000);

  /** The environment that holds the proof, after signing in where that is one. */
  async function proofOf(kind: Kind, one: Bench, [key, id, secret]: readonly [string, string, string]) {
    if (kind === 'accessKey') return { [key]: one.planted('access key', '+/="\\<&~') };
    if (kind === 'm2m')
      return { [id]: one.planted('client id'), [secret]: one.planted('client secret', '+/="\\<&~') };
    await signIn(one);
    return {};
  }
  const VARIABLES = ['GAINSIGHT_ACCESS_KEY', 'GAINSIGHT_CLIENT_ID', 'GAINSIGHT_CLIENT_SECRET'] as const;
  const IN_CODE = ['KEY', 'ID', 'SECRET'] as const;
  const NARROW = { GAINSIGHT_READ_ONLY: '1', GAINSIGHT_AUDIT_DETAIL: 'none' };
  const NARROW_IN_CODE = { readOnly: true, auditDetail: 'none' };

  /** What all processes leave that it takes to make every call. */
  async function inTurn(
    kind: Kind,
    { tenant }: Bench,
    mode: string,
    tryCalls: (calls: typeof CALLS) => Promise<Places>,
  ): Promise<Places> {
    if (mode === 'offline') tenant.close();
    const places: Places[] = [];
    for (const calls of mode === 'offline' ? [CALLS.slice(0, 1)] : runsFor(kind))
      places.push(await tryCalls(calls));
    return together(places);
  }

  const doors: readonly (readonly [string, (kind: Kind, one: Bench, mode: string) => Promise<Places>])[] = [
    [
      'dist/mcp.js',
      async (kind, one, mode) => {
        const env = { ...(await proofOf(kind, one, VARIABLES)), GAINSIGHT_USER_EMAIL: LENA };
        const narrowed = { ...env, ...(mode === 'narrowed' ? NARROW : {}) };
        return inTurn(kind, one, mode, (calls) => one.home.tryServer(one.tenant, narrowed, calls));
      },
    ],
    [
      'dist/tools.js',
      async (kind, one, mode) => {
        const env = await proofOf(kind, one, IN_CODE);
        const more = { userEmail: LENA, ...(mode === 'narrowed' ? NARROW_IN_CODE : {}) };
        return inTurn(kind, one, mode, (calls) => one.home.tryProgram(one.tenant, env, more, calls));
      },
    ],
  ];
  for (const [door, tryDoor] of doors)
    for (const mode of ['as usual', 'narrowed', 'offline'])
      it(`(${door}, ${mode}) is nowhere but in its store and the credential header`, async () => {
        await Promise.all(
          KINDS.map(async (kind) => {
            const one = await bench();
            try {
              const places = await tryDoor(kind, one, mode);
              const answered = mode === 'offline' ? one.tenant.host : undefined;
              assert.deepEqual(unproven(places, one.home, answered), [], kind);
              if (mode !== 'offline')
                assert.deepEqual(
                  faultsFor(kind).filter((fault) => !one.tenant.tried.has(fault)),
                  [],
                  kind,
                );
              assertNowhere(one, places);
            } finally {
              one.tenant.close();
              await one.home.remove();
            }
          }),
        );
      });

  it('(login) is in nothing that the command says or leaves, whatever the tenant answers', async () => {
    await Promise.all(
      ['none', ...TOKEN_FAULTS].map(async (fault) => {
        const one = await bench();
        one.tenant.fault = fault;
        try {
          const said = await signIn(one);
          assert.ok(said.includes(one.tenant.host), said);
          const files = one.home.files();
          assert.match(files, /"event":"signIn"/);
          assert.ok(one.tenant.sent.some(({ body }) => one.search.foundIn(body).length > 1));
          assertNowhere(one, { said, files });
        } finally {
          one.tenant.close();
          await one.home.remove();
        }
      }),
    );
  });

  it('(status, audit, logout) is in nothing that the commands say or leave', async () => {
    const one = await bench();
    try {
      const said = [await signIn(one)];
      for (const args of [
        ['status'],
        ['audit', 'verify'],
        ['audit', 'export'],
        ['logout', '--domain', one.tenant.url],
      ]) {
        const { out, error } = await one.home.run(args);
        assert.ok(out + error, args.join(' '));
        said.push(out, error);
      }
      assert.ok(one.tenant.sent.some(({ path }) => path === '/oauth/revoke'));
      assertNowhere(one, { said: said.join('\n'), files: one.home.files() });
    } finally {
      one.tenant.close();
      await one.home.remove();
    }
  });
});
