import type { FieldInfo, ObjectDescription } from '../model/metadata';
import { pathOf } from '../model/usualFields';

/** A field as it is read: of a lookup the name of the record that it leads to. */
export interface ReadableField {
  readonly path: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly options: readonly string[];
}

export type FieldKind = 'text' | 'number' | 'day' | 'yesNo' | 'choice';

const KINDS: Readonly<Record<string, FieldKind>> = {
  NUMBER: 'number',
  CURRENCY: 'number',
  PERCENTAGE: 'number',
  DATE: 'day',
  DATETIME: 'day',
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
    kind: active.length > 0 ? 'choice' : (KINDS[field.dataType] ?? 'text'),
    options: [...new Set(active)],
  };
}
