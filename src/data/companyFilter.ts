import type { CalendarDay } from '../base/dates';
import { allOf, type WhereA } from '../gainsight/objectQuery';

/** Which companies are asked for; what is left out limits nothing. */
export interface CompanyFilter {
  /** A user's GSID. */
  readonly owner?: string | undefined;
  /** A part of the CSM's e-mail address. */
  readonly address?: string | undefined;
  readonly search?: string | undefined;
  readonly gsid?: string | undefined;
  /** The scores of a band, as companies hold them. */
  readonly scoreIds?: readonly string[] | undefined;
  /** A stage, as companies hold it. */
  readonly stages?: readonly string[] | undefined;
  readonly renewal?: { readonly from: CalendarDay; readonly to: CalendarDay } | undefined;
}

/** The filter as the tenant applies it. */
export function conditionsOf(filter: CompanyFilter): WhereA | undefined {
  const { owner, address, search, gsid, scoreIds, stages, renewal } = filter;
  const condition = (name: string, operator: string, value: readonly string[] | undefined) =>
    value && { name, operator, value };
  return allOf(
    condition('Csm', 'EQ', listOf(owner)),
    condition('Csm__gr.Email', 'CONTAINS', listOf(address)),
    condition('Name', 'CONTAINS', listOf(search || undefined)),
    condition('Gsid', 'EQ', listOf(gsid)),
    condition('CurrentScore', 'IN', scoreIds),
    // Several ids of one label are items of a picklist, which know INCLUDES and no IN.
    condition('Stage', stages?.length === 1 ? 'EQ' : 'INCLUDES', stages),
    condition('RenewalDate', 'BTW', renewal && [renewal.from, renewal.to]),
  );
}

/** Whether the filter names a band that the tenant does not have: no query says that. */
export function matchesNothing({ scoreIds }: CompanyFilter): boolean {
  return scoreIds?.length === 0;
}

/** What companies hold for a label: its ids, or the label itself where the field is no picklist. */
export function idsOf(labels: ReadonlyMap<string, string>, label: string): readonly string[] {
  const ids = [...labels].filter(([, text]) => text === label).map(([id]) => id);
  return ids.length > 0 ? ids : [label];
}

function listOf(text: string | undefined): readonly string[] | undefined {
  return text === undefined ? undefined : [text];
}
