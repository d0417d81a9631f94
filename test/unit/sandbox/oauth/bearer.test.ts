import assert from 'node:assert/strict';
import { names } from '../tenantCalls';
import { assertRefused, granted, LENA, MACHINE, OAuthTenant, PRIYA, type Body } from './oauthTenant';

const USERS = '/v1/data/objects/query/gsuser';
const CTAS = '/v2/cockpit/cta/list';
const MINE = {
  select: ['Name', 'OwnerId__gr.Email'],
  where: {
    conditions: [{ fieldName: 'OwnerId', alias: 'A', operator: 'EQ', literal: 'CURRENT_USER' }],
    expression: 'A',
  },
  pageSize: 1000,
};

describe('sandbox bearer tokens', () => {
  const json = async (response: Response): Promise<Body> => (await response.json()) as Body;

  it('open the API, under any spelling of Bearer', async () => {
    const tenant = new OAuthTenant();
    const tokens = [(await tenant.signIn()).access_token, await tenant.machineToken()];
    for (const token of tokens)
      for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
        const response = await tenant.sandbox.fetch(`https://sandbox.invalid/v1/meta/services/objects/list`, {
          headers: { authorization: `${scheme} ${token}` },
        });
        assert.equal(response.status, 200, scheme);
      }
  });

  it('are no codes, no refresh tokens and no access keys; nothing counts beside an access key', async () => {
    const tenant = new OAuthTenant();
    const { access_token: access, refresh_token: refresh = '' } = await tenant.signIn();
    for (const token of [refresh, await tenant.code(), 'sandbox', `${access}x`, ''])
      assert.equal((await tenant.read(token)).status, 401);
    const two = { accesskey: 'sandbox', authorization: `Bearer ${access}` };
    const both = await tenant.sandbox.fetch(`https://sandbox.invalid${USERS}`, { headers: two });
    assert.equal(both.status, 401);
    const basic = { authorization: `Basic ${access}` };
    const wrong = await tenant.sandbox.fetch(`https://sandbox.invalid${USERS}`, { headers: basic });
    assert.equal(wrong.status, 401);
  });

  it('for reading change nothing: every write is refused by name', async () => {
    const tenant = new OAuthTenant();
    const { access_token: token } = await tenant.signIn({ scope: 'read' });
    const writes: [method: string, path: string][] = [
      ['POST', '/v1/data/objects/Company'],
      ['PUT', '/v1/data/objects/Company?keys=Gsid'],
      ['DELETE', '/v1/data/objects/Company/1P02ABC'],
      ['POST', '/v2/cockpit/cta'],
      ['POST', '/v2/cockpit/cta/'],
      ['PUT', '/v2/cockpit/cta'],
      ['POST', '/v2/cockpit/task/'],
      ['PUT', '/v2/cockpit/task/'],
      ['POST', '/v2/successPlan'],
      ['PUT', '/v2/successPlan'],
      ['POST', '/v1/ant/es/activity'],
      ['PUT', '/v1/ant/es/activity'],
    ];
    for (const [method, path] of writes) {
      const response = await tenant.call(path, {}, token, method);
      const body = await json(response);
      const seen = [response.status, body.result, body.errorCode, typeof body.requestId];
      assert.deepEqual(seen, [403, false, 'GS_APIG_2403', 'string'], `${method} ${path}`);
    }
    assert.equal((await tenant.read(token)).status, 200);
    assert.equal((await tenant.call(CTAS, MINE, token)).status, 200);
  });

  it('for neither open nothing', async () => {
    const tenant = new OAuthTenant();
    const { refresh_token: refresh } = await tenant.signIn();
    const { access_token: token } = await granted(await tenant.refresh(refresh, { scope: 'offline_access' }));
    assert.equal((await tenant.read(token)).status, 403);
  });

  it('for writing, and those of machines, are let through to the service', async () => {
    const tenant = new OAuthTenant();
    const { access_token: user } = await tenant.signIn();
    for (const token of [user, await tenant.machineToken()])
      assert.notEqual((await tenant.call('/v2/cockpit/cta', {}, token)).status, 403);
  });

  it('of a user make CURRENT_USER that user, and of a machine nobody', async () => {
    const tenant = new OAuthTenant();
    const owners = async (token: string): Promise<unknown[]> => {
      const { data } = await json(await tenant.call(CTAS, MINE, token));
      return [...new Set(names(data as Body[], 'OwnerId__gr.Email'))];
    };
    assert.deepEqual(await owners((await tenant.signIn({}, LENA)).access_token), [LENA]);
    assert.deepEqual(await owners((await tenant.signIn({}, PRIYA)).access_token), [PRIYA]);
    assert.deepEqual(await owners(await tenant.machineToken()), []);
  });

  it('of a user stand in what the user has written', async () => {
    const tenant = new OAuthTenant();
    const { access_token: token } = await tenant.signIn({}, PRIYA);
    const first = { select: ['Gsid', 'Name'], pageSize: 1 };
    const [cta] = (await json(await tenant.call(CTAS, first, token))).data as Body[];
    const requests = [{ record: { referenceId: '1', Gsid: cta?.Gsid, Name: 'Renamed' } }];
    await tenant.call('/v2/cockpit/cta', { requests }, token, 'PUT');
    const where = {
      conditions: [{ name: 'Gsid', alias: 'A', operator: 'EQ', value: [cta?.Gsid] }],
      expression: 'A',
    };
    const query = { select: ['Name', 'ModifiedById__gr.Email'], where };
    const answer = await tenant.call('/v1/data/objects/query/call_to_action', query, token);
    assert.deepEqual(((await json(answer)).data as Body).records, [
      { Name: 'Renamed', 'ModifiedById__gr.Email': PRIYA },
    ]);
  });

  it('end when their user may no longer sign in', async () => {
    const tenant = new OAuthTenant();
    const { access_token: priya, refresh_token: refresh } = await tenant.signIn({}, PRIYA);
    const code = await tenant.code({}, PRIYA);
    const body = { records: [{ Email: PRIYA, IsActiveUser: false }] };
    const update = await tenant.sandbox.fetch('https://sandbox.invalid/v1/data/objects/gsuser?keys=Email', {
      method: 'PUT',
      headers: { accesskey: 'sandbox' },
      body: JSON.stringify(body),
    });
    assert.equal(update.status, 200, await update.text());
    assert.equal((await tenant.read(priya)).status, 401);
    await assertRefused(await tenant.refresh(refresh), 'invalid_grant');
    await assertRefused(await tenant.exchange(code), 'invalid_grant');
    assert.ok(!(await tenant.page()).includes(PRIYA));
  });

  it('are recorded by whom they stand for, and no secret is', async () => {
    const tenant = new OAuthTenant();
    const code = await tenant.code();
    const { access_token: user } = (await (await tenant.exchange(code)).json()) as { access_token: string };
    const machine = await tenant.machineToken();
    await tenant.read(user);
    await tenant.read(machine);
    await tenant.read('unknown');
    const { calls } = tenant.sandbox;
    assert.deepEqual(
      calls.filter(({ path }) => path === USERS).map(({ authorizedBy: by }) => by),
      [
        { kind: 'user', email: LENA, clientId: 'public' },
        { kind: 'm2m', clientId: MACHINE.clientId },
        undefined,
      ],
    );
    assert.deepEqual(calls.find(({ path }) => path === '/v1/users/oauth/access/token')?.body, {
      grant_type: 'authorization_code',
      code: '(hidden)',
      client_id: 'public',
      redirect_uri: 'http://127.0.0.1:4711/callback',
      code_verifier: '(hidden)',
    });
    const recorded = JSON.stringify(calls);
    for (const secret of [code, user, machine, MACHINE.clientSecret]) assert.ok(!recorded.includes(secret));
  });
});
