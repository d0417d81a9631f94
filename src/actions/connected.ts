import { signedInTenant } from '../documents/signedInTenant';
import type { ActionParts, Work } from './actionParts';

/** The work to do at the tenant in use; where there is none the user is told how to sign in. */
export async function connected(parts: ActionParts): Promise<Work | undefined> {
  const tenant = await signedInTenant(parts);
  return tenant && { parts, tenant };
}
