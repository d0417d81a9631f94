import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { besideTheProof, type EchoingTenant } from '../../support/echoingTenant';
import type { SecretSearch } from '../../support/secretSearch';
import { ui } from '../bridge';
import { filesBelow, profileFolders } from './keptPlaces';

const OUTSIDE = '/planted-outside';

/** The places in which a window leaves something behind, and where it must not be a secret. */
export class SecretPlaces {
  readonly #search: SecretSearch;
  /** When and how large a file was searched last: what was written before a secret was made does not hold it. */
  readonly #searched = new Map<string, string>();

  constructor(search: SecretSearch) {
    this.#search = search;
  }

  /** Fails with the names of the secrets that are in a text, and says where that was. */
  assertNotIn(place: string, text: string | Buffer): void {
    assert.deepEqual(this.#search.foundIn(text), [], place);
  }

  /** Nothing of the profile, of what the page keeps or of what it shows has a secret in it. */
  async assertNotKept(): Promise<void> {
    for (const file of filesBelow(profileFolders().all)) this.#assertNotInFile(file);
    this.assertNotIn('what the page keeps', await ui('storage'));
    this.assertNotIn('what the page shows', await ui('text', 'body'));
  }

  /** On the wire a secret is only where a proof belongs, and nothing at all goes to another host. */
  async assertWireIsClean(tenant: EchoingTenant): Promise<void> {
    for (const request of tenant.sent)
      this.assertNotIn(`${request.method} ${request.path.split('?')[0]}`, besideTheProof(request));
    // A request to the other host would be seen there.
    await fetch(tenant.otherUrl + OUTSIDE);
    assert.deepEqual(
      tenant.elsewhere.map((one) => one.split(' ')[0]),
      [OUTSIDE],
    );
  }

  #assertNotInFile(file: string): void {
    const facts = statSync(file, { throwIfNoEntry: false });
    if (!facts) return;
    const written = `${facts.mtimeMs} ${facts.size}`;
    if (this.#searched.get(file) === written) return;
    this.assertNotIn(file, readFileSync(file));
    this.#searched.set(file, written);
  }
}
