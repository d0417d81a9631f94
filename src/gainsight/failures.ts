import type { Envelope } from './envelope';
import type { ConnectionKind } from '../model/connection';
import { type ErrorKind, GainsightError } from './errors';

const KIND_BY_CODE: Readonly<Record<string, ErrorKind>> = {
  GS_APIG_2401: 'signedOut',
  GSOBJ_1024: 'signedOut',
  GS_APIG_2402: 'forbidden',
  GS_APIG_2404: 'rateLimited',
  GU_2400: 'rateLimited',
  GS_APIG_1000: 'notFound',
  GSOBJ_1023: 'notFound',
  GSOBJ_1011: 'notFound',
  OBJECT_NOT_FOUND: 'notFound',
};

const KIND_BY_STATUS: Readonly<Record<number, ErrorKind>> = {
  401: 'signedOut',
  403: 'forbidden',
  404: 'notFound',
  407: 'network',
  408: 'timeout',
  429: 'rateLimited',
};

/** Errors of the socket from before anything was sent, or of a renewal after a refusal: no write can have been done. */
const NOT_SENT =
  /^(?:NOT_DONE|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** Where and when an answer came, for the sentence about it. */
export interface AnswerFacts {
  readonly host: string;
  readonly status: number;
  readonly requestId: string | undefined;
  /** What one must be allowed to do for the call, as `rightFor` words it. */
  readonly right?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  /** Calls a minute that the tenant allows. */
  readonly limit?: number | undefined;
  /** How the call was authorised, where that is known. */
  readonly kind?: ConnectionKind | undefined;
}

/** The error for an answer with an envelope whose `result` or status says that the call failed. */
export function refusal(envelope: Envelope, facts: AnswerFacts): GainsightError {
  const { code, detail } = envelope;
  const kind = (code && KIND_BY_CODE[code]) || kindOfStatus(facts.status) || 'rejected';
  return build(kind, { ...facts, code, detail });
}

/** The error for an answer that has no envelope: by its status, else it is not a Gainsight tenant. */
export function unreadable(facts: AnswerFacts, cause?: unknown): GainsightError {
  const kind = facts.status === 404 ? undefined : kindOfStatus(facts.status);
  return build(kind ?? 'protocol', { ...facts, cause });
}

/** The error for a redirect: it is not followed, because the credential would go along. */
export function redirected(facts: AnswerFacts): GainsightError {
  const { host, status, requestId } = facts;
  const sentence = `${host} sends the call to another address, which is not followed. Check the domain of the connection.`;
  return new GainsightError({ kind: 'protocol', status, requestId, sentence });
}

/** The error for a call that got no whole answer. */
export function unreachable(host: string, requestId: string | undefined, cause: unknown): GainsightError {
  return build('network', { host, requestId, cause });
}

/** The error for a call that took longer than its deadline. */
export function tooSlow(host: string, requestId: string | undefined, deadlineMs: number): GainsightError {
  const seconds = Math.max(1, Math.round(deadlineMs / 1000));
  const sentence = `${host} did not answer within ${seconds} seconds. Try again in a moment.`;
  return new GainsightError({ kind: 'timeout', requestId, sentence });
}

/** The error for a call that is not sent, because the tenant has asked for a longer pause than anybody waits. */
export function tooBusy(host: string, retryAfterMs: number): GainsightError {
  return build('rateLimited', { host, retryAfterMs });
}

/** What a failed write that was sent is told as: when its answer was lost, nobody knows whether it was done. */
export function asWrite(error: GainsightError): GainsightError {
  const lost =
    error.kind === 'timeout' ||
    (error.kind === 'network' && error.status !== 407) ||
    (error.kind === 'protocol' && error.status !== undefined && error.status < 300);
  if (!lost || wasNotSent(error.cause)) return error;
  const { code, requestId, status, detail } = error;
  const sentence =
    'The answer to this change was lost: the record may exist. Check in Gainsight before you repeat it.';
  return new GainsightError({ kind: 'uncertain', sentence, code, requestId, status, detail, cause: error });
}

function wasNotSent(cause: unknown): boolean {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string' && NOT_SENT.test(error.code)) return true;
  }
  return false;
}

function kindOfStatus(status: number): ErrorKind | undefined {
  return status >= 500 ? 'network' : KIND_BY_STATUS[status];
}

interface Known {
  readonly host: string;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly right?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly detail?: string | undefined;
  readonly cause?: unknown;
  readonly kind?: ConnectionKind | undefined;
}

function build(kind: ErrorKind, facts: Known): GainsightError {
  return new GainsightError({ ...facts, kind, sentence: sentenceFor(kind, facts) });
}

function sentenceFor(
  kind: ErrorKind,
  { host, code, status, right = 'to make it', retryAfterMs, kind: proof }: Known,
): string {
  switch (kind) {
    case 'signedOut':
      return notAccepted(host, proof);
    case 'forbidden':
      return code === 'GS_APIG_2402'
        ? "Gainsight does not accept calls from this computer's network address. Ask your administrator to allow it for the API connection."
        : `Gainsight does not allow this call (${['HTTP 403', code].filter(Boolean).join(', ')}). Ask your administrator for the right ${right}.`;
    case 'notFound':
      return code === 'GS_APIG_1000' || code === 'GSOBJ_1023'
        ? `${host} has no such API address. Where other calls succeed, this tenant does not offer this one; otherwise check the domain of the connection.`
        : 'Gainsight has no such record or object. It may have been deleted; refresh and try again.';
    case 'rateLimited':
      return retryAfterMs === undefined
        ? 'Gainsight gets more calls than it allows. Try again in a minute.'
        : `Gainsight gets more calls than it allows. Try again in ${Math.max(1, Math.ceil(retryAfterMs / 1000))} seconds.`;
    case 'network':
      if (status === 407) return 'The network proxy asks for a sign-in. Check the proxy settings.';
      return status === undefined
        ? `${host} could not be reached. Check the network connection and the domain, then try again.`
        : `Gainsight could not answer just now (HTTP ${status}). Try again in a moment.`;
    case 'timeout':
      return `${host} gave up waiting for the call. Try again in a moment.`;
    case 'protocol':
      return `The answer of ${host} is not that of a Gainsight tenant. Check the domain of the connection.`;
    default:
      return `Gainsight refused the call${code === undefined ? '' : ` with ${code}`}. Check the values that were sent.`;
  }
}

/** Says what most likely became of the proof, and what to get for a new one. */
function notAccepted(host: string, kind: ConnectionKind | undefined): string {
  switch (kind) {
    case 'accessKey':
      return 'Gainsight did not accept the access key. Sign in again with a current one; a key stops working when a new one is generated.';
    case 'm2m':
      return 'Gainsight did not accept the OAuth client. Sign in again with a current client id and secret; an administrator may have removed these.';
    case 'user':
      return `Gainsight no longer accepts your sign-in to ${host}; it may have been revoked. Sign in again.`;
    default:
      return `Gainsight did not accept the sign-in to ${host}. Sign in again.`;
  }
}
