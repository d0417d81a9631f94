import type { Tenant } from '../../data/tenant';
import type { CockpitQuery, ConditionB, WhereB } from '../../gainsight/cockpitQuery';
import type { Row } from '../../gainsight/objectQuery';
import { nameCurrentUser } from '../resolve/currentUser';
import type { ToolAnswer } from '../toolAnswer';
import { comparedAs, type Labelled, meantInWords, readAs, withFieldHelp } from '../query/fieldHelp';
import { wholeTextFields } from '../query/conditionValues';
import { listed } from './listed';
import { type FieldKey, prepareWhere } from '../query/prepareWhere';

/** Names that only the list of plans knows, and that describe therefore does not have. */
const NAMES_OF_PLANS = /^(?:StatusName|TypeName)$/i;

const KEY: FieldKey<ConditionB> = {
  of: ({ fieldName }) => fieldName,
  with: (condition, fieldName) => ({ ...condition, fieldName }),
  idsFirst: true,
};

interface CockpitRowsQuery {
  /** What else the reader has to know. */
  readonly facts?: object | undefined;
  readonly object: string;
  /** The fields that the call named. */
  readonly asked: readonly string[] | undefined;
  readonly query: CockpitQuery & { readonly pageNumber: number; readonly pageSize: number };
  /** Plural, for the scope line: `CTAs`. */
  readonly what: string;
  /** As for objects: only our own default fields may be missing in a tenant. */
  readonly read: (query: CockpitQuery) => Promise<Row[]>;
}

/** Runs a query of the Cockpit's dialect for a tool, with the same help that object queries get. */
export async function cockpitRows(
  list: CockpitRowsQuery,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  const { object, asked, query, what, facts } = list;
  const named = await nameCurrentUser(query.where, tenant, signal);
  const prepared = await prepareWhere(named, object, KEY, tenant, signal);
  if ('answer' in prepared) return prepared.answer;
  const { where, notChecked } = prepared;
  const read = async (): Promise<ToolAnswer> => {
    const rows = await list.read({ ...query, where });
    return listed({
      rows,
      size: query.pageSize,
      nextCall: `pageNumber ${query.pageNumber + 1}`,
      scope: where
        ? `${what} of the whole tenant that meet the conditions`
        : `All ${what} of the tenant, closed ones too`,
      source: object,
      clock: tenant.clock,
      asked,
      wholeText: wholeTextFields(where?.conditions, KEY.of),
      facts: { notChecked, ...facts },
    });
  };
  return withFieldHelp(object, namesIn(object, asked, where), tenant, signal, {
    read,
    again: (meant) => cockpitRows(renamed(list, meant), tenant, signal),
  });
}

/** The same question under the names of the fields that were meant. */
function renamed(list: CockpitRowsQuery, meant: Labelled): CockpitRowsQuery {
  const { asked, query, facts } = list;
  const { where, select } = query;
  const conditions = where?.conditions.map((one) =>
    one.fieldName === undefined ? one : { ...one, fieldName: comparedAs(one.fieldName, one.operator, meant) },
  );
  return {
    ...list,
    asked: asked && readAs(asked, meant),
    query: {
      ...query,
      select: readAs(select, meant),
      where: where && conditions && { ...where, conditions },
    },
    facts: { ...facts, fieldsMeant: meantInWords(meant) },
  };
}

function namesIn(object: string, select: readonly string[] = [], where: WhereB | undefined): string[] {
  const filtered = (where?.conditions ?? []).flatMap(({ fieldName }) => fieldName ?? []);
  return [...select, ...filtered].filter((name) => object !== 'cta_group' || !NAMES_OF_PLANS.test(name));
}
