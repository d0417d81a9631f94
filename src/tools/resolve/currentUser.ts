import type { Tenant } from '../../data/tenant';
import type { ConditionB, WhereB } from '../../gainsight/cockpitQuery';

/**
 * Replaces the literal `CURRENT_USER` by the signed-in user's GSID. An access key is no person: sent as it is, the
 * literal would mean the integration itself and silently find nothing.
 */
export async function nameCurrentUser(
  where: WhereB | undefined,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<WhereB | undefined> {
  if (!where?.conditions.some(isCurrentUser)) return where;
  const me = await tenant.people.me(signal);
  const conditions = where.conditions.map((condition) => {
    if (!isCurrentUser(condition)) return condition;
    const { fieldName = 'OwnerId', alias, operator } = condition;
    return { fieldName, alias, operator, value: [me.gsid] };
  });
  return { ...where, conditions };
}

function isCurrentUser({ literal }: ConditionB): boolean {
  return literal?.trim().toUpperCase() === 'CURRENT_USER';
}
