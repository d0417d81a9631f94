import assert from 'node:assert/strict';
import { catalogue } from '../../../../src/tools/catalogue';
import { definitionOf } from '../../../../src/tools/definitions';
import { DEFAULT_MAX_CHARACTERS } from '../../../../src/tools/resultBudget';
import { type Answer, setup } from '../toolTenant';

type Cells = Readonly<Record<string, unknown>>;
type Bench = ReturnType<typeof setup>;

const LONG = 'Weekly users fell by a third since the summer. '.repeat(60).trim();

/** The same question in both sizes. */
async function both(
  { ask }: Bench,
  tool: string,
  input: object,
): Promise<[concise: Answer, detailed: Answer]> {
  const concise = await ask(tool, { ...input, detail: 'concise' });
  assert.deepEqual(unmarked(await ask(tool, input)), unmarked(concise), 'concise is the default');
  return [concise, await ask(tool, { ...input, detail: 'detailed' })];
}

/** What has another mark in each answer compares as equal. */
function unmarked(value: unknown): unknown {
  // What was parsed from JSON stays JSON.
  return JSON.parse(JSON.stringify(value).replace(/~[a-z0-9]{5}~/g, '~')) as unknown;
}

/** The cells that detailed adds to the concise ones, and those of which it says more. */
function difference(concise: Cells, detailed: Cells): { added: string[]; changed: string[] } {
  const before = unmarked(concise) as Cells;
  const after = unmarked(detailed) as Cells;
  for (const name of Object.keys(before)) assert.ok(name in after, `${name} is gone`);
  const names = Object.keys(after);
  return {
    added: names.filter((name) => !(name in before)).sort(),
    changed: names.filter(
      (name) => name in before && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
    ),
  };
}

/** The same over all rows. */
function rowDifference([concise, detailed]: readonly [Answer, Answer]): {
  added: string[];
  changed: string[];
} {
  assert.ok(concise.rows?.length);
  assert.equal(detailed.rows?.length, concise.rows.length);
  const all = concise.rows.map((row, n) => difference(row, detailed.rows?.[n] ?? {}));
  const union = (lists: readonly string[][]): string[] => [...new Set(lists.flat())].sort();
  return { added: union(all.map(({ added }) => added)), changed: union(all.map(({ changed }) => changed)) };
}

/** Every CTA of the account has these comments. */
async function withComments(account: string, comments: string): Promise<Bench> {
  const first = setup();
  const found = await first.ask('gainsight_ctas_list', { account, state: 'all' });
  const rows = (found.rows ?? []).map(({ gsid }) => ({ Gsid: gsid, Comments: comments }));
  return setup({ data: { call_to_action: rows } });
}

describe('the parameter detail', () => {
  const CARRIERS = [
    'gainsight_portfolio_at_risk',
    'gainsight_accounts_health_get',
    'gainsight_account_brief',
    'gainsight_renewals_upcoming',
    'gainsight_ctas_list',
    'gainsight_success_plans_get',
    'gainsight_activities_list',
  ];
  const detailOf = (tool: (typeof catalogue)[number]): object | undefined =>
    (definitionOf(tool).inputSchema as { properties?: Record<string, object> }).properties?.detail;

  it('is that of the reads that gather, under one name with the same two values', () => {
    const having = catalogue.filter((tool) => detailOf(tool) !== undefined);
    assert.deepEqual(
      having.map(({ name }) => name),
      CARRIERS,
    );
    for (const tool of having) {
      const { description, ...rest } = detailOf(tool) as { description: string };
      assert.deepEqual(rest, { default: 'concise', type: 'string', enum: ['concise', 'detailed'] });
      assert.match(description, /^detailed = /);
    }
  });

  for (const tool of CARRIERS) {
    it(`corrects a value that ${tool} does not know`, async () => {
      const { ask, sandbox } = setup();
      const answer = await ask(tool, { account: 'Praxis Inc', detail: 'full' });
      assert.equal(answer.status, 'rejected');
      assert.match(answer.problem ?? '', /detail: .*"concise"\|"detailed"/);
      assert.equal(sandbox.calls.length, 0);
    });
  }
});

describe('gainsight_ctas_list in detail', () => {
  it('adds ids, dates and open tasks to what concise rows say', async () => {
    const answers = await both(setup(), 'gainsight_ctas_list', { account: 'Praxis Inc' });
    assert.deepEqual(rowDifference(answers), {
      added: ['accountGsid', 'changed', 'created', 'ownerEmail', 'start', 'tasks', 'totalTasks'],
      changed: [],
    });
    const [row] = answers[1].rows ?? [];
    const tasks = row?.tasks as Cells[];
    assert.deepEqual(
      [row?.created, row?.ownerEmail, tasks.map(({ task, daysLate }) => [task, daysLate])],
      [
        '2026-10-25',
        'lena.hofmann@example.com',
        [
          ['Share the usage report', 8],
          ['Call the sponsor about the rollout', undefined],
        ],
      ],
    );
    assert.ok(tasks.every(({ gsid }) => typeof gsid === 'string'));
    assert.deepEqual(answers[1].sources, ['call_to_action', 'cs_task']);
  });

  it('gives comments in full, as text', async () => {
    const bench = await withComments('Praxis Inc', `<p>${LONG}</p><p>Second paragraph.</p>`);
    const answers = await both(bench, 'gainsight_ctas_list', { account: 'Praxis Inc' });
    assert.deepEqual(rowDifference(answers).changed, ['comments']);
    const [short, full] = answers.map(({ rows }) => String(rows?.[0]?.comments).slice(7, -7));
    assert.ok(short && short.length <= 201);
    assert.equal(full, `${LONG}\n\nSecond paragraph.`);
  });

  it('tells of a closed CTA when it was closed, of a moved one its first day, and its playbook', async () => {
    const first = setup();
    const found = await first.ask('gainsight_ctas_list', { account: 'Praxis Inc' });
    const PlaybookId = '1S060000000000000000000000000000AB';
    const rows = [{ Gsid: found.rows?.[0]?.gsid, OriginalDueDate: '2026-10-30', PlaybookId }];
    const { ask } = setup({ data: { call_to_action: rows } });
    const open = await ask('gainsight_ctas_list', { account: 'Praxis Inc', detail: 'detailed' });
    assert.deepEqual([open.rows?.[0]?.originalDue, open.rows?.[0]?.playbookGsid], ['2026-10-30', PlaybookId]);
    const closed = await ask('gainsight_ctas_list', {
      account: 'Bravura',
      state: 'closed',
      detail: 'detailed',
    });
    assert.match(String(closed.rows?.[0]?.closedOn), /^2026-/);
    assert.deepEqual(closed.rows?.[0]?.tasks, []);
  });

  it('asks twice more, however many CTAs there are', async () => {
    const { ask, sandbox } = setup();
    const calls = async (detail: string): Promise<number> => {
      const before = sandbox.calls.length;
      await ask('gainsight_ctas_list', { owner: 'all', limit: 50, detail });
      return sandbox.calls.length - before;
    };
    assert.equal((await calls('concise')) + 2, await calls('detailed'));
  });

  it('keeps the rows and says so when details or tasks cannot be read', async () => {
    for (const [object, words, cell] of [
      ['call_to_action', /dates of CTAs \(call_to_action\)/, 'created'],
      ['cs_task', /tasks \(cs_task\)/, 'tasks'],
    ] as const) {
      const { ask, sandbox } = setup();
      sandbox.inject({ path: `/v1/data/objects/query/${object}`, kind: 'forbidden', times: 9 });
      const answer = await ask('gainsight_ctas_list', { detail: 'detailed' });
      assert.equal(answer.rows?.length, 6);
      assert.match(String(answer.notAvailable), words);
      assert.ok(answer.rows.every((row) => !(cell in row)));
    }
  });

  it('leaves out whole rows, never a part of one', async () => {
    const bench = await withComments('Praxis Inc', `<p>${LONG}</p>`);
    const { rows: [one] = [] } = await bench.ask('gainsight_ctas_list', { account: 'Praxis Inc' });
    const extra = Array.from({ length: 30 }, (_, n) => ({
      Gsid: `1S01EXTRA000000000000000000000000${String(n).padStart(3, '0')}`,
      Name: `Extra ${n}`,
      CompanyId: 'Praxis Inc',
      OwnerId: 'lena.hofmann@example.com',
      DueDate: '2026-12-01',
      Comments: LONG,
      IsClosed: false,
    }));
    const { executor } = setup({ data: { call_to_action: extra } });
    const input = { account: 'Praxis Inc', limit: 20, detail: 'detailed' };
    const options = { door: 'code', signal: new AbortController().signal } as const;
    const text = await executor.run('gainsight_ctas_list', input, options);
    const answer = JSON.parse(text) as Answer;
    assert.ok(one && text.length <= DEFAULT_MAX_CHARACTERS);
    assert.match(String(answer.leftOut), /^\d+ rows did not fit/);
    const shown = answer.rows?.slice(1) ?? [];
    assert.ok(shown.length > 3 && shown.length < 19);
    assert.ok(shown.every(({ comments }) => String(comments).slice(7, -7) === LONG));
  });
});

describe('gainsight_success_plans_get in detail', () => {
  it('adds the action plan, dates, ids and every objective', async () => {
    const answers = await both(setup(), 'gainsight_success_plans_get', {});
    assert.deepEqual(rowDifference(answers), {
      added: ['accountGsid', 'actionPlan', 'all', 'changed', 'created', 'ownerEmail'],
      changed: [],
    });
    const row = answers[1].rows?.find(({ plan }) => plan === 'Single sign-on and rollout');
    assert.match(String(row?.actionPlan), /^~.{5}~Single sign-on and rollout in 3 steps\.~.{5}~$/);
    assert.ok(answers[1].untrusted);
    assert.equal((row?.all as Cells[]).length, 3);
  });

  it('tells of each objective of one account more than its stage', async () => {
    const bench = setup();
    const [concise, detailed] = await both(bench, 'gainsight_success_plans_get', {
      account: 'Larkspur Health',
    });
    const objectives = ({ rows: [plan] = [] }: Answer): Cells[] => plan?.all as Cells[];
    const [short = {}] = objectives(concise);
    const [full = {}] = objectives(detailed);
    assert.deepEqual(difference(short, full), {
      added: ['changed', 'closedOn', 'created', 'gsid', 'ownerEmail', 'priority', 'start'],
      changed: [],
    });
    const rows = [{ Gsid: full.gsid, Comments: `<p>${LONG}</p>`, SuccessCriteria: '<p>Ten users.</p>' }];
    const { ask } = setup({ data: { call_to_action: rows } });
    const told = await ask('gainsight_success_plans_get', { account: 'Larkspur Health', detail: 'detailed' });
    const [texts = {}] = objectives(told);
    assert.equal(String(texts.comments).slice(7, -7), LONG);
    assert.match(String(texts.criteria), /Ten users\./);
  });

  it('keeps the plans and says so when their action plans cannot be read', async () => {
    const { ask, sandbox } = setup();
    sandbox.inject({ path: '/v1/data/objects/query/cta_group', kind: 'forbidden', times: 9 });
    const answer = await ask('gainsight_success_plans_get', { detail: 'detailed' });
    assert.ok(answer.rows?.every((row) => row.all && !('actionPlan' in row)));
    assert.match(String(answer.notAvailable), /action plans \(cta_group\)/);
  });

  it('leaves out whole plans, never a part of one', async () => {
    const { ask } = setup();
    const plans = await ask('gainsight_success_plans_get', { owner: 'all', limit: 500 });
    const rows = (plans.rows ?? []).map(({ gsid }) => ({ Gsid: gsid, ActionPlan: LONG }));
    const { executor } = setup({ data: { cta_group: rows } });
    const input = { owner: 'all', limit: 500, detail: 'detailed' };
    const options = { door: 'code', signal: new AbortController().signal } as const;
    const text = await executor.run('gainsight_success_plans_get', input, options);
    const answer = JSON.parse(text) as Answer;
    assert.ok(text.length <= DEFAULT_MAX_CHARACTERS);
    assert.ok(answer.rows && answer.rows.length > 2 && answer.rows.length < rows.length);
    assert.ok(answer.rows.every(({ actionPlan }) => String(actionPlan).slice(7, -7) === LONG));
  });
});

describe('gainsight_account_brief in detail', () => {
  const SECTIONS = ['health', 'renewal', 'ctas', 'plans', 'timeline', 'contacts', 'relationships'] as const;
  const section = (answer: Answer, name: string): Cells => answer[name] as Cells;
  const first = (value: unknown): Cells => (value as Cells[])[0] ?? {};

  const entriesOf = (answer: Answer): Cells[] => section(answer, 'timeline').entries as Cells[];

  /** So many entries with these notes at Kestrel Labs, beside the one that it has. */
  async function withEntries(count: number, notes: string): Promise<Bench> {
    const [company] = await setup().tenant.companies.resolve('Kestrel Labs');
    const rows = Array.from({ length: count }, (_, n) => ({
      Gsid: `1I02EXTRA00000000000000000000000${String(n).padStart(4, '0')}`,
      Subject: `Entry ${n}`,
      Notes: notes,
      TypeName: 'Call',
      ActivityDate: '2026-11-01T10:00:00.000Z',
      GsCompanyId: company?.gsid,
    }));
    return setup({ data: { activity_timeline: rows } });
  }

  it('says everything that the concise one says', async () => {
    const [concise, detailed] = await both(setup(), 'gainsight_account_brief', { account: 'Quillon Bank' });
    assert.deepEqual(difference(concise, detailed).added, ['csmEmail']);
    for (const name of SECTIONS)
      assert.deepEqual(difference(section(concise, name), section(detailed, name)).added, [], name);
    assert.deepEqual(detailed.gaps, concise.gaps);
    assert.ok(JSON.stringify(detailed).length <= DEFAULT_MAX_CHARACTERS);
  });

  it('adds to each kind of row what a next step needs', async () => {
    const [concise, detailed] = await both(setup(), 'gainsight_account_brief', { account: 'Praxis Inc' });
    const added = (name: string, list: string): string[] =>
      difference(first(section(concise, name)[list]), first(section(detailed, name)[list])).added;
    assert.deepEqual(added('health', 'measures'), ['bandBefore', 'before', 'group']);
    assert.deepEqual(added('ctas', 'ctas'), [
      ...['changed', 'created', 'ownerEmail', 'start', 'tasks', 'totalTasks'],
    ]);
    assert.deepEqual(added('contacts', 'active'), ['gsid', 'primary']);
  });

  it('gives more rows, and notes in full instead of their gist', async () => {
    const bench = await withEntries(15, 'Talked about the rollout.');
    const input = { account: 'Kestrel Labs', sections: ['timeline'] };
    const [concise, detailed] = await both(bench, 'gainsight_account_brief', input);
    const [short, full] = [entriesOf(concise), entriesOf(detailed)];
    assert.deepEqual([short.length, full.length], [10, 16]);
    assert.ok(short.every((entry) => 'gist' in entry && !('notes' in entry)));
    assert.ok(full.every((entry) => 'notes' in entry && !('gist' in entry)));
  });

  it('shortens lists by whole entries where all would be too much, and says which', async () => {
    const { executor } = await withEntries(60, LONG);
    const options = { door: 'code', signal: new AbortController().signal } as const;
    const input = { account: 'Kestrel Labs', detail: 'detailed' };
    const text = await executor.run('gainsight_account_brief', input, options);
    const answer = JSON.parse(text) as Answer;
    const entries = entriesOf(answer);
    assert.ok(text.length <= DEFAULT_MAX_CHARACTERS && entries.length > 2);
    const extra = entries.filter(({ subject }) => String(subject).includes('Entry '));
    assert.ok(extra.every(({ notes }) => String(notes).slice(7, -7) === LONG));
    assert.match(
      String(answer.leftOut),
      new RegExp(`timeline\\.entries \\(${entries.length} of 20 shown\\)`),
    );
  });
});

describe('reads of accounts in detail', () => {
  it('gives the comment of a measure in full, and the bands before', async () => {
    const first = setup();
    const facts = await first.ask('gainsight_query_scorecard', {
      scorecard_object: 'company_scorecard_fact_1',
      select: ['Id'],
      where: { conditions: [{ name: 'AccountId__gc', operator: 'EQ', value: 'Praxis Inc' }] },
    });
    const rows = (facts.rows ?? []).map(({ Id }) => ({ Id, Comments__gc: `<p>${LONG}</p>` }));
    assert.equal(rows.length, 5);
    const bench = setup({ data: { company_scorecard_fact_1: rows } });
    const answers = await both(bench, 'gainsight_accounts_health_get', { account_id: 'Praxis Inc' });
    assert.deepEqual(rowDifference(answers), { added: ['bandBefore'], changed: ['comment'] });
    assert.deepEqual(difference(answers[0], answers[1]), {
      added: ['arr', 'csmEmail', 'currency', 'renewalDate', 'stage'],
      changed: ['rows'],
    });
    assert.ok(answers[0].rows?.every(({ comment }) => String(comment).length <= 215));
    assert.ok(answers[1].rows?.every(({ comment }) => String(comment).slice(7, -7) === LONG));
  });

  it('adds to a portfolio what a next step at each account needs', async () => {
    const answers = await both(setup(), 'gainsight_accounts_health_get', { min_score: 40 });
    assert.deepEqual(rowDifference(answers), {
      added: ['arr', 'csmEmail', 'currency', 'gsid', 'stage', 'status'],
      changed: [],
    });
    assert.deepEqual(difference(answers[0], answers[1]), { added: [], changed: ['rows'] });
  });

  it('adds to accounts at risk whom to write to, and what the last touch was', async () => {
    const input = { score_below: 40, no_activity_days: 30 };
    const answers = await both(setup(), 'gainsight_portfolio_at_risk', input);
    assert.deepEqual(rowDifference(answers), {
      added: ['csmEmail', 'lastTouchType', 'stage', 'status'],
      changed: [],
    });
    const [row] = answers[1].rows ?? [];
    assert.deepEqual([row?.csmEmail, row?.lastTouchType], ['lena.hofmann@example.com', 'Call']);
    assert.deepEqual(difference(answers[0], answers[1]), { added: [], changed: ['rows'] });
  });

  it('adds to renewals ids, whom to write to, and what the last touch was', async () => {
    const answers = await both(setup(), 'gainsight_renewals_upcoming', {});
    assert.deepEqual(rowDifference(answers), {
      added: ['csmEmail', 'gsid', 'lastTouchType', 'status'],
      changed: [],
    });
    assert.deepEqual(difference(answers[0], answers[1]), { added: [], changed: ['rows'] });
  });

  it('costs no further call', async () => {
    const cases: readonly [tool: string, input: object][] = [
      ['gainsight_accounts_health_get', { account_id: 'Praxis Inc' }],
      ['gainsight_portfolio_at_risk', { score_below: 40 }],
      ['gainsight_renewals_upcoming', {}],
    ];
    for (const [tool, input] of cases) {
      const { ask, sandbox } = setup();
      await ask(tool, input);
      await ask(tool, { ...input, detail: 'detailed' });
      const before = sandbox.calls.length;
      await ask(tool, input);
      const concise = sandbox.calls.length - before;
      await ask(tool, { ...input, detail: 'detailed' });
      assert.equal(sandbox.calls.length - before - concise, concise, tool);
    }
  });

  for (const [tool, input] of [
    ['gainsight_accounts_health_get', { owner: 'all', limit: 500 }],
    ['gainsight_portfolio_at_risk', { owner: 'all', score_below: 101, limit: 500 }],
    ['gainsight_renewals_upcoming', { owner: 'all', within_days: 3650, limit: 500 }],
  ] as const) {
    it(`leaves out whole rows of ${tool} where all would be too much`, async () => {
      const { executor } = setup();
      const options = { door: 'code', signal: new AbortController().signal, maxCharacters: 4000 } as const;
      const text = await executor.run(tool, { ...input, detail: 'detailed' }, options);
      const { rows = [], leftOut } = JSON.parse(text) as Answer;
      assert.ok(text.length <= 4000 && rows.length > 3);
      assert.match(String(leftOut), /^\d+ rows did not fit/);
      assert.ok(rows.every(({ account, gsid, csmEmail }) => account && gsid && csmEmail));
    });
  }
});
