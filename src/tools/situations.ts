import type { ActiveTenant } from '../data/activeTenant';
import type { GainsightError } from '../gainsight/errors';

/** An answer that tells a model why nothing was done and what to do next. */
export interface Situation {
  readonly status: string;
  readonly problem?: string | undefined;
  readonly next: string;
  readonly [fact: string]: unknown;
}

/** Nobody is signed in, the key was refused, or this computer does not let the tenant be called. */
export function noTenant({ state }: Pick<ActiveTenant, 'state'>): Situation {
  if (state.kind === 'refused' && state.notAllowed)
    return {
      status: 'notAllowed',
      problem: state.message,
      next: 'Do not repeat the call; signing in again does not help. Tell the user, who can run the command "Gainsight: Switch Connection".',
    };
  if (state.kind === 'refused')
    return {
      status: 'signedOut',
      problem: state.message,
      next: 'Ask the user to run the command "Gainsight: Sign In Again".',
    };
  return {
    status: 'signedOut',
    problem: 'Nobody is signed in to Gainsight.',
    next: 'Ask the user to run "Gainsight: Sign In…" or "Gainsight: Explore the Sandbox Tenant".',
  };
}

/** The gate does not let the call in. */
export function notAllowed(problem: string): Situation {
  return { status: 'notAllowed', problem, next: 'Do not repeat the call; tell the user.' };
}

/** Input that does not fit the schema. */
export function rejected(problem: string): Situation {
  return { status: 'rejected', problem, next: 'Correct the input and call again.' };
}

/** A person said no. */
export function declined(): Situation {
  return {
    status: 'declined',
    next: 'The user does not want this write. Nothing was sent; do not try it again.',
  };
}

/** A write that nobody could be asked about. */
export function unconfirmed(): Situation {
  return {
    status: 'notAllowed',
    problem: 'A write needs the confirmation of a person, and there is no way to ask for it here.',
    next: 'Nothing was sent. Tell the user what you wanted to write.',
  };
}

/** A write that could not be recorded beforehand. */
export function unaudited(): Situation {
  return {
    status: 'notAllowed',
    problem: 'The audit log cannot be written, so nothing was sent.',
    next: 'Ask the user to look at the audit folder; reads go on.',
  };
}

/** A call that failed. */
export function failed(error: GainsightError): Situation {
  const { kind, message, detail, code, requestId, retryAfterMs } = error;
  const wait = retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) };
  return { status: kind, problem: message, detail, code, requestId, ...wait, next: nextStep(error) };
}

function nextStep({ kind, retryAfterMs }: GainsightError): string {
  switch (kind) {
    case 'signedOut':
      return 'Do not repeat the call. Ask the user to run the command "Gainsight: Sign In Again".';
    case 'forbidden':
      return 'Do not repeat the call. The connection lacks this right; a Gainsight admin can grant it.';
    case 'rateLimited':
      return retryAfterMs === undefined
        ? 'Do not repeat the call now; the tenant takes further calls in the next minute.'
        : `Do not repeat the call now; the tenant takes further calls in ${Math.ceil(retryAfterMs / 1000)} seconds.`;
    case 'network':
    case 'timeout':
      return 'The tenant could not be reached; say so and do not guess the answer.';
    case 'keyring':
      return 'Nothing was sent. Ask the user to unlock the keyring of the computer, then try again.';
    case 'outdated':
      return 'Nothing was sent. Ask the user to run the command "Developer: Reload Window", then try again.';
    case 'left':
      return 'Stop here: what was read before is of a connection that is not in use any more. Tell the user, who can ask again.';
    case 'uncertain':
      return 'The record may exist. Look for it before anything is sent again.';
    case 'notFound':
    case 'rejected':
    case 'protocol':
      return 'Correct the input, or say what could not be read.';
  }
}
