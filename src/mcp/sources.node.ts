import { readFileSync } from 'node:fs';
import { systemTimeZone } from '../base/dates';
import { keyedSource, sandboxSource, type TenantSource } from '../library/tenantSource';
import type { TenantChoice } from './environment';
import { EnvironmentError } from './environmentError';

/** How to open the tenant that was chosen. What needs time is loaded at the first call; a wrong file is told now. */
export function sourceOf(
  tenant: TenantChoice,
  now: () => Date,
  authorities: readonly string[],
): () => Promise<TenantSource> {
  if (tenant.kind === 'keyed')
    return async () => {
      const { createPooledFetch } = await import('./pooledFetch.node');
      return keyedSource({ ...tenant, fetch: createPooledFetch(tenant.origin, { authorities }).fetch });
    };
  const data = tenant.dataFile === undefined ? undefined : overlayOf(tenant.dataFile);
  return () => sandboxSource({ now, timeZone: systemTimeZone(), data });
}

function overlayOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new EnvironmentError('GAINSIGHT_SANDBOX_DATA must be the path of a JSON file that can be read.');
  }
}
