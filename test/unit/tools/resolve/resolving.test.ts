import assert from 'node:assert/strict';
import { isGsid } from '../../../../src/tools/resolve/gsid';
import { resolveAccount } from '../../../../src/tools/resolve/resolveAccount';
import { resolveAccounts } from '../../../../src/tools/resolve/resolveAccounts';
import { resolveCta } from '../../../../src/tools/resolve/resolveCta';
import { resolveObject } from '../../../../src/tools/resolve/resolveObject';
import { resolveOwner, resolveWho } from '../../../../src/tools/resolve/resolveOwner';
import { setup } from '../toolTenant';

const { signal } = new AbortController();

describe('resolveAccount', () => {
  const meant = [
    ['cloudnine', 'Cloudnine'],
    ['Quillon', 'Quillon Bank'],
    ['dana.whitfield@example.org', 'Cloudnine'],
  ] as const;
  for (const [text, name] of meant) {
    it(`takes ${text} for ${name}`, async () => {
      const found = await resolveAccount(text, setup().tenant, signal);
      assert.equal('company' in found && found.company.name, name);
    });
  }

  it('lists the companies of a mail domain that several have', async () => {
    const found = await resolveAccount('example.org', setup().tenant, signal);
    assert.ok('answer' in found && found.answer.status === 'several' && (found.answer.rows?.length ?? 0) > 1);
  });

  it('suggests a name for a mistyped one', async () => {
    const found = await resolveAccount('Meridain Corp', setup().tenant, signal);
    assert.ok('answer' in found);
    assert.deepEqual([found.answer.status, found.answer.didYouMean], ['notFound', ['Meridian Corp']]);
  });

  it('suggests it among thousands, and for letters without their accents, in one more call', async () => {
    const data = { company: [{ Name: 'Müller Logistik GmbH' }] };
    const { tenant, sandbox } = setup({ companies: 2000, data });
    const typed = { Bravora: 'Bravura', 'Quilon Bank': 'Quillon Bank', Mueller: 'Müller Logistik GmbH' };
    for (const [text, name] of Object.entries(typed)) {
      const before = sandbox.calls.length;
      const found = await resolveAccount(text, tenant, signal);
      assert.deepEqual('answer' in found && found.answer.didYouMean, [name]);
      assert.ok(sandbox.calls.length - before <= 5, text);
    }
  });

  it('asks the tenant once for a name, until what was read is forgotten', async () => {
    const { tenant, sandbox } = setup();
    const companies = (): number =>
      sandbox.calls.filter(({ path }) => path.endsWith('/query/Company')).length;
    await resolveAccount('Bravura', tenant, signal);
    await resolveAccount('bravura', tenant, signal);
    assert.equal(companies(), 1);
    tenant.forget();
    await resolveAccount('Bravura', tenant, signal);
    assert.equal(companies(), 2);
  });
});

describe('resolveAccounts', () => {
  it('keeps the order, and takes names and GSIDs side by side', async () => {
    const { tenant } = setup();
    const [helios] = await tenant.companies.resolve('Helios Analytics');
    const found = await resolveAccounts(['Bravura', helios!.gsid, 'quillon'], tenant, signal);
    assert.ok('companies' in found);
    assert.deepEqual(
      found.companies.map(({ name }) => name),
      ['Bravura', 'Helios Analytics', 'Quillon Bank'],
    );
  });
});

describe('resolveOwner and resolveWho', () => {
  const meant = [
    ['me', 'Lena Hofmann (me)'],
    ['', 'Lena Hofmann (me)'],
    ['ALL', 'everybody'],
    ['priya', 'Priya Nair'],
    ['jonas.weber@example.com', 'Jonas Weber'],
    ['Weber, Jonas', 'Jonas Weber'],
  ] as const;
  for (const [text, words] of meant) {
    it(`takes "${text}" for ${words}`, async () => {
      const found = await resolveWho(text, setup().tenant, signal);
      assert.equal('who' in found && found.who.words, words);
    });
  }

  const mistyped = [
    ['Sophia Lindquist', ['Sofia Lindqvist']],
    ['Jonas Webber', ['Jonas Weber']],
    // Parts of words may be those of another person.
    ['Weber, Jon', ['Jonas Weber']],
    ['Jon Weber', ['Jonas Weber']],
    ['lena.hoffman@example.com', ['lena.hofmann@example.com']],
    ['Barbarossa', undefined],
  ] as const;
  for (const [text, names] of mistyped)
    it(`suggests ${names?.join(', ') ?? 'nobody'} for "${text}", in two calls`, async () => {
      const { tenant, sandbox } = setup();
      const found = await resolveWho(text, tenant, signal);
      assert.ok('answer' in found && found.answer.status === 'notFound');
      assert.deepEqual(found.answer.didYouMean, names);
      assert.equal(sandbox.calls.length, 2);
    });

  it('takes a GSID without asking, and says whose accounts these are', async () => {
    const { tenant, sandbox } = setup();
    const gsid = '1P01AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA01';
    const found = await resolveOwner(gsid, tenant, signal);
    assert.deepEqual(found, { owner: { gsid, words: `accounts whose CSM is the user ${gsid}` } });
    assert.equal(sandbox.calls.length, 0);
  });
});

describe('isGsid', () => {
  it('knows an id by its length and letters, whatever the object', () => {
    const ids = ['1P02SYNCO000000000000000000000000001', '1Z0aSYNCO000000000000000000000000001'];
    assert.deepEqual(ids.map(isGsid), [true, true]);
  });

  it('takes names that are written in one word for names', () => {
    const names = ['QuarterlyReview2026', 'QUARTERLYREVIEW2026', 'Annual2026ExecutiveBusinessReviewNo1'];
    assert.deepEqual(names.map(isGsid), [false, false, false]);
  });
});

describe('resolveWho among many', () => {
  const user = (n: number, more: object = {}) => ({
    Gsid: `1P01${String(n).padStart(32, '0')}`,
    ...{ Name: `Sam Berg ${n}`, Email: `sam.berg.${n}@example.com`, IsActiveUser: true, ...more },
  });
  const twin = { Name: 'Sam Berg', Email: 'sam.berg@example.com' };

  it('takes the active one of two records with one address', async () => {
    const data = { gsuser: [user(1, { ...twin, IsActiveUser: false }), user(2, twin)] };
    const { tenant } = setup({ data });
    for (const text of ['sam.berg@example.com', 'Sam Berg', 'Berg, Sam']) {
      const found = await resolveWho(text, tenant, signal);
      assert.equal('who' in found && found.who.gsid, user(2).Gsid, text);
      assert.equal('who' in found && found.who.sharesAddress, true, text);
    }
  });

  it('offers ids where the address does not tell them apart', async () => {
    const { tenant } = setup({ data: { gsuser: [user(1, twin), user(2, twin)] } });
    const found = await resolveWho('sam.berg@example.com', tenant, signal);
    assert.ok('answer' in found);
    assert.match(found.answer.next ?? '', /give the GSID/);
    assert.deepEqual(
      found.answer.rows?.map((row) => (row as { gsid?: string }).gsid),
      [user(1).Gsid, user(2).Gsid],
    );
  });

  it('finds an exact name behind more others than are read', async () => {
    const others = Array.from({ length: 60 }, (_, n) => user(n + 100));
    const { tenant } = setup({ data: { gsuser: [...others, user(7, twin)] } });
    for (const text of ['Sam Berg', 'sam.berg@example.com']) {
      const found = await resolveWho(text, tenant, signal);
      assert.equal('who' in found && found.who.gsid, user(7).Gsid, text);
    }
  });
});

describe('resolveCta', () => {
  it('takes a closed one where no open one is called so', async () => {
    const found = await resolveCta('Bravura executive business review', setup().tenant, signal);
    assert.ok('gsid' in found && found.cta?.closed);
  });

  it('does not take the only one that it has read for the only one there is', async () => {
    const { tenant } = setup();
    const full = { Gsid: '1S01SYNCO000000000000000000000000001', Name: 'Rescue 1', IsClosed: false };
    // A tenant that never comes to an end.
    const client = Object.assign(Object.create(tenant.client) as typeof tenant.client, {
      listCtas: async () => [full, ...Array.from({ length: 999 }, () => ({}))],
    });
    const found = await resolveCta('Rescue', { client }, signal);
    assert.ok('answer' in found && found.answer.status === 'several');
    assert.match(found.answer.scope ?? '', /may be more/);
  });

  it('takes a name, or words of account and name', async () => {
    const { tenant } = setup();
    for (const text of ['recover product usage', 'Praxis Inc usage', 'the OmegaTech adoption risk CTA']) {
      const found = await resolveCta(text, tenant, signal);
      assert.ok('gsid' in found && found.cta, text);
      assert.match(found.cta.companyName ?? '', /Praxis Inc|OmegaTech/);
    }
  });

  it('lists the CTAs that fit with what tells them apart', async () => {
    const found = await resolveCta('Tandem onboarding', setup().tenant, signal);
    assert.ok('answer' in found);
    assert.deepEqual(
      found.answer.rows?.map((row) => [(row as { cta: string }).cta, (row as { owner: string }).owner]),
      [
        ['Onboarding: driver app', 'Jonas Weber'],
        ['Onboarding: dispatch desk', 'Lena Hofmann'],
      ],
    );
  });
});

describe('resolveObject', () => {
  it('takes a name in any case, a label, or a part that only one has', async () => {
    const { tenant } = setup();
    for (const text of ['NPS_RESPONSE__GC', 'nps response', 'nps'])
      assert.deepEqual(await resolveObject(text, tenant, signal), { object: 'NPS_Response__gc' });
  });

  it('knows what people call the objects of Gainsight', async () => {
    const { tenant } = setup();
    const called = {
      ...{ CTA: 'call_to_action', ctas: 'call_to_action', account: 'company', Contacts: 'company_person' },
      ...{ 'success plans': 'cta_group', tasks: 'cs_task', activities: 'activity_timeline', users: 'gsuser' },
    };
    for (const [text, object] of Object.entries(called))
      assert.deepEqual(await resolveObject(text, tenant, signal), { object });
  });

  it('goes by the label of an object before what people call another one', async () => {
    const { tenant } = setup();
    const objects = [...(await tenant.metadata.objects(signal))];
    objects.push({ name: 'Account__gc', label: 'Account', kind: 'CUSTOM' });
    const metadata = { ...tenant.metadata, objects: async () => objects };
    assert.deepEqual(await resolveObject('account', { metadata }, signal), { object: 'Account__gc' });
  });
});
