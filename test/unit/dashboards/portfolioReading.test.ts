import assert from 'node:assert/strict';
import { findCtas } from '../../../src/data/ctaSearch';
import { PortfolioReading } from '../../../src/dashboards/portfolioReading';
import { type ToPortfolioPage, toPortfolioPage } from '../../../src/shared/portfolioMessages';
import { setup } from '../tools/toolTenant';

type Around = (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;

function open(scope: 'mine' | 'all' = 'mine', around?: Around) {
  const { tenant } = setup({ companies: 600 }, {}, around ? { around } : {});
  const told: ToPortfolioPage[] = [];
  const failures: unknown[] = [];
  const reading = new PortfolioReading({
    ...{ tenant, scope },
    tell: (message) => told.push(message),
    failed: (error) => failures.push(error),
  });
  const all = <T extends ToPortfolioPage['type']>(type: T) =>
    told.filter((message): message is Extract<ToPortfolioPage, { type: T }> => message.type === type);
  return { reading, told, failures, all, signal: new AbortController().signal };
}

const refusing =
  (word: string): Around =>
  (fetch) =>
  async (input, init) =>
    (input instanceof Request ? input.url : input.toString()).includes(word)
      ? Response.json({ result: false, errorCode: 'GSOBJ_1009', errorDesc: 'No access.' }, { status: 403 })
      : fetch(input, init);

describe('the reading of a portfolio for its page', () => {
  it('tells my accounts with their bands, and leaves out who is no customer any more', async () => {
    const { reading, all, signal } = open();
    await reading.all(signal);
    const accounts = all('accounts').flatMap((message) => message.accounts);
    assert.deepEqual(
      all('bands')[0]?.bands.map(({ label }) => label),
      ['At risk', 'Watch', 'Healthy'],
    );
    const meridian = accounts.find(({ name }) => name === 'Meridian Corp');
    assert.deepEqual([meridian?.band, meridian?.score, meridian?.points], [0, '28 At risk', 28]);
    assert.equal(meridian?.arr, 420_000);
    assert.ok(accounts.some(({ name, band }) => name === 'Ostrava Steelworks' && band === undefined));
    assert.ok(!accounts.some(({ name }) => name === 'Pinewood Press'));
    assert.equal(all('progress').at(-1)?.text, '14 accounts · 1 left out: no customers any more');
  });

  it('tells who moved since last week, the last touch of each account, and its open CTAs by owner', async () => {
    const { reading, all, signal } = open();
    await reading.all(signal);
    const changes = all('changes').flatMap((message) => message.changes);
    const touches = all('touches').flatMap((message) => message.touches);
    const ctas = all('ctas').flatMap((message) => message.ctas);
    assert.ok(changes.some(({ change }) => change === -9));
    assert.ok(touches.every(({ day }) => day === null || day <= '2026-11-18'));
    const [first] = ctas;
    assert.ok(first?.owner !== undefined);
    assert.equal(reading.ownerName(first.owner), first.ownerName);
  });

  it('tells of an account that nobody was ever in touch with that there is no day', async () => {
    const { tenant } = setup({ companies: 30 });
    const told: ToPortfolioPage[] = [];
    const timeline = { ...tenant.timeline, lastTouches: async () => new Map() };
    const reading = new PortfolioReading({
      ...{ tenant: { ...tenant, timeline }, scope: 'mine', tell: (message) => told.push(message) },
      failed: () => undefined,
    });
    await reading.all(new AbortController().signal);
    const touches = told.flatMap((message) => (message.type === 'touches' ? message.touches : []));
    assert.ok(touches.length > 0 && touches.every(({ day }) => day === null));
  });

  it('takes no CTA for overdue that is due today, and none of the objectives of plans for a CTA', async () => {
    const { reading, all, signal } = open();
    await reading.all(signal);
    const companyGsids = all('accounts').flatMap(({ accounts }) => accounts.map(({ gsid }) => gsid));
    const { tenant } = setup({ companies: 600 });
    const { ctas } = await findCtas(tenant.client, { companyGsids, closed: false });
    const own = ctas.filter(({ planGsid }) => planGsid === undefined);
    assert.ok(own.length < ctas.length);
    assert.ok(own.some(({ dueDate }) => dueDate === '2026-11-18'));
    const due = own.map(({ companyGsid, dueDate = '9' }) => `${companyGsid} ${dueDate < '2026-11-18'}`);
    const told = all('ctas').flatMap((message) => message.ctas);
    assert.deepEqual(told.map(({ company, overdue }) => `${company} ${overdue}`).sort(), due.sort());
  });

  it('takes an owner whose name may not be read for somebody, whom a question names by the id', async () => {
    const { reading, all, signal } = open('mine', (fetch) => async (input, init) => {
      const answer = await fetch(input, init);
      const text = await answer.text();
      return new Response(text.replace(/"OwnerId__gr\.\w+":"[^"]*",?/g, ''), answer);
    });
    await reading.all(signal);
    const [cta] = all('ctas').flatMap(({ ctas }) => ctas);
    assert.ok(cta?.owner);
    assert.deepEqual([cta.ownerName, reading.ownerName(cta.owner)], ['Unknown user', cta.owner]);
  });

  it('misses no CTA where its accounts have more of them than one search brings', async () => {
    const most = 6;
    let first: object | undefined;
    // Asked about many accounts, the tenant gives full pages without end, in which others are missing.
    const crowded: Around = (fetch) => async (input, init) => {
      const answer = await fetch(input, init);
      if (!(input instanceof Request ? input.url : input.toString()).includes('/cta/list')) return answer;
      const { where } = JSON.parse(typeof init?.body === 'string' ? init.body : '') as {
        where: { conditions: { value: unknown[] }[] };
      };
      if ((where.conditions[0]?.value.length ?? 0) <= most) return answer;
      const { data } = (await answer.json()) as { data: object[] };
      first ??= data[0];
      return Response.json({ result: true, data: Array.from({ length: 1000 }, () => first) });
    };
    const [still, { reading, all, signal }] = [open('mine'), open('mine', crowded)];
    await still.reading.all(signal);
    await reading.all(signal);
    const ctasIn = (told: ReturnType<typeof all<'ctas'>>) =>
      told.flatMap(({ ctas }) => ctas.map(({ company, owner }) => `${company} ${owner}`)).sort();
    assert.ok(ctasIn(still.all('ctas')).length > 1);
    assert.deepEqual(ctasIn(all('ctas')), ctasIn(still.all('ctas')));
  });

  it('tells all accounts in pieces, which is the last, and what it is doing meanwhile', async () => {
    const { reading, all, signal } = open('all');
    await reading.all(signal);
    const pieces = all('accounts').map(({ accounts }) => accounts.length);
    assert.ok(pieces.length > 1);
    assert.ok(pieces.every((length) => length <= 250));
    for (const type of ['accounts', 'changes', 'touches', 'ctas'] as const) {
      const lasts = all(type).map(({ last }) => last);
      assert.deepEqual(lasts, [...Array<boolean>(lasts.length - 1).fill(false), true], type);
    }
    const progress = all('progress');
    assert.ok(progress.some(({ share = 0 }) => share > 0 && share < 1));
    assert.deepEqual(progress.map(({ busy }) => busy).lastIndexOf(true), progress.length - 2);
  });

  it('tells and counts an account once that new ones moved on to the next piece', async () => {
    const moved: Around = (fetch) => (input, init) => {
      const body = typeof init?.body === 'string' ? init.body : '';
      // Between the two stands one that is left out.
      const later = body.replace('"offset":500', '"offset":400');
      return fetch(input, body === '' ? init : { ...init, body: later });
    };
    const [still, { reading, all, signal }] = [
      open('all', refusing('activity')),
      open('all', (fetch) => refusing('activity')(moved(fetch))),
    ];
    await still.reading.all(signal);
    await reading.all(signal);
    const gsids = all('accounts').flatMap(({ accounts }) => accounts.map(({ gsid }) => gsid));
    assert.ok(gsids.length > 500);
    assert.equal(new Set(gsids).size, gsids.length);
    assert.equal(all('progress').at(-1)?.text, still.all('progress').at(-1)?.text);
  });

  it('tells that there is nothing where there are no accounts', async () => {
    const { reading, all, signal } = open('mine', (fetch) => async (input, init) => {
      const body = typeof init?.body === 'string' ? init.body : '';
      const answer = await fetch(input, init);
      // Nobody looks after anything.
      return body.includes('"Csm"') && !body.includes('History')
        ? Response.json({ ...((await answer.json()) as object), data: { records: [] } })
        : answer;
    });
    await reading.all(signal);
    assert.deepEqual(
      all('accounts').flatMap(({ accounts }) => accounts),
      [],
    );
    for (const type of ['accounts', 'changes', 'touches', 'ctas'] as const)
      assert.deepEqual(
        all(type).map(({ last }) => last),
        [true],
        type,
      );
  });

  it('says which source could not be read, once, and tells the others', async () => {
    const { reading, all, failures, signal } = open('all', refusing('/cta'));
    await reading.all(signal);
    assert.deepEqual(
      all('ctas').map(({ problem }) => problem !== undefined),
      [true],
    );
    assert.equal(failures.length, 1);
    assert.ok(all('touches').length > 1);
  });

  it('stops when it is called off, and what was told stays', async () => {
    const controller = new AbortController();
    const { reading, told, all } = open('all', (fetch) => async (input, init) => {
      const answer = await fetch(input, init);
      if (all('accounts').length === 1) controller.abort();
      return answer;
    });
    await assert.rejects(reading.all(controller.signal), { name: 'AbortError' });
    assert.equal(all('accounts').length, 1);
    assert.equal(all('touches').length, 0);
    assert.ok(told.length > 0);
  });

  it('tells nothing that the page would not take', async () => {
    const { reading, told, signal } = open();
    await reading.all(signal);
    for (const message of told) {
      // As it arrives: what is undefined is not in it.
      const sent: unknown = JSON.parse(JSON.stringify(message));
      assert.deepEqual(toPortfolioPage().safeParse(sent).data, sent);
    }
  });
});
