import type { Calendar } from './calendar';
import type { Store } from './store';
import type { Variants } from './variants';

/** A record that a CTA points at. */
export interface LinkedRecord {
  readonly recordId: string;
  readonly objectName: string;
  readonly source: 'MDA' | 'SFDC';
}

/** All that a call is answered from. */
export interface Tenant {
  readonly store: Store;
  readonly calendar: Calendar;
  readonly variants: Variants;
  /** Linked records by the GSID of the CTA. */
  readonly links: ReadonlyMap<string, readonly LinkedRecord[]>;
  /** GSID of the user who calls; undefined under a key or a machine's token, which are no person. */
  readonly currentUser?: string;
  /** When a write happens; the calendar stands still at the start. */
  readonly clock: () => Date;
  /** An id for a record that is written; the same writes get the same ids in every run. */
  readonly newId: (prefix: string) => string;
}
