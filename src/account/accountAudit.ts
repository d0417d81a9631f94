import type { AuditEntry, AuditSink } from '../audit/entry';
import type { CommandId } from '../host/commandIds';
import type { Log } from '../host/log';
import type { Connection } from '../model/connection';

/** What became of an account, for the record. */
export interface AccountEvent {
  readonly event: 'signIn' | 'signOut' | 'accessLost' | 'command';
  readonly action: CommandId;
  readonly connection: Pick<Connection, 'kind' | 'origin' | 'email'>;
  readonly result: string;
  readonly errorCode?: string | undefined;
}

export interface AccountAuditOptions {
  readonly audit: AuditSink;
  readonly now: () => Date;
  readonly log: Pick<Log, 'warn'>;
}

/** Lines of the record about accounts. Nobody waits for them, and none rejects. */
export class AccountAudit {
  readonly #options: AccountAuditOptions;

  constructor(options: AccountAuditOptions) {
    this.#options = options;
  }

  note({ event, action, connection, result, errorCode }: AccountEvent): void {
    const { audit, now, log } = this.#options;
    const entry: AuditEntry = {
      time: now().toISOString(),
      event,
      door: 'ui',
      action,
      effect: 'write',
      tenant: new URL(connection.origin).host,
      connection: connection.kind === 'user' ? 'oauth' : connection.kind,
      user: connection.email,
      result,
      errorCode,
    };
    audit
      .append(entry)
      .catch(() => log.warn('a line about an account could not be written to the audit log'));
  }
}
