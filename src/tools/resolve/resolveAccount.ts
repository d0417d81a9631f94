import { companiesOfPeople } from '../../data/companiesOfPeople';
import { namedLike } from '../../data/namedLike';
import type { Tenant } from '../../data/tenant';
import { unlessMissing } from '../../data/unlessMissing';
import { toText, valueOf } from '../../gainsight/values';
import type { Company } from '../../model/company';
import type { ToolAnswer } from '../toolAnswer';
import { noteConcerned } from './concerned';
import { nearestAccounts } from './nearestAccounts';

const ADDRESS = /^(?:[^@\s]+@)?[^@\s]+\.[a-z]{2,}$/i;
const MOST_SHOWN = 25;

type Resolved = { readonly company: Company } | { readonly answer: ToolAnswer };
type Needed = Pick<Tenant, 'companies' | 'client' | 'noteRead'>;

/**
 * Turns a company's name, GSID, mail domain or the address of somebody who works there into the company, or into
 * an answer that lists what it may mean.
 */
export async function resolveAccount(text: string, tenant: Needed, signal: AbortSignal): Promise<Resolved> {
  const found = await tenant.companies.resolve(text, signal);
  const [company] = found;
  if (company && found.length === 1) return known(company, tenant);
  if (company) {
    const rows = found.map(({ name, gsid, csm, stage }) => ({ name, gsid, csm: csm?.name, stage }));
    return several(rows);
  }
  return ADDRESS.test(text.trim()) ? byAddress(text.trim(), tenant, signal) : nothing(text, tenant, signal);
}

async function byAddress(address: string, tenant: Needed, signal: AbortSignal): Promise<Resolved> {
  const names = await unlessMissing(() => companiesOfPeople(tenant.client, address, signal), []);
  const [name] = names;
  if (name === undefined) return nothing(address, tenant, signal);
  if (names.length > 1) return several(names.slice(0, MOST_SHOWN).map((each) => ({ name: each })));
  const [company] = await tenant.companies.resolve(name, signal);
  return company ? known(company, tenant) : nothing(address, tenant, signal);
}

function known(company: Company, tenant: Needed): Resolved {
  noteConcerned(tenant, [company.gsid]);
  return { company };
}

function several(rows: readonly object[]): Resolved {
  return {
    answer: {
      status: 'several',
      next: 'Ask which of these companies is meant, then give its name or GSID.',
      rows,
    },
  };
}

async function nothing(text: string, { client }: Needed, signal: AbortSignal): Promise<Resolved> {
  const sought = { object: 'Company', select: ['Name'], field: 'Name' };
  const alike = await namedLike(client, sought, text, signal);
  const didYouMean = nearestAccounts(
    text,
    alike.flatMap((row) => toText(valueOf(row, 'Name')) ?? []),
  );
  return {
    answer: {
      status: 'notFound',
      next: `No company matches "${text}". Ask for the name as Gainsight has it.`,
      ...(didYouMean.length > 0 ? { didYouMean } : {}),
    },
  };
}
