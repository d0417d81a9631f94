import { l10n } from 'vscode';
import { type ActiveView, tenantInUse } from '../data/tenantInUse';
import type { Tenant } from '../data/tenant';
import type { Notifier } from '../host/notify';

/** What a command needs that works on the tenant in use. */
export interface SignedInParts {
  readonly active: ActiveView;
  readonly notify: Pick<Notifier, 'error'>;
}

/** The tenant in use; where there is none the user is told so, with the way to sign in. */
export async function signedInTenant({ active, notify }: SignedInParts): Promise<Tenant | undefined> {
  const tenant = await tenantInUse(active, new AbortController().signal);
  const signIn = { title: l10n.t('Sign In…'), command: 'gainsight.connect' } as const;
  if (!tenant) notify.error(l10n.t('You are not signed in to Gainsight.'), signIn);
  return tenant;
}
