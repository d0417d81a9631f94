import { GainsightError } from '../gainsight/errors';
import type { Credential } from '../gainsight/call';
import type { Vault } from './vault';

/** The vault's entry for the key of a connection: one per connection, so that windows do not overwrite each other. */
export function accessKeyName(connectionId: string): string {
  return `gainsight.accessKey.${connectionId}`;
}

/** The header that proves an access key. */
export function accessKeyHeader(key: string): Readonly<Record<string, string>> {
  return { accesskey: key };
}

/** Reads the key from the vault for each call and keeps no copy, so that a key replaced elsewhere works at once. */
export class AccessKeyCredential implements Credential {
  readonly #vault: Pick<Vault, 'get'>;
  readonly #name: string;

  constructor(vault: Pick<Vault, 'get'>, connectionId: string) {
    this.#vault = vault;
    this.#name = accessKeyName(connectionId);
  }

  async headers(): Promise<Readonly<Record<string, string>>> {
    const key = await this.#vault.get(this.#name);
    if (!key)
      throw new GainsightError({
        kind: 'signedOut',
        sentence: 'There is no access key for this tenant on this machine. Connect again.',
      });
    return accessKeyHeader(key);
  }
}
