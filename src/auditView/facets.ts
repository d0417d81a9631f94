import * as vscode from 'vscode';
import { WENT_WELL } from '../audit/auditFilter';
import type { AuditRecord } from '../audit/auditRecord';
import { plainLine } from '../base/plainText';
import type { ChosenFilter, FilterName } from './filters';
import type { Names } from './names';
import type { ShownLine } from './shownLine';
import { accountsOf } from './touchedRecords';
import { doorWords, resultWords } from './words';

/** A value that lines have, and how many of them. */
export interface Facet extends ChosenFilter {
  readonly count: number;
}

export type FacetName = Exclude<FilterName, 'time'>;

/** Of a very long record only so many lines are looked through for what can be chosen: the newest. */
export const MOST_LOOKED_THROUGH = 20_000;

/** The values that lines have, the most frequent first. */
export async function facetsIn(
  lines: AsyncIterable<ShownLine>,
  name: FacetName,
  names: Names,
): Promise<Facet[]> {
  const found = new Map<string, Facet>();
  let seen = 0;
  for await (const { record } of lines) {
    for (const value of valuesOf(record, name, names)) add(found, value);
    seen += 1;
    if (seen >= MOST_LOOKED_THROUGH) break;
  }
  return [...found.values()].sort(
    (one, other) => other.count - one.count || one.label.localeCompare(other.label),
  );
}

function add(found: Map<string, Facet>, { label, filter }: ChosenFilter): void {
  const { people } = filter;
  // One person has a pseudonym for each key: under one name they are one. Two companies may share a name.
  const key = people ? label : JSON.stringify(filter);
  const { count, filter: known } = found.get(key) ?? { count: 0, filter };
  const joined = people ? { people: new Set([...(known.people ?? []), ...people]) } : known;
  found.set(key, { label, count: count + 1, filter: joined });
}

function valuesOf(record: AuditRecord, name: FacetName, names: Names): ChosenFilter[] {
  const { user, action, result, door } = record;
  switch (name) {
    case 'account':
      return accountsOf(record).map((gsid) => ({
        label: plainLine(names.account(gsid)),
        filter: { record: gsid },
      }));
    case 'person':
      return user === undefined ? [] : [{ label: names.person(user), filter: { people: new Set([user]) } }];
    case 'action':
      return [{ label: names.action(action), filter: { action } }];
    case 'door':
      return [{ label: doorWords(door), filter: { door } }];
    case 'result':
      return [
        ...(WENT_WELL.has(result)
          ? []
          : [{ label: vscode.l10n.t('did not go well'), filter: { result: 'failed' } }]),
        { label: resultWords(result), filter: { result } },
      ];
  }
}
