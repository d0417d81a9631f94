import { kindOfGsid, type PageKind } from '../model/recordKind';

/** A record that a tool named. */
export interface NamedRecord {
  readonly name: string;
  readonly kind: PageKind;
  readonly gsid: string;
}

/** What the participant itself needs of a tool's answer: where its figures come from and how the call ended. */
export interface ToolFacts {
  readonly tool: string;
  readonly status: string;
  /** What went wrong, in words for a person. */
  readonly problem?: string | undefined;
  /** When the tenant takes calls again. */
  readonly retryAfterSeconds?: number | undefined;
  readonly scope?: string | undefined;
  /** The definition that was applied, such as what counts as a touch. */
  readonly rule?: string | undefined;
  /** When it was read, by the user's clock. */
  readonly asOf?: string | undefined;
  readonly sources: readonly string[];
  /** The accounts that the rows belong to, in their order, each once. */
  readonly accounts: readonly string[];
  readonly records: readonly NamedRecord[];
}

/** Our own rows name things in lower case; rows of a query carry the tenant's field names. */
const ACCOUNT_FIELDS = ['account', 'CompanyId__gr.Name', 'GsCompanyId__gr.Name', 'CompanyName'];
/** Where the name of a record stands that a row is about. */
const NAME_FIELDS: Readonly<Record<PageKind, readonly string[]>> = {
  company: ['account', 'Name', 'name'],
  relationship: ['relationship', 'Name', 'name'],
  cta: ['cta', 'objective', 'Name', 'name'],
  successPlan: ['plan', 'Name', 'name'],
  activity: ['subject', 'Subject'],
};
const GSID_FIELDS = ['gsid', 'Gsid', 'GSID'];
const ACTIVITY_TOOLS: ReadonlySet<string> = new Set([
  'gainsight_activities_list',
  'gainsight_timeline_query',
]);
const COMPANY_FIELDS = ['Name', 'name'];

/** Reads a tool's answer; undefined for text that is not one. */
export function readFacts(tool: string, text: string): ToolFacts | undefined {
  const answer = parseObject(text);
  if (typeof answer?.status !== 'string') return undefined;
  const rows = listOf(answer.rows).filter(isObject);
  const accountOf = (row: Facts): string | undefined =>
    firstText(row, tool === COMPANY_TOOL ? COMPANY_FIELDS : ACCOUNT_FIELDS);
  return {
    tool,
    status: answer.status,
    problem: textOf(answer.problem),
    retryAfterSeconds: typeof answer.retryAfterSeconds === 'number' ? answer.retryAfterSeconds : undefined,
    scope: textOf(answer.scope),
    rule: textOf(answer.rule),
    asOf: textOf(answer.asOf),
    sources: listOf(answer.sources).filter((source) => typeof source === 'string'),
    accounts: [...new Set([textOf(answer.account), ...rows.map(accountOf)])].filter(
      (name) => name !== undefined,
    ),
    records: [answer, ...rows].flatMap((row) => recordOf(tool, row)),
  };
}

const COMPANY_TOOL = 'gainsight_company_query';

/** The record that a row is about, where the row tells its id and what it is called. */
function recordOf(tool: string, row: Facts): readonly NamedRecord[] {
  const gsid = firstText(row, GSID_FIELDS);
  if (gsid === undefined) return [];
  const kind = kindOfGsid(gsid) ?? (ACTIVITY_TOOLS.has(tool) ? 'activity' : undefined);
  const name = kind && firstText(row, NAME_FIELDS[kind]);
  return kind === undefined || name === undefined ? [] : [{ name, kind, gsid }];
}

type Facts = Readonly<Record<string, unknown>>;

function parseObject(text: string): Facts | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function firstText(row: Facts, fields: readonly string[]): string | undefined {
  return fields.map((field) => textOf(row[field])).find((text) => text !== undefined);
}
