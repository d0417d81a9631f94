import type { UserRecord } from '../../auth/credentialRecord';
import { listenOnLoopback } from '../../auth/oauth/loopback.node';
import { PendingSignIns } from '../../auth/oauth/pendingSignIns';
import type { PendingSignIn } from '../../auth/oauth/signIn';
import { abortable } from '../../base/abort';

export interface BrowserAnswerOptions {
  readonly port: number;
  readonly now: () => number;
  /** Shows the person where to sign in. */
  readonly show: (url: string) => void;
  /** Told once of an answer that belongs to no sign-in; what else comes to the port is nobody's news. */
  readonly onStray: () => void;
  readonly signal: AbortSignal;
}

const TEXT = 'You can close this page. The terminal says whether you are signed in.';

/**
 * Waits for the browser's answer on a port of this machine and exchanges it for tokens. The port is taken before
 * anybody is shown where to sign in, and given back whatever comes of it.
 */
export async function browserAnswer(
  begin: () => Promise<PendingSignIn>,
  { port, now, show, onStray, signal }: BrowserAnswerOptions,
): Promise<UserRecord> {
  const waiting = new PendingSignIns<PendingSignIn>(now);
  let arrived: (answer: { readonly pending: PendingSignIn; readonly url: string }) => void = () => undefined;
  const answer = new Promise<{ readonly pending: PendingSignIn; readonly url: string }>(
    (resolve) => (arrived = resolve),
  );
  let told = false;
  const deliver = (url: string): void => {
    try {
      arrived({ pending: waiting.take(url), url });
    } catch {
      if (told || !new URL(url).searchParams.has('state')) return;
      told = true;
      onStray();
    }
  };
  const listening = await listenOnLoopback({ port, deliver, text: TEXT });
  try {
    const pending = await begin();
    waiting.add(pending);
    show(pending.url);
    const { url } = await abortable(answer, signal);
    return await pending.complete(url, signal);
  } finally {
    listening.dispose();
  }
}
