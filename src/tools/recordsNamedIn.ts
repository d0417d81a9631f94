import { isRecordId } from '../audit/recordId';

/**
 * Names, in lower case and without signs, of parameters, fields and cells that hold the id of a record. Those of users
 * and of picklist items stand under others.
 */
const NAMES: ReadonlySet<string> = new Set([
  ...['gsid', 'gsids', 'account', 'accountid', 'accountgsid', 'contextgsid', 'activitygsid'],
  ...['ctagsid', 'ctaid', 'plangsid', 'ctagroupid', 'relationshipid'],
]);
/** What the ids of companies begin with: they count under any name, since every object calls its company otherwise. */
const COMPANY = '1P02';
const DEEPEST = 8;

/** The records that an input or an answer names by their ids, each once. */
export function recordsNamedIn(value: unknown): string[] {
  const found = new Set<string>();
  gather(value, '', found, 0);
  return [...found];
}

function gather(value: unknown, name: string, found: Set<string>, depth: number): void {
  if (typeof value === 'string') {
    const text = value.trim();
    if (isRecordId(text) && (text.startsWith(COMPANY) || NAMES.has(bare(name)))) found.add(text);
  } else if (typeof value === 'object' && value !== null && depth < DEEPEST) {
    for (const [key, item] of Object.entries(value)) gather(item, nameOf(value, key, name), found, depth + 1);
  }
}

/** Items of a list go by its name, and the values of a condition by that of its field. */
function nameOf(holder: object, key: string, name: string): string {
  if (Array.isArray(holder)) return name;
  if (key !== 'value') return key;
  const { name: field, fieldName = field }: { name?: unknown; fieldName?: unknown } = holder;
  return typeof fieldName === 'string' ? fieldName : key;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}
