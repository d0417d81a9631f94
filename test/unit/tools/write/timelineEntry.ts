import assert from 'node:assert/strict';
import type { setupWrites } from '../writeTenant';

/** A call with a customer, as a model passes it on. */
export const ENTRY = {
  company_gsid: 'Cloudnine',
  type_name: 'Call',
  subject: 'Price uplift',
  notes: 'They are worried about the uplift.',
  activity_date: '2026-11-18',
};

/** Tools whose writes are approved. */
export type Setup = ReturnType<typeof setupWrites>;

/** The id of this entry, once it is logged. */
export async function logged({ approve }: Setup, input: object = {}): Promise<string> {
  const answer = await approve('gainsight_timeline_create', { ...ENTRY, ...input });
  assert.equal(answer.status, 'ok', JSON.stringify(answer));
  return String(answer.gsid);
}
