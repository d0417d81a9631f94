/** Tells the tenant to fill an id field from another field of the record that it names. */
export interface Lookup {
  readonly fields: Readonly<Record<string, string>>;
  readonly lookupField: 'Gsid';
  readonly objectName: string;
  readonly multiMatchOption: 'FIRSTMATCH';
  readonly onNoMatch: 'ERROR';
}

/** An id found by e-mail address; `key` is the record's own name for the address. */
export function byEmail(key: string, objectName: 'gsuser' | 'GsUser'): Lookup {
  return lookup({ [key]: 'Email' }, objectName);
}

/** A company found by its name. */
export function byCompanyName(key: string): Lookup {
  return lookup({ [key]: 'Name' }, 'Company');
}

function lookup(fields: Readonly<Record<string, string>>, objectName: string): Lookup {
  return { fields, lookupField: 'Gsid', objectName, multiMatchOption: 'FIRSTMATCH', onNoMatch: 'ERROR' };
}

/** The entries that have a value: null would be a value to the tenant, and could erase what is there. */
export function given(entries: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entries).filter(([, value]) => value !== undefined && value !== null),
  );
}
