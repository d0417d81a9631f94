import type { MeasureFields, SchemeFields, SnapshotFields } from '../gainsight/records/scorecard';
import type { FieldInfo, ObjectDescription, ObjectInfo } from '../model/metadata';
import type { DataSettings } from './dataSettings';
import type { Metadata } from './tenant';
import { unlessMissing } from './unlessMissing';

export interface SchemeSource {
  readonly object: string;
  readonly fields: SchemeFields;
}

export interface HistorySource {
  readonly object: string;
  readonly fields: SnapshotFields;
  /** Whether the day is kept as a moment, which no filter by a day is sure to fit. */
  readonly moments?: boolean;
}

export interface FactSource {
  readonly object: string;
  readonly company: string;
  /** The lookup to the measure's own record. */
  readonly measure: string;
  readonly fields: Omit<MeasureFields, 'name'>;
}

type Chosen = DataSettings['healthColumns'];

const USUAL_SCHEME = 'scoring_scheme_definition';

/** Where most tenants keep their snapshots. */
export const usualHistory: HistorySource = {
  object: 'account_scorecard_history',
  fields: {
    company: 'AccountId__gc',
    day: 'SnapshotDate__gc',
    score: 'OverallScoreAccount__gc',
    granularity: 'TimeGranularity__gc',
  },
};

/** Finds where this tenant keeps its scoring scheme. Undefined when it has none that can be read. */
export async function findScheme(
  metadata: Metadata,
  chosen: Chosen,
  signal?: AbortSignal,
): Promise<SchemeSource | undefined> {
  const object = await findObject(
    metadata,
    { chosen: chosen.schemeObject, usual: USUAL_SCHEME, patterns: [/scoring_scheme/] },
    signal,
  );
  if (!object) return undefined;
  const numbers = object.fields.filter(isNumber);
  const label = chosen.schemeLabel ?? named(object.fields, [/^label$/i, /label/i, /^name$/i]);
  if (label === undefined) return undefined;
  const from = chosen.schemeFrom ?? named(numbers, [/^(min|from|low|start)/i, /(min|from|lower|start)/i]);
  const to = chosen.schemeTo ?? named(numbers, [/^(max|to|high|end)/i, /(max|upper|end)/i]);
  // A bound may have "score" in its name; what is left after the bounds is the score itself.
  const scores = numbers.filter(({ name }) => name !== from && name !== to);
  const score = chosen.schemeScore ?? named(scores, [/^score$/i, /score/i, /value|point/i]);
  const color = chosen.schemeColor ?? named(object.fields, [/colou?r/i]);
  return { object: object.name, fields: { label, from, to, score, color } };
}

/** Finds the snapshots of overall scores. */
export async function findHistory(
  metadata: Metadata,
  chosen: Chosen,
  signal?: AbortSignal,
): Promise<HistorySource | undefined> {
  const patterns = [/(account|company).*scorecard_history/, /scorecard_history/];
  const wanted = { chosen: chosen.historyObject, usual: usualHistory.object, patterns };
  const object = await findObject(metadata, wanted, signal);
  if (!object) return undefined;
  const dates = object.fields.filter(({ dataType }) => dataType === 'DATE' || dataType === 'DATETIME');
  const company = chosen.historyCompany ?? companyField(object.fields);
  const day = chosen.historyDate ?? named(dates, [/snapshot/i, /^(?!created|modified)/i]);
  const score = chosen.historyScore ?? named(object.fields.filter(isNumber), [/overall/i, /^score/i]);
  if (company === undefined || day === undefined || score === undefined) return undefined;
  const granularity = chosen.historyGranularity ?? named(object.fields, [/granularity/i]);
  const moments = dates.some(({ name, dataType }) => name === day && dataType === 'DATETIME');
  const fields = { company, day, score, granularity };
  return { object: object.name, fields, ...(moments ? { moments } : {}) };
}

/** Finds the present scores of the measures. */
export async function findFacts(
  metadata: Metadata,
  chosen: Chosen,
  signal?: AbortSignal,
): Promise<FactSource | undefined> {
  const patterns = [/(account|company).*scorecard_fact/, /scorecard_fact/];
  const object = await findObject(metadata, { chosen: chosen.factObject, patterns }, signal);
  if (!object) return undefined;
  const { fields } = object;
  const company = chosen.factCompany ?? companyField(fields);
  const measure = chosen.factMeasure ?? named(fields, [/^measure/i]);
  const score = chosen.factScore ?? named(fields, [/^cur.*score/i]);
  if (company === undefined || measure === undefined || score === undefined) return undefined;
  return {
    object: object.name,
    company,
    measure,
    fields: {
      score,
      previous: chosen.factPrevious ?? named(fields, [/^prev.*score/i]),
      trend: chosen.factTrend ?? named(fields, [/^trend/i]),
      comment: chosen.factComment ?? named(fields, [/^comment/i]),
      changedAt: chosen.factChangedAt ?? named(fields, [/score.*modified.*at/i, /modified.*date/i]),
    },
  };
}

interface WantedObject {
  /** What the user set: it wins. */
  readonly chosen: string | undefined;
  /** The name that most tenants have. */
  readonly usual?: string;
  readonly patterns: readonly RegExp[];
}

async function findObject(
  metadata: Metadata,
  { chosen, usual, patterns }: WantedObject,
  signal?: AbortSignal,
): Promise<ObjectDescription | undefined> {
  if (chosen !== undefined) return metadata.describe(chosen, signal);
  // Where the usual name is right, the list of all objects need not be read: a tenant has hundreds.
  if (usual !== undefined && metadata.known(usual) !== 'missing') {
    const object = await unlessMissing(() => metadata.describe(usual, signal), undefined);
    if (object && object.fields.length > 0) return object;
  }
  const name = firstMatch(await metadata.objects(signal), patterns);
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
