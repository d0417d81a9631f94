import type { Field } from '../catalogue/field';
import type { Row, Value } from '../row';
import type { Store } from '../store';
import { WriteFault } from './writeFault';

const EVERY_TYPE = 'ALL_CTA_TYPE';
const CLOSED = /^(closed|completed)\b/i;

/** The active item of this name that a field may hold; of several, the one for the type comes first. */
export function configuredItem(store: Store, field: Field, name: unknown, typeName?: string): Row {
  const items = itemsOf(store, field).filter((row) => row.Name === name);
  const fitting = items.find((row) => row.CtaType === typeName) ?? items.find((row) => fits(row, typeName));
  if (fitting) return fitting;
  const limit = items[0] ? ` for the type ${typeName ?? ''}` : '';
  throw new WriteFault('configuration', `${JSON.stringify(name)} is not configured${limit}`);
}

/** The first item in the order of display that passes. */
export function firstItem(store: Store, field: Field, passes: (row: Row) => boolean): Row | undefined {
  return itemsOf(store, field).find(passes);
}

/** Whether an item may stand on a CTA of this type. */
export function fits({ CtaType }: Row, typeName: string | undefined): boolean {
  return !CtaType || CtaType === EVERY_TYPE || CtaType === typeName;
}

/** Whether a record with this status is closed. */
export function isClosedStatus(row: Row | undefined): boolean {
  return CLOSED.test(String(row?.Name ?? ''));
}

export function itemName(store: Store, id: Value | undefined): string | undefined {
  const name = store.table('da_picklist').get(id ?? null)?.Name;
  return typeof name === 'string' ? name : undefined;
}

function itemsOf(store: Store, field: Field): Row[] {
  const rows = store.table('da_picklist').matching('Category', [field.configuration ?? '']);
  return rows
    .filter(({ Active }) => Active !== false)
    .sort((a, b) => Number(a.DisplayOrder ?? 0) - Number(b.DisplayOrder ?? 0));
}
