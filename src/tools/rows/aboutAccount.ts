import type { Company } from '../../model/company';
import type { Detail } from './detail';

/** The account that a whole answer is about, with its id where ids are wanted; nothing where it is about several. */
export function aboutAccount(
  companies: readonly Company[] | undefined,
  detail: Detail,
): { readonly account?: string; readonly gsid?: string } {
  const [company, ...others] = companies ?? [];
  if (!company || others.length > 0 || detail !== 'detailed') return {};
  return { account: company.name, gsid: company.gsid };
}
