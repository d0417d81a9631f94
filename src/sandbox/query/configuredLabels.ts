import type { Field } from '../catalogue/field';
import type { Store } from '../store';

/** Cockpit filters may name items of a picklist by label: each label becomes the ids it stands for. */
export function idsOfLabels(store: Store, field: Field, values: readonly unknown[]): unknown[] {
  return values.flatMap((value) => {
    const found = typeof value === 'string' ? idsOf(store, field, value) : [];
    return found.length > 0 ? found : [value];
  });
}

function idsOf(store: Store, field: Field, label: string): unknown[] {
  const wanted = label.toLowerCase();
  if (field.configuration) {
    return store
      .table('da_picklist')
      .all()
      .filter((row) => row.Category === field.configuration && nameOf(row.Name) === wanted)
      .map((row) => row.Gsid);
  }
  const items = store.catalogue.picklist(field.picklist)?.items ?? [];
  return items.filter((item) => item.label.toLowerCase() === wanted).map((item) => item.gsid);
}

function nameOf(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}
