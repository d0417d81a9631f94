import type { Touch } from '../../data/tenant';
import type { Company } from '../../model/company';

/** What a next step at an account needs beside its name: ids, whom to write to, and where the account stands. */
export function accountCells({ gsid, csm, stage, status }: Company, touch?: Pick<Touch, 'type'>): object {
  return { gsid, csmEmail: csm?.email, stage, status, lastTouchType: touch?.type };
}
