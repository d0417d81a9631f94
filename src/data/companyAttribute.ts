import type { GainsightClient } from '../gainsight/client';
import { allOf } from '../gainsight/objectQuery';
import { toText, valueOf } from '../gainsight/values';
import type { FieldInfo } from '../model/metadata';
import type { Metadata } from './tenant';

/** Beyond any tenant: whoever is left out here would be missing from the answer without a word. */
const MOST_COMPANIES = 50_000;

/** A way of sorting companies that tenants keep in fields of different names. */
export type CompanyAttribute = 'segment' | 'region';

const PATTERNS: Readonly<Record<CompanyAttribute, RegExp>> = {
  segment: /segment|tier/i,
  region: /region|territory|\bgeo/i,
};

/** Companies that have a value, by GSID; or what there is to choose from. */
export type AttributeMatch =
  | {
      readonly kind: 'found';
      readonly field: FieldInfo;
      readonly value: string;
      readonly gsids: ReadonlySet<string>;
    }
  | { readonly kind: 'unknownValue'; readonly field: FieldInfo; readonly values: readonly string[] }
  | { readonly kind: 'noField' };

/** Finds the field that holds the attribute (a picklist before text), and the companies that have this value in it. */
export async function companiesWith(
  attribute: CompanyAttribute,
  text: string,
  { client, metadata }: { client: Pick<GainsightClient, 'queryAll'>; metadata: Pick<Metadata, 'describe'> },
  signal?: AbortSignal,
): Promise<AttributeMatch> {
  const { fields } = await metadata.describe('company', signal);
  const field = fieldFor(attribute, fields);
  if (!field) return { kind: 'noField' };
  const wanted = text.trim().toLowerCase();
  const options = field.options.filter(({ label }) => label.toLowerCase() === wanted);
  if (field.options.length > 0 && options.length === 0)
    return { kind: 'unknownValue', field, values: field.options.map(({ label }) => label) };
  const value = options[0]?.gsid ?? text.trim();
  const operator = field.dataType === 'MULTISELECTDROPDOWNLIST' ? 'INCLUDES' : 'EQ';
  const where = allOf({ name: field.name, operator, value: [value] });
  const query = { object: 'Company', select: ['Gsid'], where, orderBy: { Gsid: 'asc' as const } };
  const { rows } = await client.queryAll(query, { maxRows: MOST_COMPANIES, signal });
  const gsids = new Set(rows.flatMap((row) => toText(valueOf(row, 'Gsid')) ?? []));
  return { kind: 'found', field, value: options[0]?.label ?? value, gsids };
}

function fieldFor(attribute: CompanyAttribute, fields: readonly FieldInfo[]): FieldInfo | undefined {
  const pattern = PATTERNS[attribute];
  const found = fields.filter(
    ({ name, label, hidden }) => !hidden && (pattern.test(name) || pattern.test(label)),
  );
  return (
    found.find(({ options }) => options.length > 0) ?? found.find(({ dataType }) => dataType === 'STRING')
  );
}
