import { dayOf } from '../../base/dates';
import type { FoundActivity } from '../../data/activitySearch';
import type { Tenant } from '../../data/tenant';
import { isContact } from '../../model/contact';

/** Whether an entry is not planned for a later day. */
export function hasBeen({ at }: FoundActivity, { clock }: Pick<Tenant, 'clock'>): boolean {
  return at === undefined || dayOf(at, clock.timeZone) <= clock.today();
}

/** The entries that tell of a contact with the customer, in their order; what is planned is none yet. */
export function contactsAmong(
  entries: readonly FoundActivity[],
  tenant: Pick<Tenant, 'clock' | 'timeline'>,
): readonly FoundActivity[] {
  const noTouch = tenant.timeline.typesThatAreNoTouch();
  return entries.filter((entry) => isContact(entry.type, noTouch) && hasBeen(entry, tenant));
}
