import type { UserRef } from './user';

/** A Timeline entry. `notes` is plain text: markup is taken off where the record is read. */
export interface Activity {
  readonly gsid: string;
  readonly subject: string;
  readonly notes?: string | undefined;
  readonly type?: string | undefined;
  readonly at?: Date | undefined;
  readonly author?: UserRef | undefined;
  readonly companyGsid?: string | undefined;
  readonly companyName?: string | undefined;
  readonly durationMinutes?: number | undefined;
}
