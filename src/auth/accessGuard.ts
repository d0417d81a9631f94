import { GainsightError, isGainsightError } from '../gainsight/errors';
import type { Credential } from '../gainsight/call';
import type { Transport } from '../gainsight/transport';

/** What the guard found out about the connection, from the calls that went through it. */
export interface GuardEvents {
  /** The tenant answered. */
  reached(): void;
  /** No answer came. */
  unreachable(message: string): void;
  /** The credential was refused or is missing. Told once; from then on nothing is sent. */
  refused(error: GainsightError): void;
}

type Sender = Pick<Transport, 'send'>;

/**
 * Stands at both ends of a connection's transport and fails closed: after the first refusal, or when the
 * connection is left, no further call leaves, not even one that was waiting for its turn already.
 */
export class AccessGuard {
  readonly #events: GuardEvents;
  #closed: GainsightError | undefined;

  constructor(events: GuardEvents) {
    this.#events = events;
  }

  /** For the transport: asked right before each call is sent. */
  credential(inner: Credential): Credential {
    return {
      headers: async (signal) => {
        this.#throwIfClosed();
        const headers = await inner.headers(signal);
        this.#throwIfClosed();
        return headers;
      },
    };
  }

  /** Around the network itself: also for calls that are sent once more with a renewed token. */
  fetch(inner: typeof globalThis.fetch): typeof globalThis.fetch {
    return async (input, init) => {
      this.#throwIfClosed();
      return inner(input, init);
    };
  }

  /** In front of the transport: sees how each call ended. */
  sender(inner: Sender): Sender {
    return {
      send: async (call, options) => {
        this.#throwIfClosed();
        try {
          const reply = await inner.send(call, options);
          this.#tell(() => this.#events.reached());
          return reply;
        } catch (error) {
          this.#judge(error);
          throw error;
        }
      },
    };
  }

  /** The connection is no longer in use: nothing leaves any more and nothing is told. */
  close(): void {
    this.#closed ??= new GainsightError({
      kind: 'left',
      sentence:
        'The connection was changed meanwhile, so nothing more was sent over the earlier one. Try again.',
    });
  }

  #judge(error: unknown): void {
    if (!isGainsightError(error)) return;
    if (error.kind === 'signedOut')
      this.#tell(() => {
        this.#closed = error;
        this.#events.refused(error);
      });
    else if (isUnreachable(error)) this.#tell(() => this.#events.unreachable(error.message));
    else if (error.status !== undefined && error.kind !== 'protocol')
      this.#tell(() => this.#events.reached());
  }

  /** Calls that end after the guard was closed say nothing about the connection that is in use by then. */
  #tell(event: () => void): void {
    if (!this.#closed) event();
  }

  #throwIfClosed(): void {
    if (this.#closed) throw this.#closed;
  }
}

/** A tenant that answers 500 to one question is there; one whose gateway finds no server behind it is not. */
function isUnreachable(error: GainsightError): boolean {
  if (error.kind === 'timeout') return true;
  return error.kind === 'network' && (error.status === undefined || error.status > 500);
}
