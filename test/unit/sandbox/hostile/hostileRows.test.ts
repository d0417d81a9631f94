import assert from 'node:assert/strict';
import { Catalogue, OBJECTS } from '../../../../src/sandbox/catalogue/catalogue';
import { text, type ObjectType } from '../../../../src/sandbox/catalogue/field';
import { HOSTILE_TEXTS, hostileTextFor } from '../../../../src/sandbox/hostile/hostileText';
import { isTyped, KEYS, makeRowsHostile } from '../../../../src/sandbox/hostile/hostileRows';
import { Store } from '../../../../src/sandbox/store';
import { TenantCalls } from '../tenantCalls';

const hostile = (seed = 1) => new TenantCalls({ seed, companies: 20, variants: { texts: 'hostile' } });

const holdsHostileText = (value: unknown): boolean =>
  typeof value === 'string' && HOSTILE_TEXTS.some((one) => value.includes(one));

describe('the hostile tenant', () => {
  it('holds a hostile text in every field of every record that people type into', async () => {
    const calls = hostile();
    for (const object of OBJECTS) {
      const typed = object.fields.filter((field) => isTyped(object, field)).map(({ name }) => name);
      if (typed.length === 0) continue;
      const rows = await calls.rows(object.name, typed);
      assert.ok(rows.length > 0 || object.name === 'cta_group', `${object.name} has no rows`);
      for (const row of rows)
        for (const name of typed) assert.ok(holdsHostileText(row[name]), `${object.name}.${name}`);
    }
  });

  it('does so with a field that is added to the catalogue, and leaves only keys of the API as they are', () => {
    const made: ObjectType = {
      ...{ name: 'made', label: 'Made', labelPlural: 'Made', objectType: 'CUSTOM', keyPrefix: '1X00' },
      fields: [text('Gsid'), text('Words__gc')],
    };
    const store = new Store(new Catalogue([made]));
    store.table(made).add({ Gsid: '1', Words__gc: null });
    makeRowsHostile(store, 1);
    assert.ok(holdsHostileText(store.table(made).all()[0]?.Words__gc));
    for (const [object, fields] of Object.entries(KEYS))
      for (const name of fields) {
        const known = new Catalogue().object(object);
        assert.ok(known && new Catalogue().field(known, name), `${object}.${name} is not in the catalogue`);
      }
  });

  it('shows every text everywhere over the turns', () => {
    const turns = HOSTILE_TEXTS.map((_, turn) => hostileTextFor('Bravura', turn));
    assert.deepEqual(new Set(turns), new Set(HOSTILE_TEXTS));
  });

  it('labels objects, fields and items of picklists with hostile text', async () => {
    const { body } = await hostile().call('/v1/meta/services/objects/company/describe?idd=true');
    const [company] = body.data as {
      label: string;
      fields: { label: string; options?: { label: string }[] }[];
    }[];
    assert.ok(company && holdsHostileText(company.label));
    const labels = company.fields.flatMap(({ label, options = [] }) => [
      label,
      ...options.map((one) => one.label),
    ]);
    assert.ok(labels.length > 40);
    for (const label of labels) assert.ok(holdsHostileText(label), label);
  });

  it('keeps what is told: names are found, and who is signed in', async () => {
    const calls = hostile(7);
    const rows = await calls.rows('company', ['Name'], [['Name', 'STARTS_WITH', 'Bravura']]);
    assert.equal(rows.length, 1);
    const [lena] = await calls.rows('gsuser', ['Name'], [['Email', 'EQ', 'lena.hofmann@example.com']]);
    assert.match(String(lena?.Name), /^Lena Hofmann /);
  });

  it('is not what anybody gets who does not ask for it', async () => {
    const rows = await new TenantCalls().rows('company', ['Name', 'Summary']);
    assert.ok(rows.every((row) => Object.values(row).every((value) => !holdsHostileText(value))));
  });
});
