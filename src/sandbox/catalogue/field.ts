export type DataType =
  | 'STRING'
  | 'EMAIL'
  | 'URL'
  | 'RICHTEXTAREA'
  | 'BOOLEAN'
  | 'NUMBER'
  | 'PERCENTAGE'
  | 'CURRENCY'
  | 'DATE'
  | 'DATETIME'
  | 'GSID'
  | 'SFDCID'
  | 'LOOKUP'
  | 'PICKLIST'
  | 'MULTISELECTDROPDOWNLIST';

/** One field, declared once: describe, query validation, overlay and generator all read it here. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly dataType: DataType;
  /** The object that the id in this field names. */
  readonly lookup?: string;
  /** Category of the picklist items that this field holds. */
  readonly picklist?: string;
  /** Category of the `da_picklist` rows that this lookup may name. */
  readonly configuration?: string;
  readonly required?: boolean;
  /** A record made by a call must have it; the told ones, and those of an overlay, may leave it out. */
  readonly mandatory?: boolean;
  /** The type of record, by its name, for which alone the field is asked, and then must be given. */
  readonly requiredFor?: string;
  readonly readOnly?: boolean;
  readonly hidden?: boolean;
  /** The field that names a record to people. */
  readonly nameField?: boolean;
}

export interface ObjectType {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly objectType: 'STANDARD' | 'CUSTOM' | 'SYSTEM';
  readonly keyPrefix: string;
  /** The lookup that says which company a record belongs to; rows are found by it without a scan. */
  readonly companyField?: string;
  /** True for an object that only links two others. */
  readonly mapping?: boolean;
  readonly fields: readonly Field[];
}

type Extra = Partial<Omit<Field, 'name' | 'label' | 'dataType'>>;
type Simple = (name: string, label?: string, extra?: Extra) => Field;

const of =
  (dataType: DataType): Simple =>
  (name, label = spaced(name), extra = {}) => ({ name, label, dataType, ...extra });

export const text = of('STRING');
export const email = of('EMAIL');
export const richText = of('RICHTEXTAREA');
export const flag = of('BOOLEAN');
export const number = of('NUMBER');
export const percentage = of('PERCENTAGE');
export const currency = of('CURRENCY');
export const date = of('DATE');
export const dateTime = of('DATETIME');
export const sfdcId = of('SFDCID');
export const gsidField = of('GSID');
export const url = of('URL');

/** The id of every standard record. */
export const gsidKey = (): Field => gsidField('Gsid', 'GSID', { required: true, readOnly: true });

/** The name of a record, which nobody may leave out. */
export const nameKey = (): Field => text('Name', 'Name', { required: true, nameField: true });

export function lookup(name: string, object: string, label = spaced(name), extra: Extra = {}): Field {
  return { name, label, dataType: 'LOOKUP', lookup: object, ...extra };
}

export function picklist(name: string, category: string, label = spaced(name), extra: Extra = {}): Field {
  return { name, label, dataType: 'PICKLIST', picklist: category, ...extra };
}

export function multiSelect(name: string, category: string, label = spaced(name)): Field {
  return { name, label, dataType: 'MULTISELECTDROPDOWNLIST', picklist: category };
}

/** A lookup to the Cockpit configuration of one category. */
export function configured(name: string, category: string, label = spaced(name), extra: Extra = {}): Field {
  return { name, label, dataType: 'LOOKUP', lookup: 'da_picklist', configuration: category, ...extra };
}

/** Who made and last changed a record, and when. */
export const stamps = (): Field[] => [
  lookup('CreatedById', 'gsuser', 'Created By', { readOnly: true }),
  lookup('ModifiedById', 'gsuser', 'Modified By', { readOnly: true }),
  ...times(),
];

export const times = (): Field[] => [
  dateTime('CreatedDate', 'Created Date', { readOnly: true }),
  dateTime('ModifiedDate', 'Modified Date', { readOnly: true }),
];

function spaced(name: string): string {
  return name
    .replace(/^Ant__/, '')
    .replace(/(__gc|__c|Id)$/, '')
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2');
}
