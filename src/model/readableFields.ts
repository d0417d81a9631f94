import type { FieldInfo, ObjectDescription } from './metadata';
import { pathOf } from './usualFields';

/** A field as it is read: of a lookup the name of the record that it leads to. */
export interface ReadableField {
  readonly path: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly options: readonly string[];
}

/** `amount` = money and shares; `moment` = a day with a time; `item` = one of a picklist; `record` = a lookup that lists its values. */
export type FieldKind =
  'text' | 'number' | 'amount' | 'day' | 'moment' | 'yesNo' | 'item' | 'items' | 'record';

const KINDS: Readonly<Record<string, FieldKind>> = {
  NUMBER: 'number',
  CURRENCY: 'amount',
  PERCENTAGE: 'amount',
  DATE: 'day',
  DATETIME: 'moment',
  BOOLEAN: 'yesNo',
};

/** What of an object can be read and asked for, hidden fields left out. */
export function readableFields({ fields }: ObjectDescription): readonly ReadableField[] {
  return fields.filter(({ hidden }) => !hidden).map(readable);
}

function readable(field: FieldInfo): ReadableField {
  const active = field.options.filter((one) => one.active).map((one) => one.label);
  return {
    path: pathOf(field),
    label: field.label,
    kind: active.length > 0 ? listedKind(field) : (KINDS[field.dataType] ?? 'text'),
    options: [...new Set(active)],
  };
}

function listedKind({ dataType }: FieldInfo): FieldKind {
  if (dataType === 'MULTISELECTDROPDOWNLIST') return 'items';
  return dataType === 'LOOKUP' ? 'record' : 'item';
}
