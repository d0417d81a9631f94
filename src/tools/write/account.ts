import type { Company } from '../../model/company';
import { noteConcerned } from '../resolve/concerned';
import { isGsid } from '../resolve/gsid';
import { resolveAccount } from '../resolve/resolveAccount';
import type { PlannedValue } from '../writePlan';
import { type Planning, line } from './planning';
import { shownDay } from './days';

/** The account that a write is for; of one given by id that cannot be read, nothing else is known. */
export type AccountOfWrite = Pick<Company, 'gsid' | 'name'> & Partial<Company>;

/** The account that a name, a mail domain or a GSID means. */
export async function account(planning: Planning, text: string): Promise<AccountOfWrite> {
  const { tenant } = planning;
  const read = (signal: AbortSignal) => resolveAccount(text, tenant, signal);
  if (!isGsid(text)) return planning.found(await planning.need(read)).company;
  noteConcerned(tenant, [text.trim()]);
  const result = await planning.check('The account', read);
  return result ? planning.found(result).company : { gsid: text.trim(), name: text.trim() };
}

/** When the account renews: the day that work for it is planned around. */
export function renewalLine({ renewalDate }: AccountOfWrite): PlannedValue | undefined {
  return line('Account renews on', renewalDate && shownDay(renewalDate));
}
