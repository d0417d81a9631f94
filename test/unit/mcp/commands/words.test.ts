import assert from 'node:assert/strict';
import type { UserRecord } from '../../../../src/auth/credentialRecord';
import { lifeOf } from '../../../../src/mcp/commands/words';

const NOW = 1_000_000;
const MINUTE = 60_000;

function record(leftMs: number | undefined, refreshToken?: string): UserRecord {
  const origin = 'https://acme.gainsightcloud.com';
  return {
    ...{ kind: 'user', origin, clientId: 'app', authMethod: 'none', scope: 'read', generation: 'one' },
    endpoints: { issuer: origin, token: origin },
    accessToken: 'planted',
    refreshToken,
    expiresAt: leftMs === undefined ? undefined : NOW + leftMs,
  };
}

describe('how long a sign-in lasts, in words', () => {
  const cases: readonly (readonly [number | undefined, string | undefined, string])[] = [
    [MINUTE, 'r', 'good for 1 minute unless the tenant ends it, then renewed by itself'],
    [60 * MINUTE, 'r', 'good for 60 minutes unless the tenant ends it, then renewed by itself'],
    [61 * MINUTE, undefined, 'good for 1 hour unless the tenant ends it; then sign in again'],
    [47 * 60 * MINUTE, 'r', 'good for 47 hours unless the tenant ends it, then renewed by itself'],
    [72 * 60 * MINUTE, 'r', 'good for 3 days unless the tenant ends it, then renewed by itself'],
    [0, 'r', 'expired, renewed with the next call'],
    [-MINUTE, undefined, 'expired; sign in again'],
    [undefined, 'r', 'renewed when needed'],
    [undefined, undefined, 'until the tenant ends it'],
  ];
  for (const [left, refreshToken, words] of cases)
    it(words, () => assert.equal(lifeOf(record(left, refreshToken), NOW), words));
});
