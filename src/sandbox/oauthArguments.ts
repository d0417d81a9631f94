import { isCallback, type M2mClient, type OAuthApplication } from './oauth/applications';
import {
  DEFAULT_APPLICATION,
  faultOfVariants,
  type OAuthOptions,
  type OAuthVariants,
} from './oauth/oauthOptions';
import { UsageError } from './usageError';

const DEFAULT_MACHINE: ClientArgument = { clientId: 'sandbox-m2m', secret: null };

/** A client as the command line names it: `id` is public, `id:secret` is not, `id:` wants a secret to be made. */
export interface ClientArgument {
  readonly clientId: string;
  readonly secret?: string | null;
}

/** What the command line says about signing in. */
export interface OAuthArguments {
  readonly applications?: readonly ClientArgument[];
  readonly machines?: readonly ClientArgument[];
  readonly redirectUris?: readonly string[];
  readonly variants?: Partial<OAuthVariants>;
}

export function applicationArgument(text: string): ClientArgument {
  const [, clientId = '', colon, secret = ''] = /^([^:]+)(:(.*))?$/s.exec(text) ?? [];
  if (clientId === '') throw new UsageError(`--oauth-client must be id, id:secret or id:, not "${text}".`);
  return colon === undefined ? { clientId } : { clientId, secret: secret || null };
}

/** A machine client always has a secret; without a colon one is made. */
export function machineArgument(text: string): ClientArgument {
  const { clientId, secret = null } = applicationArgument(text);
  return { clientId, secret };
}

export function redirectArgument(text: string): string {
  if (isCallback(text)) return text;
  throw new UsageError(`--redirect-uri: "${text}" cannot be a callback address.`);
}

/** Reads `rotation=off,lifetime=60,issuer=https://…`. */
export function oauthVariantsArgument(text: string): Partial<OAuthVariants> {
  const pairs = text.split(',').map((pair): [string, unknown] => {
    const [, name = pair, value = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
    return [name, typed(value)];
  });
  const variants: unknown = Object.fromEntries(pairs);
  const fault = faultOfVariants(variants);
  if (fault !== undefined) throw new UsageError(`--oauth: ${fault}.`);
  // Names and values were checked just now.
  return variants as Partial<OAuthVariants>;
}

/** The server's own settings, and the lines that say how to sign in; a secret is in them only when it was made here. */
export function oauthOf(
  given: OAuthArguments,
  newSecret: () => string,
): { readonly options: OAuthOptions; readonly lines: readonly string[] } {
  const { clientId } = DEFAULT_APPLICATION;
  const redirectUris = given.redirectUris ?? DEFAULT_APPLICATION.redirectUris;
  const lines: string[] = [];
  const secretOf = (client: ClientArgument, title: string): string | undefined => {
    const secret = client.secret === null ? newSecret() : client.secret;
    lines.push(`${title}: ${client.clientId}${client.secret === null ? `, secret: ${secret}` : ''}`);
    return secret;
  };
  const applications = (given.applications ?? [{ clientId }]).map((client): OAuthApplication => {
    const clientSecret = secretOf(client, 'OAuth application');
    return {
      clientId: client.clientId,
      redirectUris,
      ...(clientSecret === undefined ? {} : { clientSecret }),
    };
  });
  for (const uri of redirectUris) lines.push(`Callback: ${uri}`);
  const m2mClients = (given.machines ?? [DEFAULT_MACHINE]).map((client): M2mClient => {
    return { clientId: client.clientId, clientSecret: secretOf(client, 'Machine client') ?? newSecret() };
  });
  return { options: { applications, m2mClients, variants: given.variants ?? {} }, lines };
}

function typed(text: string): unknown {
  if (text === 'on' || text === 'off') return text === 'on';
  return /^\d+$/.test(text) ? Number(text) : text;
}
