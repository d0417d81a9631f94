const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];
/** Schemes that a browser answers itself. */
const NO_CALLBACKS = ['javascript:', 'data:', 'vbscript:', 'blob:', 'about:', 'file:'];

/** What a token allows; `read_write` says that of `read` as well. */
export type Scope = 'read' | 'read_write' | 'offline_access';

export const SCOPES: readonly Scope[] = ['read', 'read_write', 'offline_access'];

/** An application that an administrator has registered for user sign-in. */
export interface OAuthApplication {
  readonly clientId: string;
  /** A confidential application has one; a public one has none and always needs PKCE. */
  readonly clientSecret?: string;
  /** Callback addresses, which a request must repeat letter by letter. */
  readonly redirectUris: readonly string[];
  /** The most that it may ask for; Read/Write when left out. */
  readonly scope?: 'read' | 'read_write';
  /** Whether it may ask for `offline_access`; yes when left out. */
  readonly offline?: boolean;
  /** Whether PKCE is switched on; yes when left out. */
  readonly pkce?: boolean;
}

/** A connection of the type OAuth: a key and a secret that stand for the whole tenant. */
export interface M2mClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The applications and machine clients that the tenant knows. */
export class Applications {
  readonly #applications = new Map<string, OAuthApplication>();
  readonly #machines = new Map<string, M2mClient>();

  constructor(applications: readonly OAuthApplication[], machines: readonly M2mClient[]) {
    for (const application of applications) this.register(application);
    for (const machine of machines) this.#machines.set(machine.clientId, machine);
  }

  /** Adds an application, or replaces the one of that id. Throws when an address cannot be a callback. */
  register(application: OAuthApplication): void {
    const wrong = application.redirectUris.find((uri) => !isCallback(uri));
    if (wrong !== undefined) throw new TypeError(`"${wrong}" cannot be a callback address.`);
    this.#applications.set(application.clientId, application);
  }

  application(clientId: string | undefined): OAuthApplication | undefined {
    return clientId === undefined ? undefined : this.#applications.get(clientId);
  }

  machine(clientId: string | undefined): M2mClient | undefined {
    return clientId === undefined ? undefined : this.#machines.get(clientId);
  }

  removeMachine(clientId: string): void {
    this.#machines.delete(clientId);
  }
}

/** Whether data from outside is an application that can be registered. */
export function isApplication(value: unknown): value is OAuthApplication {
  if (typeof value !== 'object' || value === null) return false;
  // Each member is looked at before it is believed.
  const { clientId, clientSecret, redirectUris, scope, offline, pkce } = value as Record<string, unknown>;
  return (
    isText(clientId) &&
    (clientSecret === undefined || isText(clientSecret)) &&
    Array.isArray(redirectUris) &&
    redirectUris.every((uri) => typeof uri === 'string' && isCallback(uri)) &&
    (scope === undefined || scope === 'read' || scope === 'read_write') &&
    [offline, pkce].every((flag) => flag === undefined || typeof flag === 'boolean')
  );
}

/**
 * An absolute address without a fragment: a web page over https, a page of this machine, or the scheme of a
 * program on it.
 */
export function isCallback(uri: string): boolean {
  if (!URL.canParse(uri) || uri.includes('#')) return false;
  const { protocol, hostname } = new URL(uri);
  if (protocol === 'http:') return LOOPBACK.includes(hostname);
  return !NO_CALLBACKS.includes(protocol);
}

/** The scopes that an application may be given. */
export function allowedScopes({ scope = 'read_write', offline = true }: OAuthApplication): readonly Scope[] {
  return SCOPES.filter((one) => {
    if (one === 'offline_access') return offline;
    return one === 'read' || scope === 'read_write';
  });
}

/** Whether a request of the application must bring a code challenge. */
export function needsPkce({ clientSecret, pkce = true }: OAuthApplication): boolean {
  return pkce || clientSecret === undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
