import type { AuditEntry, AuditSink, Door } from '../audit/entry';
import type { CredentialEntry } from '../auth/credentialEntry';
import type { OpenCredential } from '../auth/credentials';
import { isProofRefused } from '../auth/renewal';
import { isGainsightError } from '../gainsight/errors';
import type { Connection } from '../model/connection';

export interface AccessWatchParts {
  readonly connection: Connection;
  readonly entry: Pick<CredentialEntry, 'read'>;
  readonly audit: AuditSink;
  readonly door: Door;
  readonly now: () => Date;
}

type Lost = 'revoked' | 'expired' | 'refused';

/** Puts it on the record, once for each set of tokens, when the tenant no longer takes a sign-in. */
export function watchAccess(open: OpenCredential, parts: AccessWatchParts): OpenCredential {
  let told: string | undefined;
  const note = async (result: Lost, errorCode?: string): Promise<void> => {
    const record = await parts.entry.read().catch(() => undefined);
    const tokens = record?.kind === 'user' ? record : undefined;
    if (tokens === undefined || tokens.generation === told) return;
    told = tokens.generation;
    const ended = result === 'revoked' && tokens.refreshToken === undefined && isOver(tokens, parts.now());
    await parts.audit.append(lossLine(parts, ended ? 'expired' : result, errorCode)).catch(() => undefined);
  };
  const watched = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (isGainsightError(error, 'signedOut') && error.code !== undefined)
        await note(error.code === 'invalid_client' ? 'refused' : 'revoked', error.code);
      throw error;
    }
  };
  return {
    credential: { headers: (signal) => watched(open.credential.headers(signal)) },
    fetchOver: (way) => {
      const send = open.fetchOver(way);
      return async (input, init) => {
        const response = await watched(send(input, init));
        if (await isProofRefused(response)) await note('revoked');
        return response;
      };
    },
    sender: (inner) => open.sender(inner),
  };
}

function isOver({ expiresAt = Infinity }: { readonly expiresAt?: number | undefined }, now: Date): boolean {
  return expiresAt <= now.getTime();
}

/** The line that says so. */
export function lossLine(
  { connection, door, now }: Pick<AccessWatchParts, 'connection' | 'door' | 'now'>,
  result: Lost,
  errorCode?: string,
): AuditEntry {
  return {
    time: now().toISOString(),
    event: 'accessLost',
    door,
    action: 'login',
    effect: 'read',
    tenant: new URL(connection.origin).host,
    connection: connection.kind === 'user' ? 'oauth' : connection.kind,
    user: connection.email,
    result,
    errorCode,
  };
}
