import type { Listen } from '../auth/oauth/loopback.node';
import { loopbackAddress, loopbackPort } from '../auth/oauth/loopbackAddress';
import { type Pending, PendingSignIns } from '../auth/oauth/pendingSignIns';
import type { Disposable } from '../base/disposable';

/** A sign-in that waits for what the browser brings back. */
export interface Waiting extends Pending {
  deliver(callbackUrl: string): void;
}

export interface BrowserCallbacksOptions {
  readonly settings: { readonly oauthCallback: 'uri' | 'loopback'; readonly oauthPort: number };
  /** The address that VS Code opens this extension with. */
  readonly uriAddress: () => Promise<string>;
  readonly listen: Listen;
  readonly now: () => number;
  /** An answer that belongs to no sign-in, in a sentence for people. */
  readonly onStray: (message: string) => void;
  /** What came to the port beside answers, and answers that belong to none after the first; told once a sign-in. */
  readonly onIgnored: () => void;
  /** What the browser shows when it has brought back its answer. */
  readonly text: string;
}

/**
 * The ways back from the browser. Each answer goes to the one sign-in that waits for it; what belongs to none of
 * this window, comes again or comes too late changes nothing.
 */
export class BrowserCallbacks {
  readonly #options: BrowserCallbacksOptions;
  readonly #waiting: PendingSignIns<Waiting>;

  constructor(options: BrowserCallbacksOptions) {
    this.#options = options;
    this.#waiting = new PendingSignIns(options.now);
  }

  /** What has to be registered with the application for the sign-in that begins now. */
  async address(): Promise<string> {
    const { settings, uriAddress } = this.#options;
    return settings.oauthCallback === 'loopback' ? loopbackAddress(settings.oauthPort) : uriAddress();
  }

  /** Takes an address that was opened. Never throws: anybody can make VS Code open one. */
  handle(callbackUrl: string): void {
    this.#take(callbackUrl, this.#options.onStray);
  }

  /** From now on the answer reaches this sign-in, until what is returned is disposed. */
  async expect(waiting: Waiting, redirectUri: string): Promise<Disposable> {
    const { listen, text } = this.#options;
    // Where the tenant was told to send the browser, whatever was set since the questions were asked.
    const port = loopbackPort(redirectUri);
    const listening =
      port === undefined ? undefined : await listen({ port, text, deliver: this.#fromPort() });
    this.#waiting.add(waiting);
    return {
      dispose: () => {
        this.#waiting.cancel(waiting);
        listening?.dispose();
      },
    };
  }

  /** Any program and page of this computer reaches a port: only what looks like an answer is told, and that once. */
  #fromPort(): (callbackUrl: string) => void {
    const { onStray, onIgnored } = this.#options;
    const told = { stray: false, ignored: false };
    return (callbackUrl) =>
      this.#take(callbackUrl, (message) => {
        const isAnswer = new URL(callbackUrl).searchParams.has('state');
        if (isAnswer && !told.stray) {
          told.stray = true;
          onStray(message);
        } else if (!told.ignored) {
          told.ignored = true;
          onIgnored();
        }
      });
  }

  #take(callbackUrl: string, onStray: (message: string) => void): void {
    try {
      this.#waiting.take(callbackUrl).deliver(callbackUrl);
    } catch (error) {
      onStray(error instanceof Error ? error.message : '');
    }
  }
}
