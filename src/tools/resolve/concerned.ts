import type { Tenant } from '../../data/tenant';

/** Tells which records a call is about, where somebody keeps account of that. Ids that are not known are passed over. */
export function noteConcerned(
  { noteRead }: Pick<Tenant, 'noteRead'>,
  gsids: readonly (string | undefined)[],
): void {
  for (const gsid of gsids) if (gsid !== undefined) noteRead?.(gsid);
}
