import type { CalendarDay } from '../base/dates';
import type { UserRef } from './user';

/** One of the lines of business that a company has with us. */
export interface Relationship {
  readonly gsid: string;
  readonly name: string;
  readonly companyGsid?: string | undefined;
  readonly type?: string | undefined;
  readonly arr?: number | undefined;
  readonly renewalDate?: CalendarDay | undefined;
  readonly stage?: string | undefined;
  readonly csm?: UserRef | undefined;
  readonly scoreId?: string | undefined;
  readonly bandLabel?: string | undefined;
}

/** A contact at a company (object `company_person` and the person it links). */
export interface Contact {
  readonly gsid: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly role?: string | undefined;
  readonly title?: string | undefined;
  readonly active: boolean;
  readonly primary: boolean;
}
