import type { Tenant, WrittenRecord } from '../../data/tenant';
import type { Written } from '../../gainsight/writes/writeResult';
import type { UserRef } from '../../model/user';
import type { ToolAnswer } from '../toolAnswer';
import { Untrusted, visible } from '../untrusted';
import type { Planned, WritePlan } from '../writePlan';
import type { Person } from './persons';
import type { Planning } from './planning';
import { written } from './written';

/** A value that an update is to change, in words for people. */
export interface Change<Present, Sent> {
  readonly label: string;
  readonly after: string;
  /** What the record has now; the same words mean the same value. Undefined for what is added, not replaced. */
  readonly of?: ((present: Present) => string | undefined) | undefined;
  readonly send: Sent;
  /** The value is free text, which anybody may have typed. */
  readonly typed?: true;
}

/** A change beside what it replaces; undefined where the record could not be read. */
interface Difference<Present, Sent> extends Change<Present, Sent> {
  readonly before: string | undefined;
}

export interface Update<Present, Sent> {
  readonly kind: WrittenRecord['kind'];
  /** `the CTA "Adoption risk" at OmegaTech`. */
  readonly what: string;
  readonly gsid: string;
  readonly companyGsid: string | undefined;
  /** As it is when the plan is made; undefined = it could not be read. */
  readonly present: Present | undefined;
  readonly changes: readonly (Change<Present, Sent> | undefined)[];
  readonly read: (tenant: Tenant, signal: AbortSignal) => Promise<Present | undefined>;
  /** Sends what changes. `now` = the record just before, for what the tenant wants back unchanged. */
  readonly write: (
    tenant: Tenant,
    changed: Sent,
    now: Present | undefined,
    signal: AbortSignal,
  ) => Promise<Written>;
  /** What is worth telling of the record after the write. */
  readonly readBack?: ((present: Present) => object) | undefined;
}

/** What stands for no value. */
export const EMPTY = '(empty)';

/** A change, unless the input gives no value for it. */
export function change<Present, Sent>(
  label: string,
  after: string | undefined,
  of: Change<Present, Sent>['of'],
  send: Sent,
): Change<Present, Sent> | undefined {
  return after === undefined ? undefined : { label, after, of, send };
}

/** The change of a text that anybody may have typed: what it was is told as data, never as words of ours. */
export function typedChange<Present, Sent>(
  ...given: Parameters<typeof change<Present, Sent>>
): Change<Present, Sent> | undefined {
  const made = change(...given);
  return made && { ...made, typed: true };
}

export function yesNo(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'yes' : 'no';
}

/** The change of the owner, who is told by name and address. */
export function ownerChange<Present extends { readonly owner?: UserRef | undefined }>(
  who: Person | undefined,
): Change<Present, { readonly owner?: Person['field'] | undefined }> | undefined {
  return change('Owner', who?.words, ({ owner }) => who && ownerBeside(who, owner), { owner: who?.field });
}

/** Plans an update: what differs is shown, before and after, and nothing else is sent. */
export function planUpdate<Present, Sent extends object>(
  planning: Planning,
  update: Update<Present, Sent>,
): Planned {
  const { present, changes } = update;
  const found = changes
    .filter((one) => one !== undefined)
    .map((one) => ({ ...one, before: present && valueIn(present, one) }))
    .filter(({ before, after }) => before !== after);
  if (found.length === 0) {
    const untrusted = new Untrusted();
    const done = `Nothing was sent: ${told(update, untrusted)} already has these values.`;
    return planning.stop({ status: 'ok', done, untrusted: untrusted.note });
  }
  const values = found.map(({ label, before, after }) => ({ label, before, after }));
  return planning.plan(`Update ${update.what}`, values, sendUpdate(update, found));
}

/** Sends an update, unless the record has changed since the person saw it. */
function sendUpdate<Present, Sent extends object>(
  update: Update<Present, Sent>,
  found: readonly Difference<Present, Sent>[],
): WritePlan['send'] {
  const { kind, gsid, companyGsid, present, read, write, readBack } = update;
  return async (tenant, signal) => {
    const now = present === undefined ? undefined : await read(tenant, signal);
    const moved = found.filter((one) => present && (now === undefined || valueIn(now, one) !== one.before));
    if (moved.length > 0) return conflict(update, moved, now);
    const changed = Object.assign({}, ...found.map(({ send }) => send)) as Sent;
    const { requestId } = await write(tenant, changed, now, signal);
    tenant.noteWrite({ kind, gsid, companyGsid });
    const untrusted = new Untrusted();
    return {
      ...written(tenant, kind, gsid),
      done: `Updated ${told(update, untrusted)}.`,
      changed: found.map((one) => ({
        field: one.label,
        before: fenced(one, one.before, untrusted),
        after: one.after,
      })),
      untrusted: untrusted.note,
      ...(readBack ? { now: await presentNow(tenant, signal, read, readBack) } : {}),
      requestId,
    };
  };
}

function conflict<Present, Sent>(
  update: Update<Present, Sent>,
  moved: readonly Difference<Present, Sent>[],
  now: Present | undefined,
): ToolAnswer {
  const untrusted = new Untrusted();
  const rows = moved.map((one) => ({
    field: one.label,
    whenShown: fenced(one, one.before, untrusted),
    now: now ? fenced(one, valueIn(now, one), untrusted) : 'deleted',
    wanted: one.after,
  }));
  return {
    status: 'conflict',
    problem: `${told(update, untrusted)} ${now ? 'was changed in the meantime' : 'is not there any more'}. Nothing was sent.`,
    next: 'Tell the user what it has now, and ask whether the change is still wanted.',
    untrusted: untrusted.note,
    rows,
  };
}

/** The write is done whatever becomes of this reading. */
async function presentNow<Present>(
  tenant: Tenant,
  signal: AbortSignal,
  read: (tenant: Tenant, signal: AbortSignal) => Promise<Present | undefined>,
  readBack: (present: Present) => object,
): Promise<object | string> {
  try {
    const now = await read(tenant, signal);
    return now ? readBack(now) : 'not found any more';
  } catch {
    return 'could not be read back';
  }
}

function valueIn<Present, Sent>(present: Present, { of }: Change<Present, Sent>): string | undefined {
  return of && (of(present) ?? EMPTY);
}

/** Text that people typed into the record is marked as such; labels and days stay as they are. */
function fenced(
  { typed }: Pick<Change<never, unknown>, 'typed'>,
  value: string | undefined,
  untrusted: Untrusted,
): string | undefined {
  return typed && value !== EMPTY ? untrusted.text(value) : value;
}

/** The record in an answer. What is called a subject comes from whoever wrote an e-mail; the rest is named by colleagues. */
function told({ kind, what }: Pick<Update<never, unknown>, 'kind' | 'what'>, untrusted: Untrusted): string {
  return (kind === 'activity' ? untrusted.gist(what) : undefined) ?? visible(what);
}

/** The present owner; with the GSID where the new one is somebody else of the same name and address. */
function ownerBeside({ field, words }: Person, owner: UserRef | undefined): string | undefined {
  const told = inWords(owner);
  if (told !== words || owner?.gsid === undefined || !('gsid' in field)) return told;
  return owner.gsid === field.gsid ? told : `${told}, ${owner.gsid}`;
}

function inWords(user: UserRef | undefined): string | undefined {
  if (user?.name === undefined) return user?.email;
  return user.email === undefined ? user.name : `${user.name} (${user.email})`;
}
