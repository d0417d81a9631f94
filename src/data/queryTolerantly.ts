import type { GainsightClient } from '../gainsight/client';
import { withoutUnknownFields } from '../gainsight/objectQuery';
import type { ObjectQuery, Row } from '../gainsight/objectQuery';

/** Some tenants name one field at a time. */
const MOST_REPEATS = 5;

/** Reads with our own default fields, and again without those that this tenant says it does not have. */
export function queryTolerantly(
  client: Pick<GainsightClient, 'queryObjects'>,
  query: ObjectQuery,
  signal?: AbortSignal,
): Promise<Row[]> {
  return readTolerantly(query, (asked) => client.queryObjects(asked, { signal }));
}

/** The same for every read that names its fields; without those that are `needed` there is no answer. */
export async function readTolerantly<Q extends { readonly select: readonly string[] }>(
  query: Q,
  read: (query: Q) => Promise<Row[]>,
  needed: readonly string[] = [],
): Promise<Row[]> {
  let asked = query;
  for (let repeats = 0; ; repeats += 1) {
    try {
      return await read(asked);
    } catch (error) {
      const reduced = repeats < MOST_REPEATS ? withoutUnknownFields(asked, error) : undefined;
      if (!reduced || !needed.every((name) => reduced.select.includes(name))) throw error;
      asked = reduced;
    }
  }
}
