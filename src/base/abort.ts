/** The promise's outcome, or the signal's reason as soon as it aborts, also when the work ignores the signal. */
export async function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  // The work may fail after nobody waits for it any more; that is not an unhandled rejection.
  work.catch(() => undefined);
  signal.throwIfAborted();
  let forget: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    forget = onAbort(signal, () => reject(reasonOf(signal)));
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    forget();
  }
}

/**
 * Acts when the signal aborts, unless what it returns was called before. One reading waits in many places at once, and
 * Node takes more than ten listeners of a signal for a leak: so each listens to a signal of its own that follows.
 */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  const follower = AbortSignal.any([signal]);
  follower.addEventListener('abort', act, { once: true });
  return () => follower.removeEventListener('abort', act);
}

/** Resolves after `ms`, or rejects with the signal's reason when it aborts first. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await abortable(new Promise<void>((resolve) => (timer = setTimeout(resolve, ms))), signal);
  } finally {
    clearTimeout(timer);
  }
}

/** The reason of an aborted signal as an error; `AbortError` unless whoever aborted gave another. */
export function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError');
}
