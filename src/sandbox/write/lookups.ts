import type { Field, ObjectType } from '../catalogue/field';
import { isJsonObject, type Json, type Row } from '../row';
import type { Store } from '../store';
import { WriteFault } from './writeFault';

/** One entry of a `lookups` block: how a field of the record is found by other keys of the record. */
interface Lookup {
  readonly target: string;
  readonly sources: readonly { readonly key: string; readonly field: Field }[];
  readonly object: ObjectType;
  readonly take: Field;
  readonly severalAreError: boolean;
  readonly onNoMatch: string;
  readonly preset: unknown;
}

const NO_MATCH = ['ERROR', 'NULLABLE', 'DEFAULTVALUE'];
const SEVERAL = ['FIRSTMATCH', 'MARKASERROR'];

/** The `lookups` block of a call. The constructor refuses a block that is malformed. */
export class Lookups {
  readonly #list: readonly Lookup[];

  constructor(
    readonly store: Store,
    block: unknown,
  ) {
    if (block === undefined || block === null) this.#list = [];
    else if (isJsonObject(block))
      this.#list = Object.entries(block).map(([target, entry]) => readLookup(store, target, entry));
    else throw new WriteFault('body', 'lookups must be an object');
  }

  /** Whether a key of the record is there to find something by. */
  isSource(key: string): boolean {
    return this.#list.some(({ sources }) => sources.some((source) => source.key === key));
  }

  /** The fields that the record's own keys find; a list of keys finds a list. */
  resolve(record: Json): [target: string, value: unknown][] {
    return this.#list.flatMap((lookup): [string, unknown][] => {
      const [first] = lookup.sources;
      if (!lookup.sources.some(({ key }) => record[key] !== undefined)) return [];
      const given = first && record[first.key];
      if (lookup.sources.length === 1 && Array.isArray(given))
        return [[lookup.target, given.map((each: unknown) => this.#find(lookup, [each]))]];
      return [
        [
          lookup.target,
          this.#find(
            lookup,
            lookup.sources.map(({ key }) => record[key]),
          ),
        ],
      ];
    });
  }

  #find(lookup: Lookup, values: readonly unknown[]): unknown {
    const { sources, object, take, target } = lookup;
    const found = this.store
      .table(object)
      .all()
      .filter((row) => sources.every(({ field }, i) => matches(field, row, values[i])));
    const what = `${target}: ${object.name} ${sources.map(({ field }, i) => `${field.name} ${shown(values[i])}`).join(', ')}`;
    if (found.length > 1 && lookup.severalAreError)
      throw new WriteFault('severalMatches', `several records match for ${what}`);
    if (found[0]) return found[0][take.name] ?? null;
    if (lookup.onNoMatch === 'NULLABLE') return null;
    if (lookup.onNoMatch === 'DEFAULTVALUE') return lookup.preset;
    throw new WriteFault('noMatch', `no record matches for ${what}`);
  }
}

function readLookup(store: Store, target: string, entry: unknown): Lookup {
  const wrong = (what: string): WriteFault => new WriteFault('body', `lookups.${target}: ${what}`);
  if (!isJsonObject(entry)) throw wrong('must be an object');
  const object = store.catalogue.object(String(entry.objectName));
  if (!object) throw wrong(`no object ${String(entry.objectName)}`);
  const fieldOf = (name: unknown): Field => {
    const field = store.catalogue.field(object, String(name));
    if (field) return field;
    throw wrong(`${object.name} has no field ${String(name)}`);
  };
  if (!isJsonObject(entry.fields) || Object.keys(entry.fields).length === 0) throw wrong('fields missing');
  const several = SEVERAL.find((option) => option === (entry.multiMatchOption ?? 'FIRSTMATCH'));
  const onNoMatch = NO_MATCH.find((option) => option === (entry.onNoMatch ?? 'ERROR'));
  if (!several) throw wrong('multiMatchOption unknown');
  if (!onNoMatch) throw wrong('onNoMatch unknown');
  if (onNoMatch === 'DEFAULTVALUE' && entry.defaultValue === undefined) throw wrong('defaultValue missing');
  return {
    target,
    object,
    sources: Object.entries(entry.fields).map(([key, name]) => ({ key, field: fieldOf(name) })),
    take: fieldOf(entry.lookupField),
    severalAreError: several === 'MARKASERROR',
    onNoMatch,
    preset: entry.defaultValue,
  };
}

/** Addresses are the same in any case of their letters; every other value is taken as it is. */
function matches(field: Field, row: Row, wanted: unknown): boolean {
  const value = row[field.name];
  if (field.dataType !== 'EMAIL') return value !== null && value === wanted;
  return (
    typeof value === 'string' && typeof wanted === 'string' && value.toLowerCase() === wanted.toLowerCase()
  );
}

function shown(value: unknown): string {
  return value === undefined ? '(not given)' : JSON.stringify(value);
}
