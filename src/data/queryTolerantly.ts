import type { GainsightClient } from '../gainsight/client';
import type { CockpitQuery } from '../gainsight/cockpitQuery';
import { withoutUnknownFields } from '../gainsight/objectQuery';
import type { ObjectQuery, Row } from '../gainsight/objectQuery';

/** Some tenants name one field at a time. */
const MOST_REPEATS = 5;

/** Knows which fields its tenant lacks, where it is a whole client. */
type Remembering = Partial<Pick<GainsightClient, 'missingFields'>>;

/**
 * Reads with our own default fields, and again without those that this tenant says it does not have; later readings
 * leave them out at once. Without those that are `needed` there is no answer.
 */
export function queryTolerantly(
  client: Pick<GainsightClient, 'queryObjects'> & Remembering,
  query: ObjectQuery,
  signal?: AbortSignal,
  needed?: readonly string[],
): Promise<Row[]> {
  const read = (asked: ObjectQuery): Promise<Row[]> => client.queryObjects(asked, { signal });
  return readTolerantly(client, query.object, query, read, needed);
}

/** The same from the Cockpit's list of CTAs. */
export function listCtasTolerantly(
  client: Pick<GainsightClient, 'listCtas'> & Remembering,
  query: CockpitQuery,
  signal?: AbortSignal,
  needed?: readonly string[],
): Promise<Row[]> {
  const read = (asked: CockpitQuery): Promise<Row[]> => client.listCtas(asked, { signal });
  return readTolerantly(client, 'list of CTAs', query, read, needed);
}

/** The same from the Cockpit's list of success plans. */
export function listPlansTolerantly(
  client: Pick<GainsightClient, 'listSuccessPlans'> & Remembering,
  query: CockpitQuery,
  signal?: AbortSignal,
): Promise<Row[]> {
  return readTolerantly(client, 'list of plans', query, (asked) =>
    client.listSuccessPlans(asked, { signal }),
  );
}

async function readTolerantly<Q extends { readonly select: readonly string[] }>(
  { missingFields }: Remembering,
  source: string,
  query: Q,
  read: (query: Q) => Promise<Row[]>,
  needed: readonly string[] = [],
): Promise<Row[]> {
  const suffices = (select: readonly string[]): boolean => needed.every((name) => select.includes(name));
  const known = missingFields?.without(source, query.select) ?? query.select;
  // What is needed is asked for all the same: the tenant's own refusal says what is wrong.
  const first = suffices(known) ? { ...query, select: known } : query;
  let asked = first;
  for (let repeats = 0; ; repeats += 1) {
    try {
      const rows = await read(asked);
      const { select } = asked;
      // Only what was refused just now: what was left out from the start may have been forgotten meanwhile.
      const missing = first.select.filter((field) => !select.includes(field));
      if (missing.length > 0) missingFields?.note(source, missing);
      return rows;
    } catch (error) {
      const reduced = repeats < MOST_REPEATS ? withoutUnknownFields(asked, error) : undefined;
      if (!reduced || !suffices(reduced.select)) throw error;
      asked = reduced;
    }
  }
}
