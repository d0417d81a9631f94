import type { FieldInfo } from '../../model/metadata';

const MOST_OPTIONS = 15;

/** A field in few words: what describe says of it that a query or a write can use. */
export function fieldRow(
  field: FieldInfo,
  show: { readonly options: boolean; readonly ids: boolean },
): object {
  const { name, label, dataType, required, hidden, lookup, options } = field;
  return {
    field: name,
    label: spaced(name) === label.toLowerCase() ? undefined : label,
    type: lookup?.object === undefined ? dataType : `${dataType} ${lookup.object} (${lookup.path})`,
    ...(required ? { required } : {}),
    ...(hidden ? { hidden } : {}),
    ...(show.options && options.length > 0 ? optionsOf(field, show.ids) : {}),
  };
}

function optionsOf({ options }: FieldInfo, ids: boolean): object {
  const active = options.filter((option) => option.active);
  const shown = ids ? active : active.slice(0, MOST_OPTIONS);
  const more = active.length - shown.length;
  return {
    options: ids
      ? Object.fromEntries(shown.map(({ gsid, label }) => [gsid, label]))
      : shown.map(({ label }) => label),
    ...(more > 0 ? { moreOptions: more } : {}),
  };
}

/** `RenewalDate` and `Renewal_Date__gc` both read as "renewal date": such a label says nothing more. */
function spaced(name: string): string {
  return name
    .replace(/__gc$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}
