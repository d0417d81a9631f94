import type { ObjectType } from './catalogue/field';
import { deletedPage, failure, success, type Reply } from './envelope';
import { whole, bodyOf } from './objectQuery';
import { idsOfLabels } from './query/configuredLabels';
import { compare, operatorOf, valuesOf } from './query/fieldCondition';
import { resolvePath, type FieldPath } from './query/fieldPath';
import { literalCondition } from './query/literals';
import { QueryFault, type QueryFaultReason } from './query/queryFault';
import { compileWhere, type Condition } from './query/where';
import type { Json, Row } from './row';
import type { Tenant } from './tenant';
import { presentRow, type DayStyle } from './variants';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1000;

/** One of the lists that speak the Cockpit's dialect. */
export interface CockpitList {
  readonly object: string;
  /** Fields that every row carries, asked for or not. */
  readonly defaults: readonly string[];
  /** Other names under which this list knows a field. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly linkedRecords?: boolean;
  readonly days: DayStyle;
}

const TEXTS: Partial<Record<QueryFaultReason, string>> = {
  noSelect: 'No fields found in select clause',
  unknownSelectField: 'Invalid fields in select clause',
  expression: 'Expression missing or incorrect in where clause',
  condition: 'Conditions missing or incorrect in where clause',
};

/** Answers a list of CTAs, tasks or success plans. */
export function cockpitQuery(tenant: Tenant, list: CockpitList, body: unknown): Reply {
  return refusing(() => {
    const query = bodyOf(body);
    return success(findRows(tenant, list, query, query.includeonlyDeletedRecords === true));
  });
}

/** Answers a list of deleted records, whose envelope says which page it is. */
export function deletedQuery(tenant: Tenant, list: CockpitList, body: unknown): Reply {
  return refusing(() => {
    const query = bodyOf(body);
    const size = whole(query.pageSize, 'pageSize', DEFAULT_PAGE_SIZE, 1);
    const page = whole(query.pageNumber, 'pageNumber', 1, 1);
    return deletedPage(findRows(tenant, list, query, true), size, page);
  });
}

function refusing(answer: () => Reply): Reply {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof QueryFault)) throw error;
    const text = TEXTS[error.reason] ?? 'Invalid field or operator in where clause';
    return failure(200, 'COCKPIT_5101', `${text} - ${error.detail}`, {});
  }
}

function findRows(tenant: Tenant, list: CockpitList, query: Json, deleted: boolean): Json[] {
  const { store } = tenant;
  const object = objectOf(tenant, list);
  const size = whole(query.pageSize, 'pageSize', DEFAULT_PAGE_SIZE, 1, MAX_PAGE_SIZE);
  const page = whole(query.pageNumber, 'pageNumber', 1, 1);
  const paths = columns(tenant, list, object, query.select);
  const filter = compileWhere(query.where, (condition) => readCondition(tenant, list, object, condition));
  return filter
    .rows(deleted ? store.removed(object) : store.table(object))
    .slice((page - 1) * size, page * size)
    .map((row) => presentListRow(tenant, list, row, paths, query.linkedObject === true));
}

export function presentListRow(
  tenant: Tenant,
  list: CockpitList,
  row: Row,
  paths: readonly FieldPath[],
  linked: boolean,
): Json {
  const shown = presentRow(tenant.store, row, paths, tenant.variants, list.days);
  if (linked && list.linkedRecords) shown.associatedRecords = linksOf(tenant, row);
  return shown;
}

/** The columns asked for, and those that come in any case. */
export function columns(tenant: Tenant, list: CockpitList, object: ObjectType, select: unknown): FieldPath[] {
  if (!Array.isArray(select) || select.length === 0) throw new QueryFault('noSelect', 'select');
  const names = select.map((name: unknown) => {
    if (typeof name === 'string') return name;
    throw new QueryFault('unknownSelectField', JSON.stringify(name));
  });
  const asked = new Set(names.map((name) => name.toLowerCase()));
  const missing = list.defaults.filter((name) => !asked.has(name.toLowerCase()));
  return [...names, ...missing].map((name) => listPath(tenant, list, object, name, 'unknownSelectField'));
}

export function objectOf({ store }: Tenant, list: CockpitList): ObjectType {
  return store.table(list.object).type;
}

function listPath(
  { store }: Tenant,
  list: CockpitList,
  object: ObjectType,
  name: string,
  unknown: QueryFaultReason = 'unknownField',
): FieldPath {
  const real = list.aliases?.[name.toLowerCase()] ?? name;
  return { ...resolvePath(store.catalogue, object, real, unknown), asked: name };
}

function readCondition(tenant: Tenant, list: CockpitList, object: ObjectType, condition: Json): Condition {
  if (condition.associatedRecord === true) return linkedCondition(tenant, list, condition);
  const name = condition.fieldName;
  if (typeof name !== 'string') throw new QueryFault('unknownField', 'fieldName missing');
  const path = listPath(tenant, list, object, name);
  if (condition.literal !== undefined)
    return literalCondition(tenant.store, tenant.calendar, path, condition, tenant.currentUser);
  const values = valuesOf(condition);
  return compare(tenant.store, path, operatorOf(condition), idsOfLabels(tenant.store, path.field, values));
}

function linkedCondition(tenant: Tenant, list: CockpitList, condition: Json): Condition {
  if (!list.linkedRecords || operatorOf(condition) !== 'INCLUDES')
    throw new QueryFault('operator', 'associatedRecord takes INCLUDES');
  const ids = valuesOf(condition);
  return { test: (row) => linksOf(tenant, row).some(({ recordId }) => ids.includes(recordId)) };
}

function linksOf({ links }: Tenant, row: Row): readonly { recordId: string }[] {
  return links.get(String(row.Gsid)) ?? [];
}
