import { queryTolerantly } from '../../data/queryTolerantly';
import type { Tenant } from '../../data/tenant';
import { isGainsightError } from '../../gainsight/errors';
import type { ConditionA, ObjectQuery, Row, WhereA } from '../../gainsight/objectQuery';
import type { Labels } from './compactRow';
import type { ToolAnswer } from '../toolAnswer';
import { comparedAs, type Labelled, meantInWords, readAs, withFieldHelp } from '../query/fieldHelp';
import { wholeTextFields } from '../query/conditionValues';
import { listed } from './listed';
import { type FieldKey, prepareWhere } from '../query/prepareWhere';

const KEY: FieldKey<ConditionA> = {
  of: ({ name }) => name,
  with: (condition, name) => ({ ...condition, name }),
};

/** What an object query asks for; `usual` are the fields when none were named. */
export interface ObjectRowsQuery {
  readonly object: string;
  readonly select?: readonly string[] | undefined;
  readonly usual: readonly string[];
  readonly where: WhereA | undefined;
  readonly orderBy?: ObjectQuery['orderBy'];
  readonly limit: number;
  readonly offset: number;
  /** Plural, for the scope line: `Companies`. */
  readonly what: string;
  /** Labels of picklist fields, where the object has some. */
  readonly labels?: Labels | undefined;
  /** Fields that hold no markup, in lower case. */
  readonly plain?: ReadonlySet<string> | undefined;
  readonly facts?: object | undefined;
}

/** Runs an object query for a tool: names become ids, field names are helped with, rows are made compact. */
export async function objectRows(
  query: ObjectRowsQuery,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  const { object, limit, offset, what } = query;
  const prepared = await prepareWhere(query.where, object, KEY, tenant, signal);
  if ('answer' in prepared) return prepared.answer;
  const asked = query.select?.length ? query.select : undefined;
  const { where } = prepared;
  const wire = { object, select: asked ?? query.usual, where, orderBy: query.orderBy, limit, offset };
  const read = async (): Promise<ToolAnswer> => {
    // Only our own default fields may be missing in a tenant; a field that was asked for by name must be answered for.
    const rows = asked
      ? await withNames(wire, query.usual, tenant, signal)
      : await queryTolerantly(tenant.client, wire, signal);
    return listed({
      rows,
      size: limit,
      nextCall: `offset ${offset + rows.length}`,
      scope: where ? `${what} of the whole tenant that meet the conditions` : `${what} of the whole tenant`,
      source: object,
      clock: tenant.clock,
      labels: query.labels,
      plain: query.plain,
      asked,
      wholeText: wholeTextFields(where?.conditions, KEY.of),
      facts: { notChecked: prepared.notChecked, ...query.facts },
    });
  };
  const names = namesIn({ ...query, select: asked });
  return withFieldHelp(object, names, tenant, signal, {
    read,
    again: (meant) => objectRows(renamed(query, meant), tenant, signal),
  });
}

/** The rows, with the name beside each id that was asked for: an id alone would cost a further call. */
async function withNames(
  wire: ObjectQuery,
  usual: readonly string[],
  { client }: Pick<Tenant, 'client'>,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const asked = new Set(wire.select.map((name) => name.toLowerCase()));
  const names = usual.filter((path) => {
    const [, id] = /^(.+)__gr\.Name$/i.exec(path.toLowerCase()) ?? [];
    return id !== undefined && asked.has(id) && !asked.has(path.toLowerCase());
  });
  try {
    return await client.queryObjects({ ...wire, select: [...wire.select, ...names] }, { signal });
  } catch (error) {
    // The tenant may lack what was added.
    if (names.length === 0 || !isGainsightError(error, 'rejected')) throw error;
    return client.queryObjects(wire, { signal });
  }
}

function namesIn({ select = [], where, orderBy = {} }: ObjectRowsQuery): string[] {
  return [...select, ...(where?.conditions ?? []).map(({ name }) => name), ...Object.keys(orderBy)];
}

/** The same question under the names of the fields that were meant. */
function renamed(query: ObjectRowsQuery, meant: Labelled): ObjectRowsQuery {
  const { select, where, orderBy, facts } = query;
  const nameOf = (name: string): string => meant.get(name)?.name ?? name;
  return {
    ...query,
    select: select && readAs(select, meant),
    where: where && {
      ...where,
      conditions: where.conditions.map((one) => ({
        ...one,
        name: comparedAs(one.name, one.operator, meant),
      })),
    },
    orderBy: orderBy && Object.fromEntries(Object.entries(orderBy).map(([name, way]) => [nameOf(name), way])),
    facts: { ...facts, fieldsMeant: meantInWords(meant) },
  };
}
