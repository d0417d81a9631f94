import assert from 'node:assert/strict';
import { AccountReading } from '../../../src/dashboards/accountReading';
import type { Tenant } from '../../../src/data/tenant';
import type { Section, SectionViews, ToAccountPage } from '../../../src/shared/accountMessages';
import { toAccountPage } from '../../../src/shared/accountMessages';
import { Phrases } from '../../../src/tree/phrases';
import { env } from '../../support/vscode';
import { setup } from '../tools/toolTenant';

type Around = (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;

/** What the page of an account of the sandbox is told, by type of message. */
async function read(name: string, around?: Around) {
  const { tenant } = setup({}, {}, around ? { around } : {});
  const signal = new AbortController().signal;
  const [company] = await tenant.companies.resolve(name, signal);
  const told: ToAccountPage[] = [];
  const failures: unknown[] = [];
  const reading = new AccountReading({
    ...{ tenant, gsid: company?.gsid ?? '1P02NOBODY0000000000000000000000000' },
    context: { phrases: new Phrases('en', tenant.clock), offered: (...actions) => [...actions] },
    tell: (message) => told.push(message),
    failed: (error) => failures.push(error),
  });
  const title = await reading.all(signal);
  const of = <T extends ToAccountPage['type']>(type: T): Extract<ToAccountPage, { type: T }> => {
    const found = told.findLast((message) => message.type === type);
    assert.ok(found, `nothing about ${type}`);
    // Found by its type.
    return found as Extract<ToAccountPage, { type: T }>;
  };
  const view = <S extends Section>(section: S): SectionViews[S] => {
    const message = of(section);
    assert.ok('value' in message && message.value, `${section} has a problem`);
    // The schema gives each section the view of its name.
    return message.value as SectionViews[S];
  };
  return { reading, told, failures, title, of, view, signal, tenant };
}

/** A tenant that answers with a refusal wherever the address or the body holds a word. */
const refusing =
  (word: string): Around =>
  (fetch) =>
  async (input, init) => {
    const told = `${input instanceof Request ? input.url : input.toString()} ${typeof init?.body === 'string' ? init.body : ''}`;
    if (!told.includes(word)) return fetch(input, init);
    const body = { result: false, errorCode: 'GSOBJ_1009', errorDesc: 'No access.' };
    return Response.json(body, { status: 403 });
  };

/** The reading of a Timeline of many pages, of which the first was told. */
async function feed(entriesBefore = 0) {
  const { tenant } = setup();
  const asked: number[] = [];
  const told: ToAccountPage[] = [];
  let isFailing = false;
  const timeline: Tenant['timeline'] = {
    ...tenant.timeline,
    ofCompany: async (_gsid, from = 0) => {
      asked.push(from);
      await new Promise(setImmediate);
      if (isFailing) throw new Error('lost');
      const first = from === 0 ? 0 : from - 1;
      const rows = Array.from({ length: 25 }, (_, index) => ({
        ...{ gsid: `1I${first + index}`, subject: `Call ${first + index}`, type: 'Call' },
      }));
      return { rows, next: from + 25 };
    },
  };
  const reading = new AccountReading({
    ...{ tenant: { ...tenant, timeline }, gsid: '1P02A', entriesBefore, failed: () => undefined },
    context: { phrases: new Phrases('en', tenant.clock), offered: (...actions) => [...actions] },
    tell: (message) => told.push(message),
  });
  const { signal } = new AbortController();
  await reading.all(signal);
  const of = () => {
    const found = told.findLast((message) => message.type === 'timeline');
    assert.ok(found);
    return found;
  };
  return { reading, of, signal, asked, fail: (fails: boolean) => void (isFailing = fails) };
}

describe('the reading of an account for its page', () => {
  it('tells the head: what it is worth, how it is, when it renews and who looks after it', async () => {
    const { title, of } = await read('Quillon Bank');
    assert.equal(title, 'Quillon Bank');
    const { facts = [], actions = [] } = of('header').header ?? {};
    assert.deepEqual(
      facts.map(({ label, value }) => [label, value]),
      [
        ['Health', '64 Watch'],
        ['ARR', '€560K'],
        ['Renewal', 'In 240 days'],
        ['CSM', 'Lena Hofmann'],
        ['Stage', 'Onboarding'],
      ],
    );
    assert.ok(actions.includes('logActivity'));
  });

  it('tells measures worst first, and the score over the tenant’s bands', async () => {
    const { measures, points, bands, trend } = (await read('Meridian Corp')).view('health');
    const percents = measures.map(({ percent = Infinity }) => percent);
    assert.deepEqual(
      percents,
      percents.toSorted((a, b) => a - b),
    );
    assert.equal(measures[0]?.color, 'red');
    assert.deepEqual(
      bands.map(({ label, from, to }) => [label, from, to]),
      [
        ['At risk', 0, 40],
        ['Watch', 40, 70],
        ['Healthy', 70, 100],
      ],
    );
    assert.ok(points.length > 20);
    assert.match(trend, /^Down 30 points since .*: from 58 to 28\.$/);
  });

  it('tells work with what is late about it, and plans with their progress', async () => {
    const { view } = await read('Quillon Bank');
    assert.deepEqual(
      view('ctas').rows.map(({ title }) => title),
      ['Quarterly business review'],
    );
    const [plan] = view('plans').rows;
    assert.equal(plan?.progress?.text, '29 % · 2 of 7 objectives done');
    assert.ok(plan.details.some(({ text, tone }) => text === 'late objectives: 1' && tone === 'bad'));
  });

  it('tells of every record how it is opened where it stands', async () => {
    const { view } = await read('Quillon Bank');
    const opens = (section: 'ctas' | 'plans' | 'people' | 'relationships') =>
      view(section).rows.map(({ record, actions }) => [record?.kind, actions[0]]);
    assert.ok(view('timeline').entries.every(({ record, actions }) => record.gsid && actions[0] === 'open'));
    assert.deepEqual(opens('ctas'), [['cta', 'open']]);
    assert.ok(opens('plans').every(([kind, action]) => kind === 'successPlan' && action === 'open'));
    assert.deepEqual(opens('relationships'), [['relationship', 'open']]);
    assert.deepEqual(opens('people'), Array(3).fill(['contact', 'openDocument']));
  });

  it('tells people, relationships, and what the record holds of usage', async () => {
    const { view } = await read('Quillon Bank');
    const titles = (section: 'people' | 'relationships'): string[] =>
      view(section).rows.map(({ title }) => title);
    assert.deepEqual(titles('people').sort(), ['Felix Arnaud', 'Hannah Brandt', 'Yusuf Demir']);
    assert.deepEqual(titles('relationships'), ['Quillon Retail Banking']);
    assert.deepEqual(
      view('usage').facts.map(({ label }) => label),
      ['Users', 'NPS', 'CSAT'],
    );
  });

  it('writes figures in the language of the editor, whatever that of the machine is', async () => {
    const usage = async () => (await read('Quillon Bank')).view('usage').facts.map(({ value }) => value);
    const { language } = env;
    try {
      env.language = 'ar-EG';
      assert.match((await usage()).join(), /^[٠-٩٫٬,]+$/);
    } finally {
      env.language = language;
    }
    assert.match((await usage()).join(), /^[0-9.,]+$/);
  });

  it('tells the Timeline a page at a time, the earlier entries with the later', async () => {
    const { view, reading, signal } = await read('Cloudnine');
    const first = view('timeline');
    assert.ok(first.entries.length > 0);
    if (first.more) {
      await reading.more(signal);
      assert.ok(view('timeline').entries.length > first.entries.length);
    } else {
      await reading.more(signal);
      assert.equal(view('timeline'), first);
    }
  });

  it('says in the head alone that the company could not be read', async () => {
    const refused = refusing('/Company');
    let isRefusing = false;
    const { view, of, told, reading, tenant, signal } = await read('Quillon Bank', (fetch) => {
      const refuse = refused(fetch);
      return (...asked) => (isRefusing ? refuse(...asked) : fetch(...asked));
    });
    isRefusing = true;
    tenant.forget();
    told.length = 0;
    assert.equal(await reading.all(signal), undefined);
    assert.match(of('header').problem ?? '', /^The company could not be read\./);
    assert.ok(!told.some(({ type }) => type === 'notice'));
    assert.equal(view('ctas').rows.length, 1);
  });

  it('says which source could not be read, and tells the others', async () => {
    const { of, view, failures } = await read('Quillon Bank', refusing('company_person'));
    const { problem, value } = of('people');
    assert.ok(problem);
    assert.equal(value, undefined);
    assert.equal(view('ctas').rows.length, 1);
    assert.equal(failures.length, 1);
  });

  it('tells the plans where their objectives alone could not be read, and says so', async () => {
    const { view, failures } = await read('Quillon Bank', refusing('query/call_to_action'));
    const { rows, summary } = view('plans');
    assert.deepEqual([rows.length, summary], [1, '1 open, objectives could not be read']);
    assert.equal(failures.length, 1);
  });

  it('reads further entries one page at a time, and none of them twice', async () => {
    const { reading, of, signal, asked } = await feed();
    await Promise.all([reading.more(signal), reading.more(signal)]);
    assert.deepEqual(asked, [0, 25]);
    await reading.more(signal);
    assert.deepEqual(asked, [0, 25, 50]);
    const subjects = of().value?.entries.map(({ subject }) => subject) ?? [];
    // An entry was made after the first page was read: the last of it is the first of the next.
    assert.deepEqual([subjects.length, new Set(subjects).size], [74, 74]);
  });

  it('reads as many entries again as were shown before', async () => {
    const { of, asked, reading } = await feed(74);
    assert.deepEqual(asked, [0, 25, 50]);
    assert.deepEqual([of().value?.entries.length, of().value?.more, reading.entries], [74, true, 74]);
  });

  it('tells beside the entries why further ones could not be read, and reads them when it is asked again', async () => {
    const { reading, of, signal, fail } = await feed();
    fail(true);
    await reading.more(signal);
    const { value, problem } = of();
    assert.deepEqual([problem, value?.entries.length, value?.more], [undefined, 25, true]);
    assert.match(value?.moreProblem ?? '', /fault in the extension/);
    fail(false);
    await reading.more(signal);
    assert.deepEqual([of().value?.entries.length, of().value?.moreProblem], [49, undefined]);
  });

  it('says that a company is not there', async () => {
    const { title, of } = await read('Nobody of this name');
    assert.equal(title, undefined);
    assert.match(of('notice').text, /not in the tenant/);
  });

  it('tells nothing that the page would not take', async () => {
    for (const message of (await read('Quillon Bank')).told) {
      // As it arrives: what is undefined is not in it.
      const sent: unknown = JSON.parse(JSON.stringify(message));
      assert.deepEqual(toAccountPage().safeParse(sent).data, sent);
    }
  });

  it('tells nothing more once it is called off', async () => {
    const { tenant } = setup();
    const [company] = await tenant.companies.resolve('Quillon Bank');
    const told: ToAccountPage[] = [];
    const reading = new AccountReading({
      ...{ tenant, gsid: company?.gsid ?? '' },
      context: { phrases: new Phrases('en', tenant.clock), offered: (...actions) => [...actions] },
      tell: (message) => told.push(message),
      failed: () => assert.fail('a call that is called off is no failure'),
    });
    const controller = new AbortController();
    controller.abort();
    await reading.all(controller.signal);
    assert.deepEqual(told, []);
  });
});
