import { createdSince } from '../../data/presentRecords';
import type { Tenant, WrittenRecord } from '../../data/tenant';
import type { CreateMeaning, LostCreate } from '../../data/writeJournal';
import { isGainsightError } from '../../gainsight/errors';
import type { Written } from '../../gainsight/writes/writeResult';
import { nameLikeness } from '../../model/nameLikeness';
import type { UserRef } from '../../model/user';
import type { ToolAnswer } from '../toolAnswer';
import { visible } from '../untrusted';
import type { WritePlan } from '../writePlan';
import { shownDay } from './days';
import type { Planning } from './planning';
import { pageOf, written } from './written';

/** The clocks of two machines may differ by so much. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** What the look-alikes of all kinds have. */
interface Alike {
  readonly gsid: string;
  readonly name: string;
  readonly owner?: UserRef | undefined;
  readonly status?: string | undefined;
  readonly dueDate?: string | undefined;
}

/**
 * Looks whether a create whose answer was lost has made this record after all. If so, planning ends with it and a
 * question: Gainsight itself would make a second one.
 */
export async function askAboutLostCreate(
  planning: Planning,
  kind: WrittenRecord['kind'],
  meaning: CreateMeaning,
): Promise<void> {
  const { tenant, warnings } = planning;
  const lost = await tenant.journal.find(meaning);
  if (!lost) return;
  const since = new Date(Date.parse(lost.sentAt) - CLOCKS_DIFFER_MS);
  const found = await planning.check('Whether an earlier attempt has made this record', (signal) =>
    createdSince(tenant.client, meaning.object, meaning.parentGsid, since, signal),
  );
  const alike = found?.find((one) => isMeant(one, meaning));
  if (alike)
    planning.stop(existsAlready(tenant, kind, alike, 'made by an earlier attempt whose answer was lost'));
  if (found) warnings.push('An earlier attempt got no answer. Nothing like it was found since then.');
}

/** Says which open records are like the new one; an equal one ends planning with a question. */
export function noteLookAlikes(
  planning: Planning,
  kind: WrittenRecord['kind'],
  name: string,
  open: readonly Alike[] | undefined,
): void {
  for (const one of open ?? []) {
    const likeness = nameLikeness(name, one.name);
    if (likeness === 'same') planning.stop(existsAlready(planning.tenant, kind, one, 'open, with this name'));
    if (likeness === 'similar') planning.warnings.push(`There is one like it already: ${inWords(one)}.`);
  }
}

/** Sends a create. One whose answer is lost is kept in the journal for the next attempt. */
export function sendCreate(
  kind: WrittenRecord['kind'],
  meaning: CreateMeaning,
  companyGsid: string | undefined,
  write: (tenant: Tenant, signal: AbortSignal) => Promise<Written>,
  told: object,
): WritePlan['send'] {
  return async (tenant, signal) => {
    const sentAt = tenant.clock.now().toISOString();
    try {
      const result = await write(tenant, signal);
      tenant.noteWrite({ kind, gsid: result.gsid, companyGsid });
      return { ...written(tenant, kind, result.gsid), ...told, requestId: result.requestId };
    } catch (error) {
      // A person who cancels while it is under way leaves the same doubt as a lost answer.
      if (signal.aborted || isGainsightError(error, 'uncertain'))
        await remember(tenant, { ...meaning, sentAt });
      throw error;
    }
  };
}

/** That the answer was lost must be told also where it cannot be kept in mind. */
async function remember({ journal }: Tenant, lost: LostCreate): Promise<void> {
  try {
    await journal.add(lost);
  } catch {
    // The next attempt still sees open records of the same name.
  }
}

function isMeant({ name, owner, dueDate }: Alike, meaning: CreateMeaning): boolean {
  if (nameLikeness(name, meaning.name) !== 'same' || dueDate !== meaning.dueDate) return false;
  // A record that does not tell its owner the way the attempt did may be the one.
  const known = meaning.owner.includes('@') ? owner?.email : owner?.gsid;
  return known === undefined || known.toLowerCase() === meaning.owner.toLowerCase();
}

function existsAlready(tenant: Tenant, kind: WrittenRecord['kind'], one: Alike, why: string): ToolAnswer {
  return {
    status: 'several',
    problem: `There is such a record already (${why}). Nothing was sent.`,
    next: 'Show it to the user and ask whether it is enough. A second one needs a name of its own.',
    rows: [
      {
        name: visible(one.name),
        owner: one.owner?.name,
        due: one.dueDate && shownDay(one.dueDate),
        status: one.status,
        gsid: one.gsid,
        link: pageOf(tenant, kind, one.gsid),
      },
    ],
  };
}

function inWords({ name, owner, dueDate, status }: Alike): string {
  const parts = [`"${name}"`, status, owner?.name, dueDate && `due ${shownDay(dueDate)}`];
  return parts.filter(Boolean).join(', ');
}
