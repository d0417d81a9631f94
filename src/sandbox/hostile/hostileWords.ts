import type { ObjectType } from '../catalogue/field';
import type { PicklistCategory } from '../catalogue/picklists';
import { withHostileText } from './hostileText';

/** The same objects under labels as an administrator who means harm would give them. */
export function hostileObjects(objects: readonly ObjectType[], turn: number): readonly ObjectType[] {
  return objects.map((object) => ({
    ...object,
    label: withHostileText(object.label, turn),
    labelPlural: withHostileText(object.labelPlural, turn),
    fields: object.fields.map((field) => ({ ...field, label: withHostileText(field.label, turn) })),
  }));
}

/** The same picklists with such labels. */
export function hostilePicklists(
  picklists: readonly PicklistCategory[],
  turn: number,
): readonly PicklistCategory[] {
  return picklists.map((category) => ({
    ...category,
    items: category.items.map((item) => ({ ...item, label: withHostileText(item.label, turn) })),
  }));
}
