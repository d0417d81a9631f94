import type { Catalogue } from '../catalogue/catalogue';
import type { Field, ObjectType } from '../catalogue/field';
import type { Row, Value } from '../row';
import type { Store } from '../store';
import { QueryFault, type QueryFaultReason } from './queryFault';

/** A field as a query names it: `Csm__gr.Name` is the field Name behind the lookup Csm. */
export interface FieldPath {
  /** The caller's own spelling, which replies repeat. */
  readonly asked: string;
  readonly hops: readonly Field[];
  readonly field: Field;
}

const FOLLOWED = /__gr$/i;

/** Finds the field behind a path, whatever the case of its letters. */
export function resolvePath(
  catalogue: Catalogue,
  object: ObjectType,
  asked: string,
  unknown: QueryFaultReason = 'unknownField',
): FieldPath {
  const segments = asked.split('.');
  const last = segments.pop() ?? '';
  const hops: Field[] = [];
  let here = object;
  for (const segment of segments) {
    const field = FOLLOWED.test(segment) ? catalogue.field(here, segment.replace(FOLLOWED, '')) : undefined;
    if (!field) throw new QueryFault(unknown, asked);
    const next = field.lookup ? catalogue.object(field.lookup) : undefined;
    if (!next) throw new QueryFault('lookupPath', asked);
    hops.push(field);
    here = next;
  }
  const field = catalogue.field(here, last);
  if (!field) throw new QueryFault(unknown, asked);
  return { asked, hops, field };
}

/** The value at the end of a path; null when a lookup on the way is empty or names no record. */
export function readPath(store: Store, row: Row, { hops, field }: FieldPath): Value {
  let here: Row | undefined = row;
  for (const hop of hops) {
    const id: Value = here[hop.name] ?? null;
    here = id === null ? undefined : store.table(hop.lookup ?? '').get(id);
    if (!here) return null;
  }
  return here[field.name] ?? null;
}
