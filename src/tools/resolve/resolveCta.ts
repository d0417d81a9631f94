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
  const { ctas: found, complete } = await search(wanted, tenant, signal);
  const [cta] = found;
  if (!cta) {
    return {
      answer: {
        status: 'notFound',
        next: `No CTA is called "${wanted}". Look with gainsight_ctas_list and the account, then give the name or GSID.`,
      },
    };
  }
  // The only one of those that were read need not be the only one there is.
  if (found.length > 1 || !complete) return { answer: which(found, complete) };
  noteConcerned(tenant, [cta.companyGsid, cta.gsid]);
  return { gsid: cta.gsid, cta };
}

function which(found: readonly FoundCta[], complete: boolean): ToolAnswer {
  return {
    status: 'several',
    ...(complete ? {} : { scope: 'The first that were found; there may be more.' }),
    next: 'Ask which of these CTAs is meant, then give its GSID.',
    rows: found.slice(0, MOST_SHOWN).map((one) => ({
      cta: one.name,
      account: one.companyName,
      type: one.type,
      due: one.dueDate,
      owner: one.owner?.name,
      closed: one.closed || undefined,
      gsid: one.gsid,
    })),
  };
}

type Search = Awaited<ReturnType<typeof findCtas>>;

/** Closed ones only where no open one fits: names are given again and again. */
async function search(text: string, tenant: Pick<Tenant, 'client'>, signal: AbortSignal): Promise<Search> {
  const open = await called(text, false, tenant, signal);
  return open.ctas.length > 0 ? open : called(text, true, tenant, signal);
}

/** The whole text as a name first; else each word must be found in the name or in the account's. */
async function called(
  text: string,
  closed: boolean,
  { client }: Pick<Tenant, 'client'>,
  signal: AbortSignal,
): Promise<Search> {
  const whole = await findCtas(client, { name: text, closed }, signal);
  const exact = whole.ctas.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (whole.ctas.length > 0) return exact.length > 0 ? { ...whole, ctas: exact } : whole;
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== 'cta' && word !== 'the');
  const longest = [...words].sort((a, b) => b.length - a.length)[0];
  if (longest === undefined || words.length < 2) return whole;
  const part = words.slice(1).sort((a, b) => b.length - a.length)[0] ?? longest;
  const wider = await findCtas(client, { name: part, closed }, signal);
  const ctas = wider.ctas.filter(({ name, companyName = '' }) => {
    const all = `${companyName} ${name}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return { ctas, complete: wider.complete };
}
