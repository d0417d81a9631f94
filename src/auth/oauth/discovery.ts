import * as z from 'zod/mini';
import { lazy } from '../../base/lazy';
import { isGainsightError } from '../../gainsight/errors';
import { isAt } from '../credentialRecord';
import { foreign, rejected } from './failures';
import { tenantFetch, type TenantFetchOptions } from './tenantFetch';

/** Where a tenant signs people in. Every address is on the tenant's own origin. */
export interface Endpoints {
  readonly issuer: string;
  readonly authorization: string;
  readonly token: string;
  readonly revocation?: string | undefined;
  /** Absent where the tenant does not say which ways it takes. */
  readonly authMethods?: readonly string[] | undefined;
  /** Whether the answer to a sign-in must name its issuer. */
  readonly namesIssuer: boolean;
  /** Whether the tenant described itself; else these are the documented addresses. */
  readonly described: boolean;
}

/**
 * Asks the tenant where it signs people in. One that describes nothing gets the documented addresses; one whose
 * description leads to another host is refused. Nothing secret is sent.
 */
export async function discoverEndpoints(options: TenantFetchOptions): Promise<Endpoints> {
  const { origin } = options;
  const { host } = new URL(origin);
  const known = documented(origin);
  const metadata = await descriptionOf(options);
  if (metadata === undefined) return known;
  const endpoints = {
    issuer: metadata.issuer,
    authorization: metadata.authorization_endpoint ?? known.authorization,
    token: metadata.token_endpoint ?? known.token,
    revocation: metadata.revocation_endpoint,
    authMethods: metadata.token_endpoint_auth_methods_supported,
    namesIssuer: metadata.authorization_response_iss_parameter_supported ?? false,
    described: true,
  };
  const { issuer, authorization, token, revocation = token } = endpoints;
  if (![issuer, authorization, token, revocation].every((address) => isAt(address, origin)))
    throw foreign(host);
  if (metadata.code_challenge_methods_supported?.includes('S256') === false)
    throw rejected(
      `${host} does not offer the protected sign-in (PKCE with S256). Ask an administrator to switch PKCE on for the application.`,
    );
  return endpoints;
}

/** A page, a redirect to the log-in or an error of the gateway in place of a description is none. */
async function descriptionOf(options: TenantFetchOptions) {
  const { discover } = await import('./protocol');
  try {
    return schema().safeParse(await discover(options.origin, tenantFetch(options))).data;
  } catch (error) {
    if (isGainsightError(error, 'protocol', 'forbidden')) return undefined;
    throw error;
  }
}

function documented(origin: string): Endpoints {
  return {
    issuer: origin,
    authorization: `${origin}/v1/authorize`,
    token: `${origin}/v1/users/oauth/access/token`,
    namesIssuer: false,
    described: false,
  };
}

const schema = lazy(() => {
  const text = z.optional(z.string());
  const texts = z.optional(z.array(z.string()));
  return z.object({
    issuer: z.string(),
    authorization_endpoint: text,
    token_endpoint: text,
    revocation_endpoint: text,
    token_endpoint_auth_methods_supported: texts,
    code_challenge_methods_supported: texts,
    authorization_response_iss_parameter_supported: z.optional(z.boolean()),
  });
});
