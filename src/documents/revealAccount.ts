import { l10n } from 'vscode';
import { describeFailure } from '../host/failure';
import type { Log } from '../host/log';
import { pickAccount } from './accountPicker';
import { type SignedInParts, signedInTenant } from './signedInTenant';

const GSID = /^[A-Za-z0-9]{1,64}$/;

export interface RevealParts extends SignedInParts {
  readonly log: Pick<Log, 'warn'>;
  /** The company that a row stands for or belongs to, or the one that a page names. */
  readonly accountOf: (argument: unknown) => string | undefined;
  /** Selects a company in Accounts; false when the tenant does not have it. `focus` = the keys go there, too. */
  readonly reveal: (gsid: string, focus: boolean) => Promise<boolean>;
}

/**
 * Selects an account in the sidebar: that of an id, of a row or of what a page names, else one that is found as one
 * types. One that is not among the loaded rows stands first in the view and is called found.
 */
export async function revealAccount(argument: unknown, focus: boolean, parts: RevealParts): Promise<void> {
  const tenant = await signedInTenant(parts);
  if (!tenant) return;
  const failed = (error: unknown): void =>
    parts.log.warn(`accounts: ${describeFailure(error)?.logLine ?? 'stopped'}`);
  const given = typeof argument === 'string' && GSID.test(argument) ? argument : parts.accountOf(argument);
  const title = l10n.t('Reveal in Accounts');
  const gsid = given ?? (await pickAccount({ companies: tenant.companies, title, failed }))?.gsid;
  if (gsid === undefined || (await parts.reveal(gsid, focus))) return;
  parts.notify.error(l10n.t('The account is not there any more, or you may not see it.'));
}
