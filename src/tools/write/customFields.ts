import type { CustomFields } from '../../gainsight/writes/cockpitRecords';
import type { FieldInfo } from '../../model/metadata';
import { nearestNames } from '../../model/nearestNames';
import type { PlannedValue } from '../writePlan';
import { notAmong } from './choices';
import type { Planning } from './planning';

const CUSTOM = /__g?c$/i;

export interface CustomInput {
  readonly object: string;
  /** The type of the record, by name: some fields are asked for one type only. */
  readonly type: string | undefined;
  /** The whole input; what is under a parameter's name is none of the custom fields. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly parameters: readonly string[];
}

/**
 * The tenant's own fields that the input gives under their API names, as the API wants them. A field that is required
 * and not given, or given and not there, ends planning with its name and its values.
 */
export async function customFields(
  planning: Planning,
  { object, type, input, parameters }: CustomInput,
): Promise<{ readonly custom: CustomFields; readonly lines: readonly PlannedValue[] }> {
  const extra = Object.entries(input).filter(
    ([name, value]) => value !== undefined && !parameters.includes(name),
  );
  const description = await planning.check(`Required fields of ${object}`, (signal) =>
    planning.tenant.metadata.describe(object, signal),
  );
  const fields = (description?.fields ?? []).filter(({ name, readOnly }) => CUSTOM.test(name) && !readOnly);
  const custom: Record<string, string | number | boolean> = {};
  const lines: PlannedValue[] = [];
  for (const [name, given] of extra) {
    const field = fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!field && (description || !CUSTOM.test(name)))
      return planning.stop(unknown(name, parameters, fields));
    const value = valueOf(planning, field, name, given, type);
    custom[field?.name ?? name] = value;
    const item = field?.options.find(({ gsid }) => gsid === value);
    lines.push({ label: field?.label ?? name, after: item?.label ?? String(value) });
  }
  const missing = fields.filter((field) => isAsked(field, type) && custom[field.name] === undefined);
  return missing.length > 0 ? planning.stop(missingFields(missing, type)) : { custom, lines };
}

function isAsked({ required, options }: FieldInfo, type: string | undefined): boolean {
  if (!required) return false;
  const controlled = options.length > 0 && options.every(({ controllers = [] }) => controllers.length > 0);
  return !controlled || type === undefined || optionsFor(options, type).length > 0;
}

function optionsFor(options: FieldInfo['options'], type: string | undefined): FieldInfo['options'] {
  return options.filter(
    ({ active, controllers = [] }) =>
      active && (controllers.length === 0 || type === undefined || controllers.includes(type)),
  );
}

function valueOf(
  planning: Planning,
  field: FieldInfo | undefined,
  name: string,
  given: unknown,
  type: string | undefined,
): string | number | boolean {
  if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean')
    return planning.stop({ status: 'rejected', next: `${name} takes text, a number, true or false.` });
  const text = String(given).trim();
  if (field?.dataType === 'BOOLEAN' && /^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (
    field?.dataType.match(/^(?:NUMBER|CURRENCY|PERCENTAGE)$/) &&
    text !== '' &&
    Number.isFinite(Number(text))
  )
    return Number(text);
  if (!field || field.options.length === 0) return given;
  const options = optionsFor(field.options, type);
  const item = options.find(({ gsid, label }) => gsid === text || label.toLowerCase() === text.toLowerCase());
  if (item) return item.gsid;
  const valid = options.map(({ label }) => label);
  return planning.stop(notAmong(`"${text}" is no value of ${field.label}.`, text, valid));
}

function unknown(name: string, parameters: readonly string[], fields: readonly FieldInfo[]) {
  const known = [...parameters, ...fields.map((field) => field.name)];
  const didYouMean = nearestNames(name, known);
  return {
    status: 'rejected' as const,
    problem: `There is no parameter and no custom field "${name}".`,
    ...(didYouMean.length > 0 ? { didYouMean } : {}),
    next: `Nothing was sent. Parameters: ${parameters.join(', ')}.`,
  };
}

function missingFields(missing: readonly FieldInfo[], type: string | undefined) {
  return {
    status: 'rejected' as const,
    problem: `This tenant requires ${missing.map(({ label }) => label).join(', ')}.`,
    required: missing.map(({ name, label, dataType, options }) => ({
      parameter: name,
      label,
      type: dataType,
      ...(options.length > 0 ? { valid: optionsFor(options, type).map((option) => option.label) } : {}),
    })),
    next: 'Nothing was sent. Ask the user for these values and call again with each under its parameter name.',
  };
}
