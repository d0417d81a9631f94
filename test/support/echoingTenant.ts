import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { plantedSecret, type SecretSearch } from './secretSearch';

/** What the tenant says beside each echo, so that a place that could hold the echo is known to hold this. */
export const REQUEST_MARKER = 'req-planted-marker-0001';
export const DETAIL_MARKER = 'planted-detail-0001';
export const ACCOUNT_MARKER = '1P02PLANTEDMARKER0000000000000000000';

/** What goes wrong at the API. Every answer quotes the headers and the body that it is an answer to. */
export const API_FAULTS = [
  ...['none', 'rejected', 'asIds', 'unauthorized', 'forbidden', 'rateLimited', 'serverError'],
  ...['html', 'htmlError', 'cut', 'truncated', 'slow', 'redirect'],
] as const;
/** What goes wrong where tokens come from, after the API has refused the one in use. */
export const TOKEN_FAULTS = [
  'tokenForbidden',
  ...['tokenInvalidGrant', 'tokenInError', 'tokenBesideError', 'tokenHtml', 'tokenCut', 'tokenTruncated'],
  'tokenRedirect',
] as const;
/** Ends what has been issued so far: what is issued from then on is taken. */
export const EXPIRED = 'expired';

/** A request as it went over the wire. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const TOKEN_PATHS = ['/v1/users/m2m/oauth/token', '/v1/users/oauth/access/token', '/oauth/revoke'];

/**
 * A tenant on this machine that quotes whatever it is sent, and hands out planted tokens. All secrets that pass
 * through it are made known to the search.
 */
export class EchoingTenant {
  readonly sent: Sent[] = [];
  /** The faults that somebody met. */
  readonly tried = new Set<string>();
  /** What came to the other host, to which redirects lead. */
  readonly elsewhere: string[] = [];
  #fault = 'none';
  /** Tokens that are not taken any more. */
  readonly #ended = new Set<string>();
  readonly #issued: string[] = [];
  readonly #search: SecretSearch;
  readonly #servers: readonly [Server, Server];
  #count = 0;
  #url = '';

  private constructor(search: SecretSearch) {
    this.#search = search;
    const other = createServer(({ url = '', headers }, response) => {
      this.elsewhere.push(`${url} ${JSON.stringify(headers)}`);
      response.end('{}');
    });
    this.#servers = [createServer((request, response) => void this.#receive(request, response)), other];
  }

  static async start(search: SecretSearch): Promise<EchoingTenant> {
    const tenant = new EchoingTenant(search);
    for (const server of tenant.#servers)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    tenant.#url = addressOf(tenant.#servers[0]);
    return tenant;
  }

  get fault(): string {
    return this.#fault;
  }

  set fault(fault: string) {
    this.#fault = fault;
    if (fault === EXPIRED) this.#issued.forEach((token) => this.#ended.add(token));
  }

  /** Also when it is not there any more. */
  get url(): string {
    return this.#url;
  }

  /** To which redirects lead. */
  get otherUrl(): string {
    return addressOf(this.#servers[1]);
  }

  get host(): string {
    return new URL(this.url).host;
  }

  close(): void {
    for (const server of this.#servers) {
      server.close();
      server.closeAllConnections();
    }
  }

  /** What the browser comes back with once the user has agreed. */
  agree(authorizationUrl: string): string {
    const asked = new URL(authorizationUrl).searchParams;
    const callback = new URL(asked.get('redirect_uri') ?? '');
    callback.searchParams.set('code', this.#secret('code'));
    const state = asked.get('state') ?? '';
    if (state !== '') this.#search.add(`state ${(this.#count += 1)}`, state);
    callback.searchParams.set('state', state);
    return callback.href;
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const parts: Buffer[] = [];
    // A request of HTTP comes in pieces of bytes.
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    const [path = ''] = url.split('?');
    if (path === '/_fault') {
      this.fault = body;
      response.end('{}');
      return;
    }
    // Of those of tokens only what asks for one hears.
    if (!this.fault.startsWith('token') || TOKEN_PATHS.includes(path)) this.tried.add(this.fault);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k, String(v)]));
    this.sent.push({ method, path: url, headers, body });
    const verifier = new URLSearchParams(body).get('code_verifier');
    if (verifier) this.#search.add(`verifier ${(this.#count += 1)}`, verifier);
    if (path === '/.well-known/oauth-authorization-server') this.#json(response, 200, this.#description());
    else if (path === '/v1/authorize')
      // Whoever opens the page has agreed by that.
      response.writeHead(302, { location: this.agree(this.#url + url) }).end();
    else if (TOKEN_PATHS.includes(path)) {
      const [clientId] = secretIn(headers).split(':');
      // Of what it got, something that looks like an id.
      response.setHeader('x-request-id', new URLSearchParams(body).get('refresh_token') ?? String(clientId));
      this.#token(response, echoOf(headers, body));
    } else this.#api(response, echoOf(headers, body), secretIn(headers));
  }

  #api(response: ServerResponse, echo: string, proof: string): void {
    const fault = this.#atApi(proof);
    const told = { requestId: REQUEST_MARKER, errorDesc: `${DETAIL_MARKER} ${echo}`, message: echo };
    const refusal = (errorCode: string) => ({ ...told, result: false, errorCode, data: null });
    switch (fault) {
      case 'none': {
        this.#json(response, 200, {
          ...{ result: true, requestId: REQUEST_MARKER },
          data: { records: [{ Gsid: ACCOUNT_MARKER, Name: `${DETAIL_MARKER} ${proof}` }] },
        });
        return;
      }
      case 'asIds':
        response.setHeader('x-request-id', proof);
        {
          this.#json(response, 400, { ...refusal(proof), requestId: proof });
          return;
        }
      case 'unauthorized': {
        this.#json(response, 401, refusal('GS_APIG_2401'));
        return;
      }
      case 'forbidden': {
        this.#json(response, 403, refusal('GS_APIG_2403'));
        return;
      }
      case 'rateLimited':
        response.setHeader('retry-after', '0');
        {
          this.#json(response, 429, refusal('GS_APIG_2404'));
          return;
        }
      case 'serverError':
        response.setHeader('retry-after', '0');
        {
          this.#json(response, 500, refusal('GSOBJ_1003'));
          return;
        }
      case 'rejected': {
        this.#json(response, 200, refusal('GSOBJ_1008'));
        return;
      }
      default: {
        this.#broken(response, fault, echo, JSON.stringify(refusal('GSOBJ_1008')));
        return;
      }
    }
  }

  /** What goes wrong with a call that brings this proof. */
  #atApi(proof: string): string {
    if (this.fault === EXPIRED) return this.#ended.has(proof) ? 'unauthorized' : 'none';
    return this.fault.startsWith('token') ? 'unauthorized' : this.fault;
  }

  /** Answers that are none. */
  #broken(response: ServerResponse, fault: string, echo: string, whole: string): void {
    switch (fault) {
      case 'html':
      case 'htmlError':
        response.writeHead(fault === 'html' ? 200 : 502, { 'content-type': 'text/html', 'retry-after': '0' });
        response.end(`<html><body><pre>${echo}</pre></body></html>`);
        return;
      case 'cut':
        response.destroy();
        return;
      case 'truncated':
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(whole.slice(0, -9));
        return;
      case 'redirect':
        response.writeHead(302, { location: `${addressOf(this.#servers[1])}/?${encodeURIComponent(echo)}` });
        response.end(echo);
        return;
      case 'slow':
        // Never: the caller gives up.
        return;
      default:
        throw new RangeError(`There is no fault ${fault}.`);
    }
  }

  #token(response: ServerResponse, echo: string): void {
    const tokens = () => ({
      ...{ access_token: this.#secret('access'), refresh_token: this.#secret('refresh') },
      ...{ token_type: 'Bearer', expires_in: 3600, scope: 'read_write offline_access' },
    });
    const error_description = `${DETAIL_MARKER} ${echo}`;
    switch (this.fault) {
      case 'tokenForbidden': {
        this.#json(response, 403, {
          ...{ result: false, errorDesc: error_description, data: null },
          errorCode: response.getHeader('x-request-id'),
        });
        return;
      }
      case 'tokenInvalidGrant': {
        this.#json(response, 400, { error: 'invalid_grant', error_description });
        return;
      }
      case 'tokenInError': {
        this.#json(response, 400, { error: this.#secret('access'), error_description });
        return;
      }
      case 'tokenBesideError': {
        this.#json(response, 401, { ...tokens(), error: 'invalid_client', error_description });
        return;
      }
      case 'tokenHtml':
      case 'tokenCut':
      case 'tokenTruncated':
      case 'tokenRedirect': {
        const fault = {
          tokenHtml: 'htmlError',
          tokenCut: 'cut',
          tokenTruncated: 'truncated',
          tokenRedirect: 'redirect',
        };
        this.#broken(response, fault[this.fault], echo, JSON.stringify({ ...tokens(), error_description }));
        return;
      }
      default: {
        this.#json(response, 200, tokens());
        return;
      }
    }
  }

  #description(): object {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/v1/authorize`,
      token_endpoint: `${this.url}/v1/users/oauth/access/token`,
      revocation_endpoint: `${this.url}/oauth/revoke`,
      code_challenge_methods_supported: ['S256'],
    };
  }

  #secret(kind: string): string {
    const name = `${kind} ${(this.#count += 1)}`;
    const secret = plantedSecret(`${this.url} ${name}`);
    this.#search.add(name, secret);
    this.#issued.push(secret);
    return secret;
  }

  #json(response: ServerResponse, status: number, body: object): void {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }
}

function echoOf(headers: Sent['headers'], body: string): string {
  return `${Object.values(headers).join(' ')} ${body} ${decodeURIComponent(body)} ${secretIn(headers)}`;
}

/** The bare secret of a request, as a gateway that looks into the header knows it. */
function secretIn({ accesskey = '', authorization = '' }: Sent['headers']): string {
  const [scheme, value = ''] = authorization.split(' ');
  return accesskey || (scheme === 'Basic' ? Buffer.from(value, 'base64').toString() : value);
}

function addressOf(server: Server): string {
  // A listening TCP server has this kind of address.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/** What of a request is not where a proof belongs: to be searched like any other place. */
export function besideTheProof({ path, headers, body, method }: Sent): string {
  const atTokens = TOKEN_PATHS.includes(path.split('?')[0] ?? '');
  const others = Object.entries(headers).filter(([name]) => name !== 'accesskey' && name !== 'authorization');
  const address = path.startsWith('/v1/authorize?') ? path.replace(/([?&]state=)[^&]*/, '$1') : path;
  return JSON.stringify([method, address, others, atTokens ? '' : body]);
}
