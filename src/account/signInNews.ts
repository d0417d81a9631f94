import * as vscode from 'vscode';
import type { Notifier } from '../host/notify';
import { type Connection, connectionLabel } from '../model/connection';
import type { AccessCheck } from './checkAccess';

/** Tells that a sign-in was stored, and what the user should know of it. */
export function tellSignedIn(
  connection: Connection,
  check: Exclude<AccessCheck, { outcome: 'refused' }>,
  notify: Pick<Notifier, 'info' | 'warn'>,
): void {
  const label = connectionLabel(connection);
  if (check.outcome === 'unknown')
    notify.warn(
      vscode.l10n.t('The sign-in to {0} was saved but could not be tried: {1}', label, check.message),
    );
  else if (check.person === 'missing' || check.person === 'another')
    notify.warn(complaint(connection, check.person), {
      title: vscode.l10n.t('Change the Address…'),
      command: 'gainsight.changeEmail',
    });
  else
    notify.info(
      connection.readOnly
        ? vscode.l10n.t('Signed in to {0} as {1}, for reading only.', label, connection.email)
        : vscode.l10n.t('Signed in to {0} as {1}.', label, connection.email),
    );
}

function complaint({ email, origin }: Connection, person: 'missing' | 'another'): string {
  const { host } = new URL(origin);
  return person === 'missing'
    ? vscode.l10n.t('You are signed in, but {0} has no user with the e-mail address {1}.', host, email)
    : vscode.l10n.t(
        'You are signed in to {0}, but not as the user with the e-mail address {1}.',
        host,
        email,
      );
}
