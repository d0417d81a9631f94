import { type CompanyAttribute, companiesWith } from '../../data/companyAttribute';
import type { Account, BookQuery, Tenant } from '../../data/tenant';
import type { ToolAnswer } from '../toolAnswer';
import { meansMe, resolveOwner } from './resolveOwner';

const MOST_ACCOUNTS = 5000;

/** Accounts that a question is about, with the words for the scope line. */
export interface Book {
  readonly accounts: readonly Account[];
  readonly scope: string;
  /** Whether they are of every CSM. */
  readonly everybody: boolean;
}

interface WantedBook extends Pick<BookQuery, 'fields'> {
  readonly owner: string;
  readonly segment?: string | undefined;
  readonly region?: string | undefined;
}

/** The accounts of an owner, narrowed by segment and region where these are given. */
export async function bookOf(
  wanted: WantedBook,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Book | { readonly answer: ToolAnswer }> {
  const [owned, segment, region] = await Promise.all([
    ownedBy(wanted, tenant, signal),
    narrow('segment', wanted.segment, tenant, signal),
    narrow('region', wanted.region, tenant, signal),
  ]);
  if ('answer' in owned) return owned;
  let { accounts } = owned;
  const words = [owned.words];
  for (const narrowed of [segment, region]) {
    if (!narrowed) continue;
    if ('answer' in narrowed) return narrowed;
    accounts = accounts.filter(({ company }) => narrowed.gsids.has(company.gsid));
    words.push(narrowed.words);
  }
  const limit = owned.complete ? '' : `, the first ${MOST_ACCOUNTS} by name`;
  const scope = `${words.join(', ')}: ${accounts.length} looked at${limit}`;
  return { accounts, scope, everybody: owned.everybody };
}

async function ownedBy(
  { owner, fields }: WantedBook,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<
  | (Omit<Book, 'scope'> & { readonly complete: boolean; readonly words: string })
  | { readonly answer: ToolAnswer }
> {
  const book = (whose: BookQuery['owner']) =>
    tenant.companies.book({ owner: whose, max: MOST_ACCOUNTS, fields }, signal);
  // My accounts come first: they tell who "me" is, so that nobody has to be asked for that.
  const mine = meansMe(owner) ? await book('me') : undefined;
  const resolved = await resolveOwner(owner, tenant, signal);
  if ('answer' in resolved) return resolved;
  const { gsid, words } = resolved.owner;
  const everybody = gsid === undefined;
  return { ...(mine ?? (await book(everybody ? 'all' : { gsid }))), words, everybody };
}

/** The companies to keep; undefined = all. */
async function narrow(
  attribute: CompanyAttribute,
  value: string | undefined,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<
  | { readonly gsids: ReadonlySet<string>; readonly words: string }
  | { readonly answer: ToolAnswer }
  | undefined
> {
  if (value === undefined) return undefined;
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
