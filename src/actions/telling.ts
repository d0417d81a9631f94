import * as vscode from 'vscode';
import type { Notifier, NotifyAction } from '../host/notify';
import type { PageKind } from '../model/recordKind';
import type { Outcome } from './outcome';

export interface Told {
  /** What is said when it was written. */
  readonly done: string;
  readonly page: PageKind | undefined;
  readonly gsid: string | undefined;
  readonly undo: (() => Promise<void>) | undefined;
  /** Goes back to the answers. */
  readonly change: (() => Promise<void>) | undefined;
}

/** What the user is told about one write: one sentence, and what can be done next. */
export class Telling {
  readonly #notify: Pick<Notifier, 'info' | 'warn' | 'error'>;

  constructor(notify: Pick<Notifier, 'info' | 'warn' | 'error'>) {
    this.#notify = notify;
  }

  tell(outcome: Outcome, { done, page, gsid, undo, change }: Told): void {
    const { t } = vscode.l10n;
    const notify = this.#notify;
    switch (outcome.kind) {
      case 'done':
        notify.info(done, ...button(t('Undo'), undo), ...opening(page, outcome.gsid));
        return;
      case 'same':
        if (outcome.gsid === undefined)
          notify.info(t('Nothing was sent: the record has these values already.'));
        else
          notify.info(
            t('Nothing was sent: this is in Gainsight already.'),
            ...[...opening(page, outcome.gsid), ...button(t('Change…'), change)],
          );
        return;
      case 'declined':
        notify.info(t('Not approved, so nothing was written.'));
        return;
      case 'unknown':
        notify.error(unknownOutcome(), ...opening(page, gsid), REFRESH());
        return;
      case 'required': {
        const fields = outcome.fields.map(({ label }) => label).join(', ');
        notify.error(t('Nothing was written: this tenant requires {0}.', fields));
        return;
      }
      case 'refused': {
        const sentence = t('Nothing was written: {0}', outcome.why);
        notify.error(sentence, ...opening(page, outcome.seeGsid), ...button(t('Change…'), change));
        return;
      }
      case 'back':
    }
  }
}

/** Said wherever nobody knows whether a write arrived: it is never sent again by itself. */
export function unknownOutcome(): string {
  return vscode.l10n.t(
    'The answer of Gainsight was lost, so it is not known whether this was written. It was not sent again: refresh and look at the record before you repeat it.',
  );
}

const REFRESH = (): NotifyAction => ({ title: vscode.l10n.t('Refresh'), command: 'gainsight.refresh' });

function button(title: string, run: (() => Promise<void>) | undefined): NotifyAction[] {
  return run ? [{ title, run }] : [];
}

function opening(page: PageKind | undefined, gsid: string | undefined): NotifyAction[] {
  if (page === undefined || gsid === undefined) return [];
  const run = async (): Promise<void> => {
    await vscode.commands.executeCommand('gainsight.openRecord', page, gsid);
  };
  return button(vscode.l10n.t('Open'), run);
}
