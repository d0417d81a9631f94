/** Records that have a page of their own in Gainsight. */
export const PAGE_KINDS = ['company', 'relationship', 'cta', 'successPlan', 'activity'] as const;

export type PageKind = (typeof PAGE_KINDS)[number];

/** The kinds that the ids of records tell; an entry of the Timeline is not among them. */
export type KindById = Exclude<PageKind, 'activity'>;

/** What ids of these records begin with; the other kinds cannot be told by their ids. */
const PREFIXES: Readonly<Record<string, KindById>> = {
  '1P02': 'company',
  '1P05': 'relationship',
  '1S01': 'cta',
  '1S02': 'successPlan',
};

const KINDS_OF_OBJECTS: Readonly<Record<string, PageKind>> = {
  company: 'company',
  relationship: 'relationship',
  call_to_action: 'cta',
  cta_group: 'successPlan',
  activity_timeline: 'activity',
};

/** The kind of the record with this id, where the id tells it. */
export function kindOfGsid(gsid: string): KindById | undefined {
  return PREFIXES[gsid.slice(0, 4)];
}

/** The kind of an object's records, where they have a page; names of objects are written in any case. */
export function kindOfObject(name: string): PageKind | undefined {
  const known = name.toLowerCase();
  return Object.hasOwn(KINDS_OF_OBJECTS, known) ? KINDS_OF_OBJECTS[known] : undefined;
}

/** A reference to a record, as it comes out of a link: from outside, so anything may stand in it. */
export function readPageRef(
  kind: unknown,
  gsid: unknown,
): { readonly kind: PageKind; readonly gsid: string } | undefined {
  const known = PAGE_KINDS.find((one) => one === kind);
  return known && typeof gsid === 'string' && /^[A-Za-z0-9]{1,64}$/.test(gsid)
    ? { kind: known, gsid }
    : undefined;
}
