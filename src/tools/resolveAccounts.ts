import type { Tenant } from '../data/tenant';
import type { Company } from '../model/company';
import type { ToolAnswer } from './defineTool';
import { resolveAccount } from './resolveAccount';

/** Several accounts at once; the first that is not clear is asked about, by the name that was given. */
export async function resolveAccounts(
  given: string | readonly string[],
  tenant: Pick<Tenant, 'companies' | 'client'>,
  signal: AbortSignal,
): Promise<{ readonly companies: readonly Company[] } | { readonly answer: ToolAnswer }> {
  const texts = typeof given === 'string' ? [given] : given;
  const found = await Promise.all(texts.map((text) => resolveAccount(text, tenant, signal)));
  const companies: Company[] = [];
  for (const [index, one] of found.entries()) {
    if ('answer' in one) return { answer: { ...one.answer, asked: texts[index] } };
    companies.push(one.company);
  }
  return { companies };
}
