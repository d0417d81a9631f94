import assert from 'node:assert/strict';
import {
  assertRefused,
  CALLBACK,
  challengeOf,
  LENA,
  locationOf,
  OAuthTenant,
  ORIGIN,
  PRIYA,
  transactionOf,
  VERIFIER,
  type Changes,
} from './oauthTenant';

const VSCODE = 'vscode://acme.ext/done?window=1';

describe('sandbox authorisation endpoint', () => {
  describe('answers with a page and never at the callback', () => {
    const cases: [what: string, changes: Changes][] = [
      ['an unknown application', { client_id: 'nobody' }],
      ['no application', { client_id: undefined }],
      ['a machine client', { client_id: 'machine' }],
      ['no callback', { redirect_uri: undefined }],
      ['another callback', { redirect_uri: 'https://evil.example.com/callback' }],
      ['another port', { redirect_uri: 'http://127.0.0.1:4712/callback' }],
      ['another name of this machine', { redirect_uri: 'http://localhost:4711/callback' }],
      ['a longer path', { redirect_uri: `${CALLBACK}/` }],
      ['an additional query', { redirect_uri: `${CALLBACK}?x=1` }],
      ['a callback of another application', { client_id: 'conf', redirect_uri: VSCODE }],
    ];
    const texts = new Set<string>();
    for (const [what, changes] of cases)
      it(what, async () => {
        const tenant = new OAuthTenant();
        const response = await tenant.sandbox.fetch(tenant.authorizeUrl(changes));
        assert.equal(response.status, 400);
        assert.equal(response.headers.get('location'), null);
        assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
        texts.add((await response.text()).replaceAll(/nonce="[^"]+"/g, ''));
        assert.equal(texts.size, 1, 'the page tells which part was wrong');
      });

    it('an application or a callback that is given twice', async () => {
      for (const name of ['client_id', 'redirect_uri']) {
        const tenant = new OAuthTenant();
        const url = tenant.authorizeUrl();
        url.searchParams.append(name, url.searchParams.get(name) ?? '');
        assert.equal((await tenant.sandbox.fetch(url)).status, 400);
      }
    });
  });

  describe('tells the application at its callback', () => {
    const short = 'x'.repeat(42);
    const cases: [what: string, changes: Changes, error: string][] = [
      ['no response type', { response_type: undefined }, 'invalid_request'],
      ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
      ['no challenge', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
      ['an empty challenge', { code_challenge: '' }, 'invalid_request'],
      ['no method, which would be plain', { code_challenge_method: undefined }, 'invalid_request'],
      ['the method plain', { code_challenge_method: 'plain' }, 'invalid_request'],
      ['a challenge that no digest is', { code_challenge: short }, 'invalid_request'],
      [
        'a method without a challenge, PKCE being off',
        { client_id: 'old', code_challenge: undefined },
        'invalid_request',
      ],
      ['an unknown scope', { scope: 'read admin' }, 'invalid_scope'],
      ['a scope beyond the application', { client_id: 'reader', scope: 'read_write' }, 'invalid_scope'],
      [
        'offline_access where it is not open',
        { client_id: 'reader', scope: 'read offline_access' },
        'invalid_scope',
      ],
      ['offline_access alone', { scope: 'offline_access' }, 'invalid_scope'],
    ];
    for (const [what, changes, error] of cases)
      it(what, async () => {
        const tenant = new OAuthTenant();
        const location = locationOf(await tenant.sandbox.fetch(tenant.authorizeUrl(changes)));
        assert.equal(location.origin + location.pathname, CALLBACK);
        assert.equal(location.searchParams.get('error'), error);
        assert.equal(location.searchParams.get('state'), 'st&te 1');
        assert.equal(location.searchParams.get('iss'), ORIGIN);
        assert.equal(location.searchParams.get('code'), null);
      });

    it('a scope that is given twice', async () => {
      const tenant = new OAuthTenant();
      const url = tenant.authorizeUrl({ scope: 'read' });
      url.searchParams.append('scope', 'read_write');
      const { searchParams } = locationOf(await tenant.sandbox.fetch(url));
      assert.equal(searchParams.get('error'), 'invalid_request');
    });

    it('no challenge where PKCE is off, but there is no secret either', async () => {
      const tenant = new OAuthTenant();
      tenant.sandbox.oauth.register({ clientId: 'lax', redirectUris: [CALLBACK], pkce: false });
      const bare = { client_id: 'lax', code_challenge: undefined, code_challenge_method: undefined };
      const { searchParams } = locationOf(await tenant.sandbox.fetch(tenant.authorizeUrl(bare)));
      assert.equal(searchParams.get('error'), 'invalid_request');
    });

    it('a missing state, and one that is given twice', async () => {
      const tenant = new OAuthTenant();
      const twice = tenant.authorizeUrl();
      twice.searchParams.append('state', 'other');
      for (const url of [tenant.authorizeUrl({ state: undefined }), twice]) {
        const { searchParams } = locationOf(await tenant.sandbox.fetch(url));
        assert.deepEqual([searchParams.get('error'), searchParams.get('state')], ['invalid_request', null]);
      }
    });
  });

  describe('shows a page', () => {
    it('on which the active users can be chosen, Lena first, and nobody else', async () => {
      const page = await new OAuthTenant().page();
      const emails = [...page.matchAll(/<small>([^<]+)</g)].map(([, email]) => email);
      assert.equal(emails[0], LENA);
      assert.ok(emails.includes(PRIYA));
      assert.ok(!emails.includes('owen.pryce@example.com'), 'an inactive user can sign in');
      for (const text of ['Sign in as …', '>Allow<', '>Deny<', '<strong>public</strong>'])
        assert.ok(page.includes(text), text);
    });

    it('that names what is asked for', async () => {
      const tenant = new OAuthTenant();
      assert.match(await tenant.page(), /asks to read and change records and to stay signed in\./);
      assert.match(await tenant.page({ scope: 'read' }), /asks to read records\./);
      // Without a scope the application gets what it may have, but stays signed in only when it says so.
      assert.match(await tenant.page({ scope: undefined }), /asks to read and change records\./);
    });

    it('without scripts, in no frame, kept by no cache, and that may lead to the callback only', async () => {
      const tenant = new OAuthTenant();
      const response = await tenant.sandbox.fetch(tenant.authorizeUrl());
      const policy = response.headers.get('content-security-policy') ?? '';
      assert.match(
        policy,
        /^default-src 'none'; style-src 'nonce-[\w-]{43}'; form-action 'self' http:\/\/127\.0\.0\.1:4711; /,
      );
      assert.match(policy, /frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /script|unsafe/);
      assert.doesNotMatch(await response.text(), /<script|\son\w+=|javascript:/i);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
      const custom = await tenant.sandbox.fetch(tenant.authorizeUrl({ redirect_uri: VSCODE }));
      assert.match(custom.headers.get('content-security-policy') ?? '', /form-action 'self' vscode:;/);
    });

    it('that shows text from records as text', async () => {
      const data = { gsuser: [{ Name: '<b>&"Eve', Email: 'eve@example.com', IsActiveUser: true }] };
      const page = await new OAuthTenant({}, { data }).page();
      assert.ok(page.includes('&lt;b&gt;&amp;&quot;Eve <small>eve@example.com<'));
      assert.ok(!page.includes('<b>'));
    });
  });

  describe('goes back to the application', () => {
    it('with a code, the state as it was and the issuer', async () => {
      const tenant = new OAuthTenant();
      const location = locationOf(await tenant.answer(await tenant.page(), 'allow'));
      assert.equal(location.origin + location.pathname, CALLBACK);
      assert.deepEqual([...location.searchParams.keys()], ['code', 'state', 'iss']);
      assert.equal(location.searchParams.get('state'), 'st&te 1');
      assert.equal(location.searchParams.get('iss'), ORIGIN);
      assert.match(location.searchParams.get('code') ?? '', /^[\w-]{43}$/);
    });

    it('with access_denied', async () => {
      const tenant = new OAuthTenant();
      const { searchParams } = locationOf(await tenant.answer(await tenant.page(), 'deny'));
      assert.deepEqual(
        [...searchParams],
        [
          ['error', 'access_denied'],
          ['state', 'st&te 1'],
          ['iss', ORIGIN],
        ],
      );
    });

    it('through a scheme of its own, beside the query that the address has', async () => {
      const tenant = new OAuthTenant();
      const response = await tenant.answer(await tenant.page({ redirect_uri: VSCODE }), 'allow');
      assert.match(response.headers.get('location') ?? '', /^vscode:\/\/acme\.ext\/done\?window=1&code=/);
    });

    it('without an issuer, or with a wrong one, when ordered', async () => {
      const issuerIn = async (iss: boolean | string): Promise<string | null> => {
        const tenant = new OAuthTenant({ iss });
        return locationOf(await tenant.answer(await tenant.page(), 'allow')).searchParams.get('iss');
      };
      assert.equal(await issuerIn(false), null);
      assert.equal(await issuerIn('https://other.example.org'), 'https://other.example.org');
    });
  });

  describe('takes an answer of the page', () => {
    it('once', async () => {
      const tenant = new OAuthTenant();
      const page = await tenant.page();
      assert.equal((await tenant.answer(page, 'deny')).status, 302);
      assert.equal((await tenant.answer(page, 'allow')).status, 400);
    });

    it('for ten minutes', async () => {
      const tenant = new OAuthTenant();
      const [early, late] = [await tenant.page(), await tenant.page()];
      tenant.time += 10 * 60_000 - 1;
      assert.equal((await tenant.answer(early, 'allow')).status, 302);
      tenant.time += 1;
      assert.equal((await tenant.answer(late, 'allow')).status, 400);
    });

    it('from a page that it has shown, for a user who was on it, with a button that is there', async () => {
      const tenant = new OAuthTenant();
      const answers = [
        { transaction: 'made up', user: 'x', decision: 'allow' },
        { user: 'x', decision: 'deny' },
        { transaction: transactionOf(await tenant.page()), user: 'nobody', decision: 'allow' },
        { transaction: transactionOf(await tenant.page()), user: 'nobody', decision: 'maybe' },
      ];
      for (const form of answers) {
        const response = await tenant.submit(form);
        assert.deepEqual([response.status, response.headers.get('location')], [400, null]);
      }
      assert.equal((await tenant.answer(await tenant.page(), 'maybe')).status, 400);
      const transaction = transactionOf(await tenant.page());
      const body = JSON.stringify({ transaction, decision: 'deny' });
      const json = await tenant.sandbox.fetch(`${ORIGIN}/v1/authorize`, { method: 'POST', body });
      assert.equal(json.status, 400);
    });
  });

  it('lets an application without PKCE do without, and holds it to a challenge that it sends', async () => {
    const tenant = new OAuthTenant();
    const client = { client_id: 'old', client_secret: 'old' };
    const bare = { client_id: 'old', code_challenge: undefined, code_challenge_method: undefined };
    const exchange = async (changes: Changes, verifier: Record<string, string>): Promise<Response> =>
      tenant.token({
        grant_type: 'authorization_code',
        code: await tenant.code(changes),
        redirect_uri: CALLBACK,
        ...client,
        ...verifier,
      });
    assert.equal((await exchange(bare, {})).status, 200);
    await assertRefused(await exchange(bare, { code_verifier: VERIFIER }), 'invalid_grant');
    await assertRefused(await exchange(bare, { code_verifier: 'short' }), 'invalid_grant');
    const bound = { client_id: 'old', code_challenge: challengeOf(VERIFIER) };
    await assertRefused(await exchange(bound, {}), 'invalid_grant');
    assert.equal((await exchange(bound, { code_verifier: VERIFIER })).status, 200);
  });
});
