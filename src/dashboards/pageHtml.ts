import { escapeHtml } from '../base/htmlEscape';

/** What a page's frame is made of; addresses as the webview wants them. */
export interface PageFrame {
  readonly title: string;
  readonly language: string;
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  /** Where the webview takes files of the extension from. */
  readonly source: string;
}

/**
 * The frame of a page. It holds nothing of any record: what is shown comes by message and is put in as text. Only the
 * page's own script runs, only its own style is taken, and nothing at all can be fetched.
 */
export function pageHtml({ title, language, nonce, script, style, source }: PageFrame): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="stylesheet" href="${escapeHtml(style)}" />
    <title>${escapeHtml(title)}</title>
  </head>
  <body>
    <main id="page" aria-busy="true"></main>
    <script nonce="${nonce}" src="${escapeHtml(script)}"></script>
  </body>
</html>`;
}

/** Unguessable, and of letters and digits alone. */
export function newNonce(): string {
  return crypto.randomUUID().replaceAll('-', '') + crypto.randomUUID().replaceAll('-', '');
}
