/** A tenant as an endpoint of OCSF. Its default port is not written, because the line does not say it either. */
export function tenantEndpoint(tenant: string): TenantEndpoint {
  const kind = { type_id: 1, type: 'Server' };
  const url = URL.canParse(`https://${tenant}`) ? new URL(`https://${tenant}`) : undefined;
  // A file may hold any text where a host belongs: what is none is not cut down to one.
  if (url?.host !== tenant.toLowerCase()) return { name: tenant, ...kind };
  const { hostname, port } = url;
  return {
    ...(IP.test(hostname) ? { ip: hostname.replace(/^\[|\]$/g, '') } : { hostname }),
    port: port === '' ? undefined : Number(port),
    ...kind,
  };
}

/** Found by exactly one of its first three. */
export interface TenantEndpoint {
  readonly name?: string;
  readonly hostname?: string;
  readonly ip?: string;
  readonly port?: number | undefined;
  readonly type_id: number;
  readonly type: string;
}

/** As URL writes them: IPv4 in four decimal numbers, IPv6 in brackets. */
const IP = /^(?:\d+(?:\.\d+){3}|\[.+\])$/;
