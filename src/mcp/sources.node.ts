import { readFileSync } from 'node:fs';
import type { AuditSink } from '../audit/entry';
import { systemTimeZone } from '../base/dates';
import { loginsIn } from '../library/logins.node';
import { type LoginOpening, loginOpening } from '../library/loginSource';
import { loginsFolder } from '../library/stateFolder.node';
import { guardedSource } from '../library/guardedSource';
import { sandboxSource } from '../library/tenantSource';
import type { TenantChoice } from './environment';
import { EnvironmentError } from './environmentError';

export interface OpeningParts {
  readonly now: () => Date;
  /** Whose certificates are believed. */
  readonly authorities: readonly string[];
  readonly audit: AuditSink;
  readonly say: (line: string) => void;
}

/** How to open the tenant that was chosen. What needs time is loaded at the first call; a wrong file is told now. */
export async function openingOf(tenant: TenantChoice, parts: OpeningParts): Promise<LoginOpening> {
  const isReadOnly = () => false;
  switch (tenant.kind) {
    case 'login':
      return storedLogin(tenant, parts);
    case 'keyed':
      return {
        source: async () => {
          const { audit, now } = parts;
          const fetch = await fetchTo(tenant.origin, parts);
          return guardedSource({ ...tenant, fetch }, { audit, now, door: 'mcp' });
        },
        isReadOnly,
      };
    case 'sandbox':
      return { source: await sandboxOf(tenant, parts), isReadOnly };
  }
}

function storedLogin(
  { origin, email }: Extract<TenantChoice, { kind: 'login' }>,
  { audit, now, say, ...parts }: OpeningParts,
): LoginOpening {
  return loginOpening({
    ...{ origin, email, audit, now, door: 'mcp' },
    logins: loginsIn(loginsFolder()).logins,
    fetch: () => fetchTo(origin, parts),
    onUnstorable: () =>
      say('The renewed sign-in could not be stored, so it is kept in memory until this server ends.'),
  });
}

async function fetchTo(
  origin: string,
  { authorities }: Pick<OpeningParts, 'authorities'>,
): Promise<typeof globalThis.fetch> {
  const { createPooledFetch } = await import('./pooledFetch.node');
  return createPooledFetch(origin, { authorities }).fetch;
}

/** With data of its own it is made at once: only that tells what is wrong with them. */
async function sandboxOf(
  { dataFile }: Extract<TenantChoice, { kind: 'sandbox' }>,
  { now }: Pick<OpeningParts, 'now'>,
): Promise<LoginOpening['source']> {
  const timeZone = systemTimeZone();
  if (dataFile === undefined) return () => sandboxSource({ now, timeZone });
  const data = overlayOf(dataFile);
  try {
    const made = await sandboxSource({ now, timeZone, data });
    return async () => made;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'OverlayError') throw error;
    throw new EnvironmentError(`GAINSIGHT_SANDBOX_DATA cannot be used. ${error.message}`);
  }
}

function overlayOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new EnvironmentError('GAINSIGHT_SANDBOX_DATA must be the path of a JSON file that can be read.');
  }
}
