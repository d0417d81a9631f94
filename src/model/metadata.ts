/** An object of the tenant's data model, as the metadata service lists it. */
export interface ObjectInfo {
  readonly name: string;
  readonly label: string;
  readonly kind: 'STANDARD' | 'CUSTOM' | 'SYSTEM' | 'OTHER';
}

/** A value that a picklist field may hold. Records store `gsid`, people read `label`. */
export interface PicklistItem {
  readonly gsid: string;
  readonly label: string;
  readonly active: boolean;
  /** Values of the controlling field under which alone the item may be chosen; absent = under all. */
  readonly controllers?: readonly string[] | undefined;
}

/** A field of an object, as describe gives it. */
export interface FieldInfo {
  readonly name: string;
  readonly label: string;
  /** The API's own word, e.g. `STRING`, `PICKLIST`, `LOOKUP`. */
  readonly dataType: string;
  readonly hidden: boolean;
  readonly required: boolean;
  readonly readOnly?: boolean | undefined;
  /** For a lookup: the path's stem (`Csm__gr`) and the object it leads to. */
  readonly lookup?: { readonly path: string; readonly object: string | undefined } | undefined;
  readonly options: readonly PicklistItem[];
}

/** An object with its fields. */
export interface ObjectDescription extends ObjectInfo {
  readonly fields: readonly FieldInfo[];
}
