import type { FieldInfo, ObjectDescription, ObjectInfo } from '../model/metadata';
import type { DataSettings } from './dataSettings';
import type { Metadata } from './tenant';

/** A name that differs between tenants: found by describe, or set by the user. */
export type HealthColumn = keyof SchemeColumns | keyof HistoryColumns | keyof FactColumns;

export interface SchemeColumns {
  readonly schemeObject: string;
  readonly schemeLabel: string;
  readonly schemeScore?: string | undefined;
  readonly schemeColor?: string | undefined;
  readonly schemeFrom?: string | undefined;
  readonly schemeTo?: string | undefined;
}

export interface HistoryColumns {
  readonly historyObject: string;
  readonly historyCompany: string;
  readonly historyDate: string;
  readonly historyScore: string;
  readonly historyGranularity?: string | undefined;
}

export interface FactColumns {
  readonly factObject: string;
  readonly factCompany: string;
  readonly factMeasure: string;
  readonly factScore: string;
  readonly factPrevious?: string | undefined;
  readonly factTrend?: string | undefined;
  readonly factComment?: string | undefined;
  readonly factChangedAt?: string | undefined;
}

type Chosen = DataSettings['healthColumns'];

/** Finds where this tenant keeps its scoring scheme. Undefined when it has none that can be read. */
export async function findSchemeColumns(
  metadata: Metadata,
  chosen: Chosen,
  signal?: AbortSignal,
): Promise<SchemeColumns | undefined> {
  const object = await findObject(
    metadata,
    chosen.schemeObject,
    [/^scoring_scheme_definition$/, /scoring_scheme/],
    signal,
  );
  if (!object) return undefined;
  const numbers = object.fields.filter(isNumber);
  const schemeLabel = chosen.schemeLabel ?? named(object.fields, [/^label$/i, /label/i, /^name$/i]);
  if (schemeLabel === undefined) return undefined;
  return {
    schemeObject: object.name,
    schemeLabel,
    schemeFrom: chosen.schemeFrom ?? named(numbers, [/^(min|from|low|start)/i, /(min|from|lower|start)/i]),
    schemeTo: chosen.schemeTo ?? named(numbers, [/^(max|to|high|end)/i, /(max|upper|end)/i]),
    schemeScore:
      chosen.schemeScore ?? named(numbers.filter(isNoBound), [/^score$/i, /score/i, /value|point/i]),
    schemeColor: chosen.schemeColor ?? named(object.fields, [/colou?r/i]),
  };
}

/** Finds the snapshots of overall scores. */
export async function findHistoryColumns(
  metadata: Metadata,
  chosen: Chosen,
  signal?: AbortSignal,
): Promise<HistoryColumns | undefined> {
  const wanted = [/^account_scorecard_history$/, /(account|company).*scorecard_history/, /scorecard_history/];
  const object = await findObject(metadata, chosen.historyObject, wanted, signal);
  if (!object) return undefined;
  const dates = object.fields.filter(({ dataType }) => dataType === 'DATE' || dataType === 'DATETIME');
  const historyCompany = chosen.historyCompany ?? companyField(object.fields);
  const historyDate = chosen.historyDate ?? named(dates, [/snapshot/i, /^(?!created|modified)/i]);
  const historyScore = chosen.historyScore ?? named(object.fields.filter(isNumber), [/overall/i, /^score/i]);
  if (historyCompany === undefined || historyDate === undefined || historyScore === undefined)
    return undefined;
  const historyGranularity = chosen.historyGranularity ?? named(object.fields, [/granularity/i]);
  return { historyObject: object.name, historyCompany, historyDate, historyScore, historyGranularity };
}

/** Finds the present scores of the measures. */
export async function findFactColumns(
  metadata: Metadata,
  chosen: Chosen,
  signal?: AbortSignal,
): Promise<FactColumns | undefined> {
  const wanted = [/(account|company).*scorecard_fact/, /scorecard_fact/];
  const object = await findObject(metadata, chosen.factObject, wanted, signal);
  if (!object) return undefined;
  const { fields } = object;
  const factCompany = chosen.factCompany ?? companyField(fields);
  const factMeasure = chosen.factMeasure ?? named(fields, [/^measure/i]);
  const factScore = chosen.factScore ?? named(fields, [/^cur.*score/i]);
  if (factCompany === undefined || factMeasure === undefined || factScore === undefined) return undefined;
  return {
    factObject: object.name,
    factCompany,
    factMeasure,
    factScore,
    factPrevious: chosen.factPrevious ?? named(fields, [/^prev.*score/i]),
    factTrend: chosen.factTrend ?? named(fields, [/^trend/i]),
    factComment: chosen.factComment ?? named(fields, [/^comment/i]),
    factChangedAt: chosen.factChangedAt ?? named(fields, [/score.*modified.*at/i, /modified.*date/i]),
  };
}

async function findObject(
  metadata: Metadata,
  chosen: string | undefined,
  patterns: readonly RegExp[],
  signal?: AbortSignal,
): Promise<ObjectDescription | undefined> {
  const name = chosen ?? firstMatch(await metadata.objects(signal), patterns);
  return name === undefined ? undefined : metadata.describe(name, signal);
}

function firstMatch(objects: readonly ObjectInfo[], patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const found = objects.find(({ name }) => pattern.test(name.toLowerCase()));
    if (found) return found.name;
  }
  return undefined;
}

function named(fields: readonly FieldInfo[], patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const found = fields.find(({ name }) => pattern.test(name));
    if (found) return found.name;
  }
  return undefined;
}

function companyField(fields: readonly FieldInfo[]): string | undefined {
  const lookup = fields.find(({ lookup }) => lookup?.object?.toLowerCase() === 'company');
  return lookup?.name ?? named(fields, [/^(account|company)_?id/i]);
}

function isNumber({ dataType }: FieldInfo): boolean {
  return dataType === 'NUMBER' || dataType === 'PERCENTAGE';
}

function isNoBound({ name }: FieldInfo): boolean {
  return !/min|max|from|lower|upper|start|end/i.test(name);
}
