import assert from 'node:assert/strict';
import { refusingFilter, renaming } from '../../../support/otherTenant';
import { setup } from '../toolTenant';

const HEALTH = 'gainsight_accounts_health_get';
const LENA = 'lena.hofmann@example.com';
const COMPANIES = 'POST /v1/data/objects/query/Company';
const USERS = 'POST /v1/data/objects/query/gsuser';
const LIST = 'GET /v1/meta/services/objects/list';
const describeOf = (object: string): string => `GET /v1/meta/services/objects/${object}/describe`;
const queryOf = (object: string): string => `POST /v1/data/objects/query/${object}`;
const SCHEME = 'scoring_scheme_definition';
const HISTORY = 'account_scorecard_history';
const COLD = [COMPANIES, describeOf(SCHEME), queryOf(SCHEME), queryOf(HISTORY)];
/** Where the accounts differ in their status it has to be known what each is called. */
const DIFFERING = [...COLD, describeOf('company')];

type Calls = ReturnType<typeof setup>['sandbox']['calls'];
const namesOf = (calls: Calls): string[] =>
  calls.map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`);

/** The answer of an ordinary tenant: what one with other names or rules has to say as well. */
const expected = async (): Promise<object> => setup().ask(HEALTH);

describe('the health of a portfolio on a connection that has read nothing yet', () => {
  it('costs five calls where one account has churned, and two the next time', async () => {
    const { ask, sandbox } = setup();
    const first = await ask(HEALTH);
    assert.match(first.scope ?? '', /^accounts whose CSM is Lena Hofmann \(me\): 15 looked at$/);
    assert.deepEqual(namesOf(sandbox.calls).sort(), [...DIFFERING].sort());
    assert.deepEqual(await ask(HEALTH), first);
    assert.deepEqual(namesOf(sandbox.calls.slice(5)), [COMPANIES, queryOf(HISTORY)]);
  });

  it('is the same when it is known who asks, and when nothing is known any more', async () => {
    const { ask, tenant, sandbox } = setup();
    await tenant.people.me();
    const answer = await ask(HEALTH);
    assert.equal(sandbox.calls.length, 6);
    const companies = sandbox.calls.find(({ path }) => path.endsWith('/query/Company'));
    assert.match(JSON.stringify(companies?.body), /"name":"Csm"/);
    tenant.forget();
    assert.deepEqual(await ask(HEALTH), answer);
    assert.equal(sandbox.calls.length, 11);
  });

  it('costs four calls and less than 4,000 tokens for 50 accounts of one CSM', async () => {
    const { ask, sandbox } = setup({ companies: 450 }, {}, { email: 'marco.bianchi@example.com' });
    const answer = await ask(HEALTH);
    assert.match(answer.scope ?? '', /CSM is Marco Bianchi \(me\)/);
    assert.equal(answer.rows?.length, 50);
    assert.ok(answer.rows.every(({ score, account }) => score !== undefined && account !== undefined));
    assert.deepEqual(namesOf(sandbox.calls).sort(), [...COLD].sort());
    // Three characters a token is fewer than such text has.
    assert.ok(JSON.stringify(answer).length <= 12_000);
  });

  it('costs no more for the accounts of everybody', async () => {
    const { ask, sandbox } = setup();
    const answer = await ask(HEALTH, { owner: 'all' });
    assert.equal(answer.rows?.length, 50);
    assert.deepEqual(namesOf(sandbox.calls).sort(), [...DIFFERING].sort());
  });

  it('needs no names of statuses where all accounts have the same', async () => {
    const { ask, sandbox } = setup({}, {}, { email: 'priya.nair@example.com' });
    const answer = await ask(HEALTH);
    assert.deepEqual([answer.status, answer.churned], ['ok', undefined]);
    assert.deepEqual(namesOf(sandbox.calls).sort(), [...COLD].sort());
  });

  it('leaves out who has churned by the stage, once it costs nothing to know what stages are called', async () => {
    const gone = { Name: 'Left By Stage', Csm: 'Priya Nair', Stage: 'Churned', Status: 'Active' };
    const { ask, tenant } = setup({ data: { company: [gone] } }, {}, { email: 'priya.nair@example.com' });
    await tenant.metadata.describe('company');
    const [health, risk] = [await ask(HEALTH), await ask('gainsight_portfolio_at_risk', { score_below: 40 })];
    assert.deepEqual(health.churned, ['Left By Stage']);
    assert.deepEqual(health.churned, risk.churned);
  });

  const variants = [
    { rows: 'list' },
    { dates: 'epoch' },
    { nulls: 'omit' },
    { empty: 'noData' },
    { empty: 'noMatch' },
  ] as const;
  for (const variant of variants) {
    it(`costs as many calls for the same answer on a tenant with ${JSON.stringify(variant)}`, async () => {
      const { ask, sandbox } = setup({ variants: variant });
      assert.deepEqual(await ask(HEALTH), await expected());
      assert.equal(sandbox.calls.length, DIFFERING.length);
    });
  }

  it('reads the labels of stage and status for accounts at risk and for renewals', async () => {
    const risk = setup();
    await risk.ask('gainsight_portfolio_at_risk', { score_below: 40, no_activity_days: 30 });
    assert.deepEqual(
      namesOf(risk.sandbox.calls).sort(),
      [...COLD.slice(0, 3), describeOf('company'), queryOf('activity_timeline')].sort(),
    );
    const renewals = setup();
    await renewals.ask('gainsight_renewals_upcoming');
    assert.deepEqual(
      namesOf(renewals.sandbox.calls).sort(),
      [...COLD.slice(0, 3), describeOf('company'), queryOf('activity_timeline')].sort(),
    );
  });
});

describe('the health of a portfolio where the usual names are not there', () => {
  const others: readonly (readonly [string, Record<string, string>, string[]])[] = [
    [
      'the scheme',
      { [SCHEME]: 'gs_scoring_scheme' },
      [describeOf(SCHEME), LIST, describeOf('gs_scoring_scheme')],
    ],
    [
      'the history',
      { [HISTORY]: 'company_scorecard_history' },
      [queryOf(HISTORY), LIST, describeOf('company_scorecard_history')],
    ],
    [
      'a column of the history',
      { OverallScoreAccount__gc: 'OverallScore__gc' },
      [queryOf(HISTORY), describeOf(HISTORY), queryOf(HISTORY)],
    ],
    [
      'all of them',
      {
        [SCHEME]: 'gs_scoring_scheme',
        [HISTORY]: 'company_scorecard_history',
        AccountId__gc: 'Company_Id__gc',
        SnapshotDate__gc: 'Snapshot__gc',
        OverallScoreAccount__gc: 'OverallScore__gc',
        TimeGranularity__gc: 'Granularity__gc',
      },
      [LIST, describeOf('company_scorecard_history'), queryOf('company_scorecard_history')],
    ],
  ];
  for (const [what, names, looked] of others) {
    it(`finds out what they are: ${what}; and asks no more under the usual ones`, async () => {
      const asked: string[] = [];
      const rename = renaming(names);
      const { ask } = setup(
        {},
        {},
        {
          around: (fetch) => {
            const renamed = rename(fetch);
            return (input, init) => {
              const { pathname } = new URL(input instanceof Request ? input.url : input);
              asked.push(`${init?.method ?? 'GET'} ${pathname}`);
              return renamed(input, init);
            };
          },
        },
      );
      const answer = await ask(HEALTH);
      assert.deepEqual(answer, await expected());
      assert.ok(
        looked.every((call) => asked.includes(call)),
        asked.join('\n'),
      );
      assert.ok(asked.length <= 8, asked.join('\n'));
      const before = asked.length;
      assert.deepEqual(await ask(HEALTH), answer);
      assert.equal(asked.length - before, 2);
    });
  }

  it('takes what the user set before it tries anything', async () => {
    const { ask, sandbox } = setup({}, { healthColumns: { historyScore: 'Support__gc' } });
    await ask(HEALTH);
    const sent = sandbox.calls.filter(({ path }) => path.endsWith(`/query/${HISTORY}`));
    assert.equal(sent.length, 1);
    assert.match(JSON.stringify(sent[0]?.body), /"Support__gc"/);
    assert.ok(!JSON.stringify(sent[0]?.body).includes('OverallScoreAccount__gc'));
  });
});

describe('the accounts of somebody who is not known yet', () => {
  for (const code of ['GSOBJ_1002', 'P_5068', 'GSOBJ_ESS_9150']) {
    it(`are found by the user's id where the tenant refuses the address with ${code}`, async () => {
      const { ask, sandbox } = setup({}, {}, { around: refusingFilter('Csm__gr.Email', code) });
      assert.deepEqual(await ask(HEALTH), await expected());
      assert.deepEqual(namesOf(sandbox.calls).sort(), [...DIFFERING, USERS].sort());
    });
  }

  it('are none, which is not the same as no such user', async () => {
    const none = setup({}, {}, { email: 'ruth.calder@example.com' });
    const answer = await none.ask(HEALTH);
    assert.deepEqual([answer.status, answer.total, answer.rows], ['ok', 0, []]);
    assert.match(answer.scope ?? '', /CSM is Ruth Calder \(me\): 0 looked at/);
    assert.ok(namesOf(none.sandbox.calls).includes(USERS));
    const unknown = await setup({}, {}, { email: 'nobody@example.com' }).ask(HEALTH);
    assert.equal(unknown.status, 'notFound');
    assert.match(String(unknown.problem), /no user with the e-mail address nobody@example\.com/);
    const unsaid = setup({}, {}, { email: '' });
    assert.match(String((await unsaid.ask(HEALTH)).problem), /not known who "me" is/);
    assert.ok(!namesOf(unsaid.sandbox.calls).includes(COMPANIES));
  });

  it('are not those of somebody whose address contains theirs', async () => {
    const data = {
      gsuser: [{ Name: 'Magdalena Hofmann', Email: `magda${LENA}` }],
      company: [{ Name: 'Aalto Mills', Csm: 'Magdalena Hofmann' }],
    };
    const { ask, sandbox } = setup({ data });
    assert.deepEqual(await ask(HEALTH), await expected());
    assert.equal(sandbox.calls.length, DIFFERING.length);
  });

  it('are found by the id of the active user where two have the address', async () => {
    const data = {
      gsuser: [{ Gsid: '1P01OLDLENA', Name: 'Lena Vogt', Email: LENA, IsActiveUser: false }],
      company: [{ Name: 'Aalto Mills', Csm: '1P01OLDLENA' }],
    };
    const { ask } = setup({ data });
    assert.deepEqual(await ask(HEALTH), await expected());
  });

  it('are none where only the record of a user who has left has any', async () => {
    const data = {
      gsuser: [
        { Gsid: '1P01OLDRUTH', Name: 'Ruth Vogt', Email: 'ruth.calder@example.com', IsActiveUser: false },
      ],
      company: [{ Name: 'Aalto Mills', Csm: '1P01OLDRUTH' }],
    };
    const answer = await setup({ data }, {}, { email: 'ruth.calder@example.com' }).ask(HEALTH);
    assert.match(answer.scope ?? '', /Ruth Calder \(me\): 0 looked at/);
  });

  it('are theirs whatever the case in which they wrote their address', async () => {
    const { ask, sandbox } = setup({}, {}, { email: 'Lena.Hofmann@Example.com' });
    assert.deepEqual(await ask(HEALTH), await expected());
    assert.equal(sandbox.calls.length, DIFFERING.length);
  });

  it('tell who it is to whoever asks next', async () => {
    const { ask, tenant, sandbox } = setup();
    await ask(HEALTH);
    const before = sandbox.calls.length;
    const me = await tenant.people.me();
    assert.deepEqual([me.name, me.email, me.active], ['Lena Hofmann', LENA, true]);
    assert.equal(sandbox.calls.length, before);
  });
});
