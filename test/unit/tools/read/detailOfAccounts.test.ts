import assert from 'node:assert/strict';
import { DEFAULT_MAX_CHARACTERS } from '../../../../src/tools/resultBudget';
import { type Answer, setup } from '../toolTenant';
import { type Bench, both, type Cells, difference, LONG, rowDifference } from './detailBench';

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
