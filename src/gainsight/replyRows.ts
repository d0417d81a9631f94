import { GainsightError, isGainsightError } from './errors';
import type { Row } from './objectQuery';
import type { Reply } from './call';

const EMPTY_TEXT = /no data found|no entity matches/i;

/** The rows of a reply, which come as a list, as `{records}` or, from the user service, as `{content}`. */
export function rowsOf({ data, requestId }: Reply): Row[] {
  const list = data === null || data === undefined ? [] : listIn(data);
  if (list === undefined)
    throw new GainsightError({
      kind: 'protocol',
      sentence: 'Gainsight answered in a form that is not known. Tell us the request id.',
      requestId,
    });
  return list.filter(isRow);
}

/** "Nothing found" is an error in two of its three forms; for a read it is an empty list. */
export async function orNothing(rows: Promise<Row[]>): Promise<Row[]> {
  try {
    return await rows;
  } catch (error) {
    if (isGainsightError(error) && saysNothingFound(error)) return [];
    throw error;
  }
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function saysNothingFound({ kind, code, detail }: GainsightError): boolean {
  if (code === 'GSOBJ_1011') return true;
  return (kind === 'rejected' || kind === 'notFound') && EMPTY_TEXT.test(detail ?? '');
}

function listIn(data: unknown): readonly unknown[] | undefined {
  if (isList(data)) return data;
  if (!isRow(data)) return undefined;
  if (data.records === null) return [];
  return [data.records, data.content].find(isList);
}

/** `Array.isArray` would make the elements `any`. */
function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
