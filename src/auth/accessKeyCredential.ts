import type { Credential } from '../gainsight/call';
import { GainsightError } from '../gainsight/errors';
import type { CredentialEntry } from './credentialEntry';

/** The header that proves an access key. */
export function accessKeyHeader(key: string): Readonly<Record<string, string>> {
  return { accesskey: key };
}

/** Reads the key from the vault for each call and keeps no copy, so that a key replaced elsewhere works at once. */
export class AccessKeyCredential implements Credential {
  readonly #entry: Pick<CredentialEntry, 'read'>;

  constructor(entry: Pick<CredentialEntry, 'read'>) {
    this.#entry = entry;
  }

  async headers(): Promise<Readonly<Record<string, string>>> {
    const record = await this.#entry.read();
    if (record?.kind !== 'accessKey')
      throw new GainsightError({
        kind: 'signedOut',
        sentence: 'There is no access key for this tenant on this machine. Sign in again.',
      });
    return accessKeyHeader(record.key);
  }
}
