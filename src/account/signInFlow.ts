import * as vscode from 'vscode';
import { accessKeyHeader } from '../auth/accessKeyCredential';
import type { CredentialRecord } from '../auth/credentialRecord';
import { M2mCredential } from '../auth/m2mCredential';
import type { Credential } from '../gainsight/call';
import { isGainsightError } from '../gainsight/errors';
import type { Log } from '../host/log';
import type { NotifyAction, Notifier } from '../host/notify';
import { type Connection, connectionLabel } from '../model/connection';
import type { AccountAudit } from './accountAudit';
import type { BrowserSignIn } from './browserSignIn';
import type { AccessCheck, CheckAccess } from './checkAccess';
import type { ReplacingConnections } from './replacingConnections';
import type { Session } from './session';
import type { KnownAnswers, SignInAnswers } from './signInAnswers';
import { tellSignedIn } from './signInNews';

export interface SignInFlowOptions {
  readonly ask: (known?: KnownAnswers) => Promise<SignInAnswers | undefined>;
  readonly browser: Pick<BrowserSignIn, 'run'>;
  /** Where the browser is to come back to now. */
  readonly callbackAddress: () => Promise<string>;
  readonly check: CheckAccess;
  readonly connections: Pick<ReplacingConnections, 'add' | 'draft' | 'giveBack'>;
  readonly session: Pick<Session<unknown>, 'whileConnecting'>;
  readonly audit: Pick<AccountAudit, 'note'>;
  readonly notify: Pick<Notifier, 'info' | 'warn' | 'error' | 'progress'>;
  readonly log: Pick<Log, 'info'>;
  /** The way of secrets to the tenant. */
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
}

/** What signing in came to; `problem` is a sentence that the user has read already. */
export type SignInOutcome =
  | { readonly kind: 'signedIn'; readonly connection: Connection }
  | { readonly kind: 'failed'; readonly problem: string }
  | { readonly kind: 'cancelled' };

interface Tried {
  readonly check: AccessCheck;
  readonly connection: Connection;
}

/** The button of every message that asks for another sign-in. */
export function signInAgain(): NotifyAction {
  return { title: vscode.l10n.t('Sign In Again'), command: 'gainsight.signInAgain' };
}

/**
 * Asks, tries, stores. A credential that the tenant refuses is not stored, and tokens that are not stored are given
 * back; whatever comes of it is told once, and is in the record.
 */
export class SignInFlow {
  readonly #options: SignInFlowOptions;
  /** Holds what the attempt that failed last had said, a client secret too, until there is another attempt. */
  #again: (() => Promise<SignInOutcome>) | undefined;

  constructor(options: SignInFlowOptions) {
    this.#options = options;
  }

  /** Does what failed last once more, from the step that can make it right; undefined when nothing has failed. */
  retry(): Promise<SignInOutcome> | undefined {
    const again = this.#again;
    this.#again = undefined;
    return again?.();
  }

  /** Something else asks to sign in again now. */
  forget(): void {
    this.#again = undefined;
  }

  /** Asks for what is not known. A link must never be able to say where a secret is sent: `known` comes from here. */
  async signIn(known?: KnownAnswers): Promise<SignInOutcome> {
    this.#again = undefined;
    const answers = await this.#options.ask(known);
    return answers ? this.signInWith(answers) : { kind: 'cancelled' };
  }

  /** The same without questions. */
  async signInWith(answers: SignInAnswers): Promise<SignInOutcome> {
    this.#again = undefined;
    const connection = this.#options.connections.draft(answers.origin, answers.email, answers.method);
    this.#note(connection, 'started');
    try {
      const record = await this.#obtain(answers, connection);
      return await this.#store(answers, connection, record);
    } catch (error) {
      if (isCancelled(error)) {
        this.#note(connection, 'cancelled');
        return { kind: 'cancelled' };
      }
      this.#note(connection, 'failed', codeOf(error));
      if (!isGainsightError(error)) throw error;
      return this.#fail(answers, error.message, error.code);
    }
  }

  async #obtain(answers: SignInAnswers, connection: Connection): Promise<CredentialRecord> {
    const { browser, notify } = this.#options;
    const { origin } = answers;
    switch (answers.method) {
      case 'accessKey':
        return { kind: 'accessKey', origin, key: answers.key };
      case 'm2m':
        return { kind: 'm2m', origin, clientId: answers.clientId, clientSecret: answers.clientSecret };
      case 'user': {
        const label = connectionLabel(connection);
        return notify.progress(
          vscode.l10n.t('Waiting for the sign-in to {0} in the browser', label),
          (signal) => browser.run(answers, signal),
        );
      }
    }
  }

  async #store(
    answers: SignInAnswers,
    drafted: Connection,
    record: CredentialRecord,
  ): Promise<SignInOutcome> {
    const { notify, log } = this.#options;
    const { check, connection } = await this.#tryAndAdd(answers, drafted, record);
    log.info('sign-in checked', { kind: record.kind, outcome: check.outcome });
    if (check.outcome === 'refused') {
      this.#note(connection, 'failed', check.code);
      return this.#fail(answers, check.message, check.code);
    }
    this.#note(connection, 'ok');
    tellSignedIn(connection, check, notify);
    return { kind: 'signedIn', connection };
  }

  async #tryAndAdd(answers: SignInAnswers, drafted: Connection, record: CredentialRecord): Promise<Tried> {
    const { connections, notify, session } = this.#options;
    const title = vscode.l10n.t('Signing in to {0}', connectionLabel(drafted));
    let atTheEnd = (): void => connections.giveBack(drafted, record);
    try {
      return await session.whileConnecting(drafted, () =>
        notify.progress(title, async (signal) => {
          const check = await this.#options.check(drafted, this.#credential(record), signal);
          const connection = this.#asItIsNow(answers, drafted, record);
          if (check.outcome !== 'refused') {
            await connections.add(connection, record);
            atTheEnd = () => undefined;
          }
          return { check, connection };
        }),
      );
    } finally {
      atTheEnd();
    }
  }

  /** The browser may have taken minutes: the same person may be signed in by now, and the connection read-only. */
  #asItIsNow(answers: SignInAnswers, drafted: Connection, record: CredentialRecord): Connection {
    const { origin, email, kind, id, readOnly = false } = drafted;
    const present = this.#options.connections.draft(origin, email, kind, id);
    const connection = withRights(present, answers, record);
    return present.readOnly && !readOnly ? { ...connection, readOnly: true } : connection;
  }

  /** Proves the record before it is stored. */
  #credential(record: CredentialRecord): Credential {
    const { fetch, now } = this.#options;
    switch (record.kind) {
      case 'accessKey':
        return { headers: async () => accessKeyHeader(record.key) };
      case 'm2m':
        return new M2mCredential({ origin: record.origin, secret: async () => record, fetch, now });
      case 'user':
        return { headers: async () => ({ authorization: `Bearer ${record.accessToken}` }) };
    }
  }

  #fail(answers: SignInAnswers, problem: string, code: string | undefined): SignInOutcome {
    this.#again = async () => {
      const known = knownAfter(answers, code);
      return known ? this.signIn(known) : this.signInWith(await this.#asSetNow(answers));
    };
    this.#options.notify.error(problem, signInAgain());
    return { kind: 'failed', problem };
  }

  /** What was wrong may have been the way back: the user may have set another, and in the browser each is good once. */
  async #asSetNow(answers: SignInAnswers): Promise<SignInAnswers> {
    if (answers.method !== 'user') return answers;
    return { ...answers, redirectUri: await this.#options.callbackAddress() };
  }

  #note(connection: Connection, result: string, errorCode?: string): void {
    this.#options.audit.note({ event: 'signIn', action: 'gainsight.connect', connection, result, errorCode });
  }
}

function withRights(connection: Connection, answers: SignInAnswers, record: CredentialRecord): Connection {
  if (answers.method !== 'user' || record.kind !== 'user') return connection;
  return { ...connection, readOnly: record.scope === 'read' || answers.readOnly };
}

/** A secret that was refused has to be given again; what the browser or the network spoiled needs no question. */
function knownAfter(answers: SignInAnswers, code: string | undefined): KnownAnswers | undefined {
  const { origin, method, email } = answers;
  const known = { origin, method, email };
  switch (method) {
    case 'accessKey':
      return { ...known, first: 'key' };
    case 'm2m':
      return { ...known, clientId: answers.clientId, first: 'm2mId' };
    case 'user':
      return WRONG_APPLICATION.has(code)
        ? { ...known, clientId: answers.clientId, scope: answers.scope, first: 'clientId' }
        : undefined;
  }
}

const WRONG_APPLICATION: ReadonlySet<string | undefined> = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_scope',
]);

function isCancelled(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'Canceled');
}

function codeOf(error: unknown): string {
  return isGainsightError(error) ? (error.code ?? error.kind) : 'defect';
}
