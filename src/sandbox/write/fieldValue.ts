import { isCalendarDay } from '../../base/dates';
import type { Field } from '../catalogue/field';
import { picklistOf } from '../catalogue/picklists';
import { parseInstant } from '../query/dateForms';
import type { Value } from '../row';
import type { Store } from '../store';
import { WriteFault } from './writeFault';

const MAX_TEXT = 255;
const ID = /^[A-Za-z0-9]+$/;
const WITH_OFFSET = /T.*(Z|[+-]\d{2}:?\d{2})$/;

/** What a field stores of a value that came over the wire; picklists and lookups take ids only. */
export function fieldValue(store: Store, field: Field, given: unknown): Value {
  if (given === null || given === undefined) return null;
  switch (field.dataType) {
    case 'NUMBER':
    case 'CURRENCY':
    case 'PERCENTAGE':
      if (typeof given === 'number' && Number.isFinite(given)) return given;
      throw new WriteFault('value', `${field.name} takes a number, not ${shown(given)}`);
    case 'BOOLEAN':
      if (typeof given === 'boolean') return given;
      throw new WriteFault('value', `${field.name} takes true or false, not ${shown(given)}`);
    case 'DATE':
      if (typeof given === 'string' && isCalendarDay(given)) return given;
      throw new WriteFault('date', `${field.name} takes yyyy-MM-dd, not ${shown(given)}`);
    case 'DATETIME':
      return instant(field, given);
    case 'PICKLIST':
      return item(field, given);
    case 'MULTISELECTDROPDOWNLIST':
      if (Array.isArray(given)) return given.map((each: unknown) => item(field, each));
      throw new WriteFault('value', `${field.name} takes a list of item ids`);
    case 'LOOKUP':
      return record(store, field, given);
    default:
      return text(field, given);
  }
}

function instant(field: Field, given: unknown): string {
  const found = typeof given === 'string' && WITH_OFFSET.test(given) ? parseInstant(given) : undefined;
  if (found !== undefined) return new Date(found).toISOString();
  throw new WriteFault('dateTime', `${field.name} takes a date-time with an offset, not ${shown(given)}`);
}

function item(field: Field, given: unknown): string {
  const found = picklistOf(field.picklist ?? '')?.items.find(({ gsid }) => gsid === given);
  if (found) return found.gsid;
  throw new WriteFault('value', `${field.name} has no item ${shown(given)}`);
}

function record(store: Store, field: Field, given: unknown): string {
  if (typeof given !== 'string' || !ID.test(given))
    throw new WriteFault('id', `${field.name} takes a GSID, not ${shown(given)}`);
  const found = store.table(field.lookup ?? '').get(given);
  if (!found || (field.configuration && found.Category !== field.configuration))
    throw new WriteFault('noMatch', `no record of ${field.lookup ?? ''} for ${field.name}: ${given}`);
  return given;
}

function text(field: Field, given: unknown): string {
  if (typeof given !== 'string')
    throw new WriteFault('value', `${field.name} takes text, not ${shown(given)}`);
  if (field.dataType !== 'RICHTEXTAREA' && given.length > MAX_TEXT)
    throw new WriteFault('tooLong', `${field.name} is longer than ${MAX_TEXT} characters`);
  return given;
}

function shown(value: unknown): string {
  return JSON.stringify(value);
}
