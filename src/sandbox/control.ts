import { holdsKey } from './auth';
import type { Sandbox } from './embedded';
import { isFault } from './faults';
import { isApplication } from './oauth/applications';
import { areVariants } from './oauth/oauthOptions';
import { isJsonObject } from './row';

const PREFIX = '/_sandbox/';

/** A call with which a test steers the tenant. */
export interface ControlCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly text: string;
}

/** Answers the calls that steer the tenant, for the bearer of its key; undefined for every other path. */
export function control(sandbox: Sandbox, key: string, call: ControlCall): Response | undefined {
  const { method, path, headers, text } = call;
  if (!path.startsWith(PREFIX)) return undefined;
  if (!holdsKey(headers, key)) return refused(401, 'The access key is wrong.');
  const action = `${method} ${path.slice(PREFIX.length)}`;
  const body = parsed(text);
  return (
    steer(sandbox, action, body) ??
    steerOAuth(sandbox, action, body) ??
    refused(404, 'There is no such call.')
  );
}

function steer(sandbox: Sandbox, action: string, body: unknown): Response | undefined {
  switch (action) {
    case 'GET calls':
      return Response.json(sandbox.calls);
    case 'POST reset':
      sandbox.reset();
      return done();
    case 'POST inject':
      if (!isFault(body)) return refused(400, 'The body is not a fault.');
      sandbox.inject(body);
      return done();
    default:
      return undefined;
  }
}

/** What an administrator, or the passing of time, does to sign-ins. */
function steerOAuth({ oauth }: Sandbox, action: string, body: unknown): Response | undefined {
  switch (action) {
    case 'GET oauth/grants':
      return Response.json(oauth.grants());
    case 'POST oauth/expire':
      return done({ ended: oauth.expireAccessTokens() });
    case 'POST oauth/revokeUser':
      return withText(body, 'email', (email) => done({ ended: oauth.revokeUser(email) }));
    case 'POST oauth/revokeMachine':
      return withText(body, 'clientId', (clientId) => done({ ended: oauth.revokeMachine(clientId) }));
    case 'POST oauth/register':
      if (!isApplication(body)) return refused(400, 'The body is not an application.');
      oauth.register(body);
      return done();
    case 'POST oauth/configure':
      if (!areVariants(body)) return refused(400, 'The body is not a set of variants.');
      oauth.configure(body);
      return done();
    default:
      return undefined;
  }
}

function withText(body: unknown, name: string, act: (text: string) => Response): Response {
  const text = isJsonObject(body) ? body[name] : undefined;
  return typeof text === 'string' ? act(text) : refused(400, `The body has no ${name}.`);
}

function done(more: Readonly<Record<string, unknown>> = {}): Response {
  return Response.json({ ok: true, ...more });
}

function refused(status: number, error: string): Response {
  return Response.json({ error }, { status });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
