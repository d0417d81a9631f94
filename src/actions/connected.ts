import { l10n } from 'vscode';
import { tenantInUse } from '../documents/tenantInUse';
import type { ActionParts, Work } from './actionParts';

/** The tenant in use; where there is none the user is told how to sign in. */
export async function connected(parts: ActionParts): Promise<Work | undefined> {
  const tenant = await tenantInUse(parts.active, new AbortController().signal);
  if (tenant) return { parts, tenant };
  const signIn = { title: l10n.t('Sign In…'), command: 'gainsight.connect' } as const;
  parts.notify.error(l10n.t('You are not signed in to Gainsight.'), signIn);
  return undefined;
}
