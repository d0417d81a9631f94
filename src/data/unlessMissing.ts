import { isGainsightError } from '../gainsight/errors';

/**
 * The answer, or `fallback` where the tenant does not have or does not show what was asked for.
 * What concerns every call (signed out, offline, too many calls) is thrown on.
 */
export async function unlessMissing<T>(read: () => Promise<T>, fallback: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (isGainsightError(error, 'forbidden', 'notFound', 'rejected', 'protocol')) return fallback;
    throw error;
  }
}
