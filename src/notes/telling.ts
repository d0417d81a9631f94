import * as vscode from 'vscode';
import { clip, plainLine } from '../base/plainText';
import type { Notifier, NotifyAction } from '../host/notify';
import type { Outcome } from './sendNote';

const LONGEST = 300;

interface Logged {
  readonly selection: boolean;
  readonly kept: boolean;
  readonly sent: boolean;
}

/** What the user is told about a note: one sentence each. */
export class Telling {
  readonly #notify: Pick<Notifier, 'info' | 'warn' | 'error'>;

  constructor(notify: Pick<Notifier, 'info' | 'warn' | 'error'>) {
    this.#notify = notify;
  }

  /** `kept` = the file remembers the entry; `sent` false = it was there already. */
  logged(account: string, gsid: string, { selection, kept, sent }: Logged): void {
    const { t } = vscode.l10n;
    const done = sent
      ? t('Logged on the Timeline of {0}.', account)
      : t('This is on the Timeline of {0} already; nothing new was written.', account);
    if (!kept) this.#forgotten(done, gsid);
    else if (selection) this.#notify.info(done, entry(gsid));
    else this.#notify.info(`${done} ${t('The front matter of the file remembers the entry.')}`, entry(gsid));
  }

  updated(gsid: string, kept: boolean): void {
    const { t } = vscode.l10n;
    if (kept) this.#notify.info(t('The Timeline entry is up to date.'), entry(gsid));
    else this.#forgotten(t('The Timeline entry is up to date.'), gsid);
  }

  same(): void {
    this.#notify.info(vscode.l10n.t('The Timeline entry says the same as this file, so nothing was sent.'));
  }

  unreadable(): void {
    this.#notify.error(
      vscode.l10n.t(
        'The front matter of this file cannot be read, so nothing was written. Correct what stands between its lines of dashes and try again.',
      ),
    );
  }

  elsewhere(tenant: string, inUse: string): void {
    const { t } = vscode.l10n;
    this.#notify.error(
      t(
        'This file belongs to {0}, and you are connected to {1}: nothing was written. Switch the connection and try again.',
        clip(tenant, LONGEST),
        inUse,
      ),
      { title: t('Switch Connection…'), command: 'gainsight.switchConnection' },
    );
  }

  /** The settings or the connection let nothing be written. */
  notAllowed(why: string): void {
    this.#notify.error(why);
  }

  refused(why: string): void {
    this.#notify.error(vscode.l10n.t('Nothing was written: {0}', clip(plainLine(why), LONGEST)));
  }

  /** What came of a write that is not known to have been done. */
  outcome(outcome: Exclude<Outcome, { kind: 'written' }>, account: string | undefined): void {
    const { t } = vscode.l10n;
    if (outcome.kind === 'same') this.same();
    else if (outcome.kind === 'declined') this.#notify.info(t('Not approved, so nothing was written.'));
    else if (outcome.kind === 'refused') this.refused(outcome.why);
    else
      this.#notify.error(
        t(
          'The answer of Gainsight was lost, so it is not known whether this was written. Look at the Timeline before you log it again.',
        ),
        ...(account === undefined ? [] : [running(t('Open Timeline'), 'gainsight.accountTimeline', account)]),
      );
  }

  #forgotten(done: string, gsid: string): void {
    const words = vscode.l10n.t('The file could not be changed, so it does not remember the entry.');
    this.#notify.warn(`${done} ${words}`, entry(gsid));
  }
}

function entry(gsid: string): NotifyAction {
  return running(vscode.l10n.t('Open the Entry'), 'gainsight.openRecord', 'activity', gsid);
}

function running(title: string, command: string, ...args: readonly string[]): NotifyAction {
  return {
    title,
    run: async () => {
      await vscode.commands.executeCommand(command, ...args);
    },
  };
}
