import type { ObjectType } from '../catalogue/field';
import type { Json } from '../row';
import type { Store } from '../store';
import { readPath, resolvePath, type FieldPath } from './fieldPath';
import { compileOperator } from './operators';
import { QueryFault } from './queryFault';
import type { Condition } from './where';

/** Reads a condition on a field; `nameKey` is the key under which this dialect expects the field's name. */
export function fieldCondition(
  store: Store,
  object: ObjectType,
  condition: Json,
  nameKey: 'name' | 'fieldName',
): Condition {
  const path = conditionPath(store, object, condition, nameKey);
  return compare(store, path, operatorOf(condition), valuesOf(condition));
}

/** The field that a condition is about. */
export function conditionPath(
  store: Store,
  object: ObjectType,
  condition: Json,
  nameKey: 'name' | 'fieldName',
): FieldPath {
  const name = condition[nameKey];
  if (typeof name !== 'string' || name === '')
    throw new QueryFault('condition', `a condition has no ${nameKey}`);
  return resolvePath(store.catalogue, object, name);
}

export function operatorOf({ operator }: Json): string {
  if (typeof operator !== 'string') throw new QueryFault('operator', 'a condition has no operator');
  return operator;
}

/** The list of values; it may be left out where the operator takes none. */
export function valuesOf(condition: Json): readonly unknown[] {
  const { value } = condition;
  if (value === undefined && /^IS_(NOT_)?NULL$/.test(operatorOf(condition))) return [];
  if (!Array.isArray(value)) throw new QueryFault('condition', 'value must be a list');
  return value as unknown[];
}

export function compare(
  store: Store,
  path: FieldPath,
  operator: string,
  values: readonly unknown[],
): Condition {
  const { field, hops } = path;
  const accepts = compileOperator(field, operator, values);
  const test: Condition['test'] = (row) => accepts(readPath(store, row, path));
  const indexed = hops.length === 0 && (field.dataType === 'GSID' || field.dataType === 'LOOKUP');
  const sought = operator === 'EQ' ? values.slice(0, 1) : operator === 'IN' ? values : undefined;
  if (!indexed || !sought) return { test };
  return { test, equals: { field: field.name, values: sought.map(String) } };
}
