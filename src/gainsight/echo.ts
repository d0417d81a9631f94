const HIDDEN = '(hidden)';
/** Real keys and tokens are longer; what is shorter could be any word of the answer. */
const SHORTEST = 16;

/** The text of an answer without the proof that was sent for it, which gateways and proxies may quote. */
export function withoutProof(text: string, sent: Headers): string {
  return proofsIn(sent).reduce((clean, proof) => clean.replaceAll(proof, HIDDEN), text);
}

/** The same for an answer that somebody else reads. */
export async function answerWithoutProof(response: Response, sent: Headers): Promise<Response> {
  const { status, statusText, headers, type } = response;
  // Nothing of it can be read, nor can another one be made.
  if (type === 'opaqueredirect') return response;
  const text = await response.text();
  const told = new Headers();
  headers.forEach((value, name) => told.set(name, withoutProof(value, sent)));
  return new Response(text === '' ? null : withoutProof(text, sent), { status, statusText, headers: told });
}

/** The key or token as it is and as texts of JSON, pages and addresses have it; the longest form first. */
function proofsIn(sent: Headers): string[] {
  const { authorization = '', accesskey = '' } = Object.fromEntries(sent);
  const secrets = [accesskey, authorization.replace(/^\w+ /, '')].filter(({ length }) => length >= SHORTEST);
  const quoted = (text: string): string => JSON.stringify(text).slice(1, -1);
  const forms = secrets.flatMap((secret) => [
    ...[secret, quoted(secret), quoted(quoted(secret))],
    encodeURIComponent(secret),
    secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'),
  ]);
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

/** An id that an answer gives itself, unless it repeats what was sent: ids reach logs. */
export function ownId(id: string | undefined, sent: RequestInit | undefined): string | undefined {
  if (id === undefined) return undefined;
  const secrets = secretsIn(sent).filter(({ length }) => length >= SHORTEST);
  return secrets.some((secret) => secret.includes(id) || id.includes(secret)) ? undefined : id;
}

/** Keys and tokens of the headers, and all values of a form. */
function secretsIn(sent: RequestInit | undefined): string[] {
  const { authorization = '', accesskey = '' } = Object.fromEntries(new Headers(sent?.headers));
  const [scheme, value = ''] = authorization.split(' ');
  const body = sent?.body;
  const form = new URLSearchParams(body instanceof URLSearchParams || typeof body === 'string' ? body : '');
  return [accesskey, ...(scheme === 'Basic' ? atob(value).split(':') : [value]), ...form.values()];
}
