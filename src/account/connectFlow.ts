import * as vscode from 'vscode';
import type { Log } from '../host/log';
import type { Notifier } from '../host/notify';
import { connectionLabel } from '../model/connection';
import type { CheckAccess } from './checkAccess';
import type { ConnectAnswers, KnownAnswers } from './connectSteps';
import type { Connections } from './connections';
import type { SandboxTenant } from './sandboxConnection';
import type { Session } from './session';

export interface ConnectFlowOptions {
  readonly ask: (known?: KnownAnswers) => Promise<ConnectAnswers | undefined>;
  readonly check: CheckAccess;
  readonly connections: Pick<Connections, 'add' | 'draft'>;
  readonly session: Pick<Session<unknown>, 'state' | 'whileConnecting'>;
  readonly sandbox: Pick<SandboxTenant, 'connection'>;
  readonly notify: Pick<Notifier, 'info' | 'warn' | 'error' | 'progress'>;
  readonly log: Pick<Log, 'info'>;
}

/** *Connect…* and *Explore the Sandbox Tenant*. A key that the tenant refuses is not stored. */
export class ConnectFlow {
  readonly #options: ConnectFlowOptions;
  /** What the attempt that was refused last had said, so that trying again asks for the key alone. */
  #lastAttempt: KnownAnswers | undefined;

  constructor(options: ConnectFlowOptions) {
    this.#options = options;
  }

  /**
   * Asks, tries the key, stores it. Takes no answers from outside: a link must not be able to say where the key
   * that the user types next is sent.
   */
  async connect(): Promise<void> {
    const { ask, connections, notify, log } = this.#options;
    const answers = await ask(this.#lastAttempt ?? this.#refused());
    this.#lastAttempt = undefined;
    if (!answers) return;
    const connection = connections.draft(answers.origin, answers.email);
    const label = connectionLabel(connection);
    const check = await this.#options.session.whileConnecting(connection, async () =>
      notify.progress(vscode.l10n.t('Connecting to {0}', label), async (signal) => {
        const result = await this.#options.check(answers.origin, answers.key, signal);
        if (result.outcome !== 'refused')
          await connections.add(connection, { kind: 'accessKey', origin: answers.origin, key: answers.key });
        return result;
      }),
    );
    log.info('access key checked', { outcome: check.outcome });
    if (check.outcome === 'accepted') notify.info(vscode.l10n.t('Connected to {0}.', label));
    else if (check.outcome === 'unknown')
      notify.warn(
        vscode.l10n.t('The connection to {0} was saved but could not be tried: {1}', label, check.message),
      );
    else {
      this.#lastAttempt = { origin: answers.origin, email: answers.email };
      notify.error(check.message, { title: vscode.l10n.t('Try Again'), command: 'gainsight.connect' });
    }
  }

  async exploreSandbox(): Promise<void> {
    await this.#options.connections.add(await this.#options.sandbox.connection());
  }

  /** After a refusal it is the key alone that has to be given again. */
  #refused(): KnownAnswers | undefined {
    const { state } = this.#options.session;
    if (state.kind !== 'refused' || state.connection.kind === 'sandbox') return undefined;
    const { origin, email } = state.connection;
    return { origin, email };
  }
}
