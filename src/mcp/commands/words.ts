import type { Scope, UserRecord } from '../../auth/credentialRecord';
import type { StoreKind } from '../../library/login';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_HOURS = 24;

export function rightsOf(scope: Scope): string {
  return scope === 'read' ? 'reading only' : 'reading and writing';
}

export function placeOf(store: StoreKind): string {
  return store === 'keyring' ? 'the keyring of this computer' : 'a file that only you can read';
}

/** How long a sign-in lasts as far as is known here: the tenant is not asked. */
export function lifeOf({ expiresAt, refreshToken }: UserRecord, now: number): string {
  const renewed = refreshToken !== undefined;
  if (expiresAt === undefined) return renewed ? 'renewed when needed' : 'until the tenant ends it';
  const left = expiresAt - now;
  if (left <= 0) return renewed ? 'expired, renewed with the next call' : 'expired; sign in again';
  return `good for ${duration(left)} unless the tenant ends it${renewed ? ', then renewed by itself' : '; then sign in again'}`;
}

function duration(ms: number): string {
  const minutes = Math.ceil(ms / MINUTE_MS);
  if (minutes <= HOUR_MINUTES) return some(minutes, 'minute');
  const hours = Math.floor(minutes / HOUR_MINUTES);
  return hours < DAY_HOURS * 2 ? some(hours, 'hour') : some(Math.floor(hours / DAY_HOURS), 'day');
}

function some(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
