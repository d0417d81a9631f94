import { findCtas } from '../../data/ctaSearch';
import type { ActivityContext } from '../../gainsight/writes/activityRecords';
import type { AccountOfWrite } from './account';
import type { ToolAnswer } from '../toolAnswer';
import { noteConcerned } from '../resolve/concerned';
import { isGsid } from '../resolve/gsid';
import { shownDay } from './days';
import { several } from './named';
import type { Planning } from './planning';

/** A record of the account that an activity can be logged on. */
interface Candidate {
  readonly gsid: string;
  readonly name: string;
  readonly status?: string | undefined;
  readonly dueDate?: string | undefined;
  readonly closed: boolean;
}

/** Where an activity is logged; without a GSID on the company itself. */
export interface Place {
  readonly gsid?: string;
  readonly words: string;
}

const NAMES: Readonly<Record<Exclude<ActivityContext, 'Company'>, string>> = {
  Relationship: 'relationship',
  CTA: 'CTA',
  SuccessPlan: 'success plan',
};

/** On the company it would be logged in silence, and the record that was named passed over. */
const NO_CONTEXT: ToolAnswer = {
  status: 'rejected',
  problem: 'context_gsid names a record, and context_name does not say of which kind.',
  next: 'Nothing was sent. Give context_name (Relationship, CTA, SuccessPlan), or leave context_gsid out.',
};

/**
 * The place that a context and a name or GSID mean. Without either the only open one of the account is taken; of
 * several, planning ends with the question which is meant.
 */
export async function placeOf(
  planning: Planning,
  context: ActivityContext,
  given: string | undefined,
  company: AccountOfWrite,
): Promise<Place> {
  if (context === 'Company') {
    if (given !== undefined && given.trim() !== company.gsid) planning.stop(NO_CONTEXT);
    return { words: company.name };
  }
  const what = NAMES[context];
  const read = (signal: AbortSignal) => candidates(planning, context, company.gsid, signal);
  if (given !== undefined && isGsid(given)) {
    noteConcerned(planning.tenant, [given.trim()]);
    const found = (await planning.check(`The ${what}`, read))?.find(({ gsid }) => gsid === given.trim());
    if (!found) planning.unchecked.push(`The ${what} was not found among those of ${company.name}.`);
    return found ? place(what, found, company) : { gsid: given.trim(), words: `${what} ${given.trim()}` };
  }
  const all = await planning.need(read);
  const matches = given === undefined ? all.filter(({ closed }) => !closed) : called(given, all);
  const [only] = matches;
  if (only && matches.length === 1) {
    noteConcerned(planning.tenant, [only.gsid]);
    return place(what, only, company);
  }
  const rows = matches.map(({ name, status, dueDate, gsid }) => ({ name, status, due: dueDate, gsid }));
  if (only) return planning.stop(several(what, rows));
  return planning.stop({
    status: 'notFound',
    next: `${company.name} has no ${given === undefined ? `open ${what}` : `${what} "${given}"`}. Ask, or log it on the company.`,
  });
}

async function candidates(
  { tenant }: Planning,
  context: Exclude<ActivityContext, 'Company'>,
  companyGsid: string,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  if (context === 'SuccessPlan') return tenant.plans.ofCompany(companyGsid, signal);
  if (context === 'CTA') {
    const { ctas } = await findCtas(tenant.client, { companyGsids: [companyGsid] }, signal);
    // Objectives are steps of a success plan.
    return ctas.filter(({ planGsid }) => planGsid === undefined);
  }
  const found = await tenant.people.relationships(companyGsid, signal);
  return found.map(({ gsid, name, stage }) => ({ gsid, name, status: stage, closed: false }));
}

function called(given: string, all: readonly Candidate[]): readonly Candidate[] {
  const wanted = given.trim().toLowerCase();
  const exact = all.filter(({ name }) => name.toLowerCase() === wanted);
  const found = exact.length > 0 ? exact : all.filter(({ name }) => name.toLowerCase().includes(wanted));
  const open = found.filter(({ closed }) => !closed);
  return open.length > 0 ? open : found;
}

function place(what: string, { gsid, name, status, dueDate }: Candidate, company: AccountOfWrite): Place {
  const facts = [status, dueDate && `due ${shownDay(dueDate)}`].filter(Boolean).join(', ');
  const state = facts === '' ? '' : ` (${facts}; logging changes none of it)`;
  return { gsid, words: `${what} "${name}" at ${company.name}${state}` };
}
