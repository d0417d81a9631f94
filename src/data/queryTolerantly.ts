import type { GainsightClient } from '../gainsight/client';
import { withoutUnknownFields } from '../gainsight/objectQuery';
import type { ObjectQuery, Row } from '../gainsight/objectQuery';

/** Reads with our own default fields, and once more without those that this tenant says it does not have. */
export async function queryTolerantly(
  client: Pick<GainsightClient, 'queryObjects'>,
  query: ObjectQuery,
  signal?: AbortSignal,
): Promise<Row[]> {
  try {
    return await client.queryObjects(query, { signal });
  } catch (error) {
    const reduced = withoutUnknownFields(query, error);
    if (!reduced) throw error;
    return client.queryObjects(reduced, { signal });
  }
}
