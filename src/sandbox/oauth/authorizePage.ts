import { escapeHtml } from '../../base/htmlEscape';
import type { Reply } from '../envelope';
import type { AuthorizeRequest } from './authorizeRequest';
import { AUTHORIZE_PATH } from './paths';
import { randomToken } from './randomToken';
import type { SandboxUser } from './sandboxUsers';

const TENANT = 'Gainsight sandbox tenant';

/** The page that asks who signs in and whether the application may act for them. */
export function authorizePage(
  request: AuthorizeRequest,
  users: readonly SandboxUser[],
  transaction: string,
): Reply {
  const { application, scopes } = request;
  const rights = [
    scopes.includes('read_write') ? 'read and change records' : 'read records',
    ...(scopes.includes('offline_access') ? ['stay signed in'] : []),
  ].join(' and to ');
  const choices = users.map(
    ({ gsid, name, email }, at) =>
      `<label><input type="radio" name="user" value="${escapeHtml(gsid)}" required${at === 0 ? ' checked' : ''}> ` +
      `${escapeHtml(name)} <small>${escapeHtml(email)}</small></label>`,
  );
  const body = `<p>The application <strong>${escapeHtml(application.clientId)}</strong> asks to ${rights}.</p>
<form method="post" action="${AUTHORIZE_PATH}">
<input type="hidden" name="transaction" value="${escapeHtml(transaction)}">
<fieldset><legend>Sign in as …</legend>
${choices.join('\n')}
</fieldset>
<button name="decision" value="allow">Allow</button>
<button name="decision" value="deny" formnovalidate>Deny</button>
</form>`;
  return page(200, 'Sign in', body, formTarget(request.redirectUri));
}

/** The page for a request that must not be answered at any callback. */
export function refusalPage(text: string): Reply {
  return page(400, 'Sign-in is not possible', `<p>${escapeHtml(text)}</p>`);
}

function page(status: number, title: string, content: string, formAction = "'none'"): Reply {
  const nonce = randomToken();
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `form-action ${formAction}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return {
    status,
    body: `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} – ${TENANT}</title>
<style nonce="${nonce}">body{font:1rem/1.5 system-ui,sans-serif;max-width:30rem;margin:3rem auto;padding:0 1rem}label{display:block}small{color:#555}button{font:inherit;margin:1rem .5rem 0 0;padding:.25rem 1rem}</style>
</head><body><main><h1>${TENANT}</h1>
${content}
</main></body></html>
`,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    },
  };
}

/** Browsers hold the redirect that follows a form to its policy too, so the callback must be in it. */
function formTarget(redirectUri: string): string {
  const { protocol, origin } = new URL(redirectUri);
  return `'self' ${/^https?:$/.test(protocol) ? origin : protocol}`;
}
