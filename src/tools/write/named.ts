import type { Matches } from '../../data/presentRecords';
import type { ToolAnswer } from '../toolAnswer';
import { noteConcerned } from '../resolve/concerned';
import { isGsid } from '../resolve/gsid';
import { Untrusted } from '../untrusted';
import type { Planning } from './planning';

export interface Naming<Found> {
  /** What it is called in an answer: `success plan`. */
  readonly what: string;
  /** A GSID, or words of the name. */
  readonly text: string;
  readonly byGsid: (gsid: string, signal: AbortSignal) => Promise<Found | undefined>;
  readonly byName: (name: string, signal: AbortSignal) => Promise<Matches<Found>>;
  readonly nameOf: (found: Found) => string;
  /** How one of several is told from the others. */
  readonly row: (found: Found, untrusted: Untrusted) => object;
  /** Where to look when nothing is found. */
  readonly look: string;
}

interface OfCompany {
  readonly gsid: string;
  readonly companyGsid?: string | undefined;
}

/** A record that a text names; `record` absent = it was given by id, and cannot be read now. */
export interface Named<Found> {
  readonly gsid: string;
  readonly record?: Found;
}

/** The record that a GSID or a name means. None and several end planning with what to do. */
export async function named<Found extends OfCompany>(
  planning: Planning,
  naming: Naming<Found>,
): Promise<Named<Found>> {
  const found = await lookedUp(planning, naming);
  noteConcerned(planning.tenant, [found.record?.companyGsid, found.gsid]);
  return found;
}

async function lookedUp<Found extends OfCompany>(
  planning: Planning,
  naming: Naming<Found>,
): Promise<Named<Found>> {
  const text = naming.text.trim();
  if (isGsid(text)) {
    const read = async (signal: AbortSignal) => ({ record: await naming.byGsid(text, signal) });
    const result = await planning.check(`The present ${naming.what}`, read);
    if (result && !result.record) return planning.stop(none(naming));
    return result?.record ? { gsid: text, record: result.record } : { gsid: text };
  }
  const { records, complete } = await planning.need((signal) => naming.byName(text, signal));
  const exact = records.filter((one) => naming.nameOf(one).toLowerCase() === text.toLowerCase());
  const matches = exact.length > 0 ? exact : records;
  const [record] = matches;
  if (!record) return planning.stop(none(naming));
  // The only one of those that were read need not be the only one there is.
  if (matches.length > 1 || !complete) return planning.stop(which(naming, matches, complete));
  return { gsid: record.gsid, record };
}

function which<Found>(
  { what, row }: Pick<Naming<Found>, 'what' | 'row'>,
  found: readonly Found[],
  complete: boolean,
): ToolAnswer {
  const untrusted = new Untrusted();
  const rows = found.map((one) => row(one, untrusted));
  const scope = complete ? {} : { scope: 'The first that were found; there may be more.' };
  return { ...several(what, rows), ...scope, untrusted: untrusted.note };
}

/** An answer that asks which one is meant. */
export function several(what: string, rows: readonly object[]): ToolAnswer {
  return {
    status: 'several',
    next: `Nothing was sent. Ask which ${what} is meant, then give its GSID.`,
    rows,
  };
}

function none({ what, text, look }: Pick<Naming<object>, 'what' | 'text' | 'look'>): ToolAnswer {
  return { status: 'notFound', next: `There is no ${what} "${text}". ${look}` };
}
