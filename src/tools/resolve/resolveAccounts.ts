import { companiesByNames } from '../../data/companiesByNames';
import type { Tenant } from '../../data/tenant';
import type { Company } from '../../model/company';
import type { ToolAnswer } from '../toolAnswer';
import { noteConcerned } from './concerned';
import { isGsid } from './gsid';
import { resolveAccount } from './resolveAccount';

type Needed = Pick<Tenant, 'companies' | 'client' | 'noteRead'>;

/** Several accounts at once; the first that is not clear is asked about, by the name that was given. */
export async function resolveAccounts(
  given: string | readonly string[],
  tenant: Needed,
  signal: AbortSignal,
): Promise<{ readonly companies: readonly Company[] } | { readonly answer: ToolAnswer }> {
  const texts = (typeof given === 'string' ? [given] : given).map((text) => text.trim());
  const known = texts.length > 1 ? await exactOnes(texts, tenant, signal) : [];
  const companies: Company[] = [];
  for (const text of texts) {
    const fitting = known.filter(
      ({ gsid, name }) => gsid === text || name.toLowerCase() === text.toLowerCase(),
    );
    const [only] = fitting;
    const found =
      only && fitting.length === 1 ? { company: only } : await resolveAccount(text, tenant, signal);
    if ('answer' in found) return { answer: { ...found.answer, asked: text } };
    companies.push(found.company);
  }
  noteConcerned(
    tenant,
    companies.map(({ gsid }) => gsid),
  );
  return { companies };
}

/** A list of accounts mostly comes from another answer and is exact; it must not cost a call for each. */
function exactOnes(
  texts: readonly string[],
  { client }: Needed,
  signal: AbortSignal,
): Promise<readonly Company[]> {
  const names = texts.filter((text) => !isGsid(text));
  return companiesByNames(client, names, texts.filter(isGsid), signal);
}
