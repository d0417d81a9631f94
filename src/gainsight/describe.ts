import * as z from 'zod/mini';
import { lazy } from '../base/lazy';
import type { FieldInfo, ObjectDescription, ObjectInfo } from '../model/metadata';

/** A choice of a Cockpit picklist. A status of all CTA types has the type name `ALL_CTA_TYPE`. */
export interface CockpitPicklistItem {
  readonly name: string;
  readonly gsid: string | undefined;
  readonly active: boolean;
  readonly typeName: string | undefined;
}

/** Only what is used is checked; what a tenant leaves out or adds does not make its metadata unreadable. */
const schemas = lazy(() => {
  const maybe = <T>(schema: z.ZodMiniType<T>) => z.catch(z.optional(schema), undefined);
  const text = maybe(z.string());
  const flag = maybe(z.boolean());
  const object = z.object({ objectName: z.string(), label: text, objectType: text });
  const controllers = maybe(z.array(z.string()));
  const option = z.object({ value: z.string(), label: text, active: flag, controllerValues: controllers });
  const lookup = z.object({
    lookupName: z.string(),
    lookupObjects: maybe(z.array(z.object({ objectName: text }))),
  });
  const meta = z.object({ hidden: flag, required: flag, readOnly: flag, lookupDetail: maybe(lookup) });
  const field = z.object({
    fieldName: z.string(),
    label: text,
    dataType: text,
    options: maybe(z.array(z.unknown())),
    meta: maybe(meta),
  });
  const item = z.object({ name: z.string(), gsid: text, active: flag, typeName: text });
  return { object, field, option, item };
});

/** The objects of an object list; entries without a name are left out. */
export function toObjects(rows: readonly unknown[]): ObjectInfo[] {
  return each(rows, schemas().object).map(({ objectName, label, objectType }) => ({
    name: objectName,
    label: label ?? objectName,
    kind: kindOf(objectType),
  }));
}

/** An object with its fields; undefined when the value is none. */
export function toDescription(value: unknown): ObjectDescription | undefined {
  const [info] = toObjects([value]);
  if (info === undefined) return undefined;
  const fields: unknown = typeof value === 'object' && value && 'fields' in value ? value.fields : undefined;
  return { ...info, fields: toFields(Array.isArray(fields) ? fields : []) };
}

/** The choices of one Cockpit picklist; entries without a name are left out. */
export function toPicklistItems(value: unknown): CockpitPicklistItem[] {
  const items = each(Array.isArray(value) ? value : [], schemas().item);
  return items.map(({ name, gsid, active = true, typeName }) => ({ name, gsid, active, typeName }));
}

function toFields(values: readonly unknown[]): FieldInfo[] {
  const { field, option } = schemas();
  return each(values, field).map(({ fieldName, label, dataType, options = [], meta }) => ({
    name: fieldName,
    label: label ?? fieldName,
    dataType: dataType ?? 'STRING',
    hidden: meta?.hidden ?? false,
    required: meta?.required ?? false,
    ...(meta?.readOnly ? { readOnly: true } : {}),
    lookup: meta?.lookupDetail && {
      path: meta.lookupDetail.lookupName,
      object: meta.lookupDetail.lookupObjects?.[0]?.objectName,
    },
    options: each(options, option).map(({ value, label: shown, active = true, controllerValues = [] }) => ({
      gsid: value,
      label: shown ?? value,
      active,
      ...(controllerValues.length > 0 ? { controllers: controllerValues } : {}),
    })),
  }));
}

function each<T>(values: readonly unknown[], schema: z.ZodMiniType<T>): T[] {
  return values.flatMap((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

function kindOf(word: string | undefined): ObjectInfo['kind'] {
  const kind = word?.toUpperCase();
  return kind === 'STANDARD' || kind === 'CUSTOM' || kind === 'SYSTEM' ? kind : 'OTHER';
}
