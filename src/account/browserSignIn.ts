import type { UserRecord } from '../auth/credentialRecord';
import { rejected } from '../auth/oauth/failures';
import { beginSignIn, type PendingSignIn, type SignInOptions } from '../auth/oauth/signIn';
import { abortable } from '../base/abort';
import type { BrowserCallbacks } from './browserCallbacks';
import type { UserAnswers } from './signInAnswers';

export interface BrowserSignInOptions {
  readonly callbacks: Pick<BrowserCallbacks, 'expect'>;
  /** Opens the page of the tenant; false when the user did not want that. */
  readonly open: (url: string) => Promise<boolean>;
  /** The way to the tenant. */
  readonly fetch: typeof globalThis.fetch;
  /** Told of tokens that came after the user had called the sign-in off: nobody else knows of them. */
  readonly unused: (answers: UserAnswers, record: UserRecord) => void;
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly begin?: (options: SignInOptions, signal?: AbortSignal) => Promise<PendingSignIn>;
}

/** As long as an answer is taken. */
const LONGEST_MS = 10 * 60_000;

/** Signs a person in: the tenant's page in the browser, then tokens for what it brings back. Nothing is stored. */
export class BrowserSignIn {
  readonly #options: BrowserSignInOptions;

  constructor(options: BrowserSignInOptions) {
    this.#options = options;
  }

  /** Rejects with a sentence for people, or with the signal's reason when the user calls it off. */
  async run(answers: UserAnswers, signal: AbortSignal): Promise<UserRecord> {
    const { callbacks, open, fetch, now, begin = beginSignIn } = this.#options;
    const { origin, clientId, clientSecret, scope, redirectUri } = answers;
    const pending = await begin({ origin, clientId, clientSecret, scope, redirectUri, fetch, now }, signal);
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    let deliver: (callbackUrl: string) => void = () => undefined;
    const delivered = new Promise<string>((resolve) => (deliver = resolve));
    const { state, startedAt } = pending;
    const expected = await callbacks.expect({ state, startedAt, deliver }, redirectUri);
    try {
      signal.throwIfAborted();
      if (!(await abortable(open(pending.url), signal))) throw new DOMException('Not opened', 'AbortError');
      const callbackUrl = await abortable(Promise.race([delivered, this.#tooLate(either)]), signal);
      return await this.#unlessLeft(answers, pending.complete(callbackUrl), signal);
    } finally {
      over.abort();
      expected.dispose();
    }
  }

  /** The exchange goes on when nobody waits for it any more: it has an end of its own. */
  async #unlessLeft(
    answers: UserAnswers,
    issued: Promise<UserRecord>,
    signal: AbortSignal,
  ): Promise<UserRecord> {
    try {
      return await abortable(issued, signal);
    } catch (error) {
      const { unused } = this.#options;
      issued.then((record) => unused(answers, record)).catch(() => undefined);
      throw error;
    }
  }

  async #tooLate(signal: AbortSignal): Promise<never> {
    await this.#options.sleep(LONGEST_MS, signal);
    throw rejected('The browser brought back no answer within ten minutes. Nothing was done; sign in again.');
  }
}
