import type { GainsightError } from '../gainsight/errors';
import type { Notifier } from '../host/notify';
import type { Connection } from '../model/connection';
import type { AccountAudit } from './accountAudit';
import type { CredentialReader } from './credentialReader';
import { signInAgain } from './signInFlow';

export interface AccessLossOptions {
  readonly credentials: Pick<CredentialReader, 'read'>;
  readonly notify: Pick<Notifier, 'error'>;
  readonly audit: Pick<AccountAudit, 'note'>;
  /** *Sign In Again* means the lost connection from now on, not a sign-in that failed before. */
  readonly forgetFailed: () => void;
}

/** Tells once, with a way on, that a tenant lets nobody in any more, and records it. Other accounts stay. */
export class AccessLoss {
  readonly #options: AccessLossOptions;

  constructor(options: AccessLossOptions) {
    this.#options = options;
  }

  /** Never rejects. */
  async tell(connection: Connection, error: GainsightError): Promise<void> {
    this.#options.forgetFailed();
    this.#options.notify.error(error.message, signInAgain());
    // What is merely missing on this machine was not taken away by the tenant.
    if (error.code === undefined && error.status === undefined) return;
    const result = error.code === 'invalid_grant' ? await this.#endOf(connection) : 'refused';
    const { code: errorCode } = error;
    const action = 'gainsight.connect';
    this.#options.audit.note({ event: 'accessLost', action, connection, result, errorCode });
  }

  /** A sign-in that cannot be renewed ends by itself; another one was ended by somebody. */
  async #endOf(connection: Connection): Promise<'revoked' | 'expired'> {
    const record = await this.#options.credentials.read(connection);
    return record?.kind === 'user' && record.refreshToken === undefined ? 'expired' : 'revoked';
  }
}
