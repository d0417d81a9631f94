import type { Field, ObjectType } from './catalogue/field';
import { gsid } from './gsid';
import type { Json, Row } from './row';
import type { Store } from './store';

/** What a describe call wants to see. */
export interface DescribeOptions {
  readonly picklists: boolean;
  readonly hidden: boolean;
}

/** An object as the object list shows it. */
export function objectSummary(object: ObjectType): Json {
  return {
    objectName: object.name,
    label: object.label,
    labelPlural: object.labelPlural,
    objectType: object.objectType,
    keyPrefix: object.keyPrefix,
    transactional: false,
    multiCurrencySupported: false,
    readable: true,
    createable: object.objectType === 'CUSTOM',
    schemaUpdateable: object.objectType !== 'SYSTEM',
  };
}

/** An object with its fields. */
export function describeObject(store: Store, object: ObjectType, options: DescribeOptions): Json {
  const fields = object.fields.filter(({ hidden }) => options.hidden || !hidden);
  return {
    ...objectSummary(object),
    fields: fields.map((field) => describeField(store, object, field, options)),
  };
}

function describeField(store: Store, object: ObjectType, field: Field, { picklists }: DescribeOptions): Json {
  const options = picklists ? optionsOf(store, field) : undefined;
  const required = isRequired(field);
  return {
    fieldName: field.name,
    label: field.label,
    dataType: field.dataType,
    objectName: object.name,
    ...(options ? { options } : {}),
    meta: {
      properties: propertiesOf(store, field),
      filterable: true,
      sortable: field.dataType !== 'RICHTEXTAREA' && field.dataType !== 'MULTISELECTDROPDOWNLIST',
      groupable: field.dataType !== 'RICHTEXTAREA',
      createable: !field.readOnly,
      updateable: !field.readOnly,
      formulaField: false,
      hasLookup: field.lookup !== undefined,
      required,
      richText: field.dataType === 'RICHTEXTAREA',
      nillable: !required,
      readOnly: field.readOnly ?? false,
      dependentPicklist: field.name === 'ReasonId' || field.requiredFor !== undefined,
      fieldGroupType: /__gc$|__c$/.test(field.name) ? 'CUSTOM' : 'STANDARD',
      selfLookup: field.lookup === object.name,
      indexed: field.dataType === 'GSID' || field.lookup !== undefined,
      decimalPlaces: field.dataType === 'CURRENCY' ? 2 : 0,
      length: field.dataType === 'STRING' ? 255 : 0,
      ...(field.lookup ? { lookupDetail: lookupDetail(store, field) } : {}),
      hidden: field.hidden ?? false,
      nameField: field.nameField ?? false,
      aggregatable: ['NUMBER', 'CURRENCY', 'PERCENTAGE'].includes(field.dataType),
    },
  };
}

function isRequired({ required, mandatory, requiredFor }: Field): boolean {
  return required === true || mandatory === true || requiredFor !== undefined;
}

function lookupDetail(store: Store, field: Field): Json {
  const target = store.catalogue.object(field.lookup ?? '');
  return {
    lookupName: `${field.name}__gr`,
    fieldName: 'Gsid',
    fieldLabel: 'GSID',
    lookupObjects: target
      ? [
          {
            id: gsid('1OBJ', target.name),
            objectName: target.name,
            dbName: target.name,
            label: target.label,
          },
        ]
      : [],
  };
}

function propertiesOf({ catalogue }: Store, field: Field): Json {
  const category = catalogue.picklist(field.picklist);
  if (category) return { PICKLIST_CATEGORY_ID: category.gsid };
  return field.lookup ? { SEARCH_CONTROLLER: 'AUTO_SUGGEST' } : {};
}

function optionsOf(store: Store, field: Field): Json[] | undefined {
  if (field.configuration) return configuredOptions(store, field.configuration);
  const category = store.catalogue.picklist(field.picklist);
  return category?.items.map((item) => ({
    ...option(item.label, item.gsid, item.systemName, item.order, category.name, category.gsid),
    controllerValues: field.requiredFor === undefined ? null : [field.requiredFor],
  }));
}

/** Cockpit fields are lookups to the configuration; a reason or status names the CTA type it is meant for. */
function configuredOptions(store: Store, category: string): Json[] {
  const rows = store.table('da_picklist').matching('Category', [category]);
  return rows.map((row) => ({
    ...option(
      textOf(row, 'Name'),
      textOf(row, 'Gsid'),
      textOf(row, 'SystemName'),
      Number(row.DisplayOrder),
      category,
      gsid('1I00', category),
    ),
    active: row.Active === true,
    color: row.Color ?? null,
    controllerValues: row.CtaType && row.CtaType !== 'ALL_CTA_TYPE' ? [row.CtaType] : null,
  }));
}

function option(
  label: string,
  value: string,
  systemName: string,
  displayOrder: number,
  group: string,
  groupId: string,
): Json {
  return {
    label,
    value,
    active: true,
    defaultValue: false,
    displayOrder,
    systemName,
    group,
    groupId,
    color: null,
    validFor: null,
    controllerValues: null,
    description: null,
  };
}

function textOf(row: Row, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? value : '';
}
