import { l10n } from 'vscode';

/** What a page says whose tenant is not the one in use; `signedIn` = there is another. */
export function elsewhereNotice(host: string, signedIn: boolean) {
  const text = signedIn
    ? l10n.t('This page is about another tenant. Switch to the connection to {0} to see it.', host)
    : l10n.t('You are not signed in to Gainsight. Sign in to {0} to see this page.', host);
  return { type: 'notice', text, signIn: !signedIn } as const;
}
