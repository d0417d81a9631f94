import { type CompanyAttribute, companiesWith } from '../../data/companyAttribute';
import type { Account, Tenant } from '../../data/tenant';
import type { ToolAnswer } from '../toolAnswer';
import { resolveOwner } from './resolveOwner';

const MOST_ACCOUNTS = 5000;

/** Accounts that a question is about, with the words for the scope line. */
export interface Book {
  readonly accounts: readonly Account[];
  readonly scope: string;
}

/** The accounts of an owner, narrowed by segment and region where these are given. */
export async function bookOf(
  wanted: {
    readonly owner: string;
    readonly segment?: string | undefined;
    readonly region?: string | undefined;
  },
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Book | { readonly answer: ToolAnswer }> {
  const resolved = await resolveOwner(wanted.owner, tenant, signal);
  if ('answer' in resolved) return resolved;
  const { accounts: all, complete } = await tenant.companies.book(resolved.owner.gsid, MOST_ACCOUNTS, signal);
  let accounts = all;
  const words: string[] = [];
  for (const attribute of ['segment', 'region'] as const) {
    const value = wanted[attribute];
    if (value === undefined) continue;
    const narrowed = await narrow(attribute, value, tenant, signal);
    if ('answer' in narrowed) return narrowed;
    accounts = accounts.filter(({ company }) => narrowed.gsids.has(company.gsid));
    words.push(narrowed.words);
  }
  const limit = complete ? '' : `, the first ${MOST_ACCOUNTS} by name`;
  return {
    accounts,
    scope: `${[resolved.owner.words, ...words].join(', ')}: ${accounts.length} looked at${limit}`,
  };
}

async function narrow(
  attribute: CompanyAttribute,
  value: string,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<
  { readonly gsids: ReadonlySet<string>; readonly words: string } | { readonly answer: ToolAnswer }
> {
  const match = await companiesWith(attribute, value, tenant, signal);
  switch (match.kind) {
    case 'found':
      return { gsids: match.gsids, words: `${match.field.name} (${match.field.label}) = ${match.value}` };
    case 'unknownValue':
      return {
        answer: {
          status: 'rejected',
          problem: `${match.field.name} (${match.field.label}) has no value "${value}".`,
          values: match.values,
          next: 'Call again with one of these values.',
        },
      };
    case 'noField':
      return {
        answer: {
          status: 'rejected',
          problem: `Company has no field that looks like a ${attribute}.`,
          next: 'Find the field with gainsight_object_describe of Company, then filter with gainsight_company_query.',
        },
      };
  }
}
