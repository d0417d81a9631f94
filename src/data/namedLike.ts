import { aliasAt } from '../gainsight/aliases';
import type { GainsightClient } from '../gainsight/client';
import type { Row } from '../gainsight/objectQuery';
import { wordPieces } from '../model/wordPieces';
import { queryTolerantly } from './queryTolerantly';
import { unlessMissing } from './unlessMissing';

const MOST = 1000;
const START = 2;

interface Sought {
  readonly object: string;
  readonly select: readonly string[];
  /** The field that holds what was mistyped. */
  readonly field: string;
}

/**
 * Records of which a field begins like a mistyped text, or shares a piece of one of its words: one call. None where it
 * cannot be read: a suggestion is a comfort.
 */
export async function namedLike(
  client: Pick<GainsightClient, 'queryObjects'>,
  { object, select, field }: Sought,
  typed: string,
  signal?: AbortSignal,
): Promise<readonly Row[]> {
  const start = typed.trim().slice(0, START);
  if (start.length < START) return [];
  const conditions = [
    { name: field, operator: 'STARTS_WITH', value: [start] },
    ...wordPieces(typed).map((piece) => ({ name: field, operator: 'CONTAINS', value: [piece] })),
  ].map((condition, place) => ({ ...condition, alias: aliasAt(place) }));
  const where = { conditions, expression: conditions.map(({ alias }) => alias).join(' OR ') };
  const query = { object, select, where, orderBy: { [field]: 'asc' as const }, limit: MOST };
  return unlessMissing<readonly Row[]>(() => queryTolerantly(client, query, signal), []);
}
