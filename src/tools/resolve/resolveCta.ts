import { findCtas, type FoundCta } from '../../data/ctaSearch';
import type { Tenant } from '../../data/tenant';
import type { ToolAnswer } from '../toolAnswer';
import { noteConcerned } from './concerned';
import { isGsid } from './gsid';

const MOST_SHOWN = 25;

/** A CTA by its GSID, or by words of its name and, in front of them, of its account. */
export async function resolveCta(
  text: string,
  tenant: Pick<Tenant, 'client' | 'noteRead'>,
  signal: AbortSignal,
): Promise<{ readonly gsid: string; readonly cta?: FoundCta } | { readonly answer: ToolAnswer }> {
  const wanted = text.trim();
  if (isGsid(wanted)) {
    noteConcerned(tenant, [wanted]);
    return { gsid: wanted };
  }
  const found = await search(wanted, tenant, signal);
  const [cta] = found;
  if (!cta) {
    return {
      answer: {
        status: 'notFound',
        next: `No open CTA is called "${wanted}". Look with gainsight_ctas_list and the account, then give the name or GSID.`,
      },
    };
  }
  if (found.length === 1) {
    noteConcerned(tenant, [cta.companyGsid, cta.gsid]);
    return { gsid: cta.gsid, cta };
  }
  const rows = found.slice(0, MOST_SHOWN).map((one) => ({
    cta: one.name,
    account: one.companyName,
    type: one.type,
    due: one.dueDate,
    owner: one.owner?.name,
    gsid: one.gsid,
  }));
  return {
    answer: { status: 'several', next: 'Ask which of these CTAs is meant, then give its GSID.', rows },
  };
}

/** The whole text as a name first; else each word must be found in the name or in the account's. */
async function search(
  text: string,
  { client }: Pick<Tenant, 'client'>,
  signal: AbortSignal,
): Promise<readonly FoundCta[]> {
  const { ctas } = await findCtas(client, { name: text, closed: false }, signal);
  const exact = ctas.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (ctas.length > 0) return exact.length > 0 ? exact : ctas;
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== 'cta' && word !== 'the');
  const longest = [...words].sort((a, b) => b.length - a.length)[0];
  if (longest === undefined || words.length < 2) return [];
  const part = words.slice(1).sort((a, b) => b.length - a.length)[0] ?? longest;
  const wider = await findCtas(client, { name: part, closed: false }, signal);
  return wider.ctas.filter(({ name, companyName = '' }) => {
    const all = `${companyName} ${name}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
