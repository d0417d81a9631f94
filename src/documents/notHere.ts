import { l10n } from 'vscode';
import type { Tenant } from '../data/tenant';

/** Why a document of the tenant on `host` cannot be read while this tenant, or none, is in use. */
export function notHere(host: string, tenant: Tenant | undefined): string {
  return tenant
    ? l10n.t('This document is about another tenant. Switch to the connection to {0} and refresh it.', host)
    : l10n.t('You are not signed in to Gainsight. Sign in to {0} and refresh this document.', host);
}
