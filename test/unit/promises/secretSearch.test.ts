import assert from 'node:assert/strict';
import { encodings, plantedSecret, SecretSearch } from '../../support/secretSearch';

describe('the search for secrets', () => {
  const secret = plantedSecret('searched', '+/="\\<&~');
  const search = new SecretSearch();
  search.add('key', secret);

  for (const [name, encode] of encodings)
    it(`finds a secret in its form ${name}, in either case, and a part of it`, () => {
      for (const text of [secret, secret.slice(7, 26)])
        for (const form of encode(text))
          for (const hay of [`before ${form} after`, form.toUpperCase(), Buffer.from(form, 'utf16le')])
            assert.deepEqual(search.foundIn(hay), ['key'], form);
    });

  it('finds one in the middle of encoded text', () => {
    for (const before of ['', 'a', 'ab', 'abc'])
      assert.deepEqual(search.foundIn(btoa(`${before}:${secret}`)), ['key'], before);
  });

  it('does not take other text for one', () => {
    const other = plantedSecret('other', '+/="\\<&~');
    for (const [, encode] of encodings)
      for (const form of encode(`${secret.slice(0, 7)} ${other}`)) assert.deepEqual(search.foundIn(form), []);
  });
});
