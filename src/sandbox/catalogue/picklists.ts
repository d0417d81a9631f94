import { gsid } from '../gsid';

/** An item of a picklist; fields hold its id and people see its label. */
export interface PicklistItem {
  readonly gsid: string;
  readonly label: string;
  readonly systemName: string;
  readonly order: number;
}

export interface PicklistCategory {
  readonly gsid: string;
  readonly name: string;
  readonly items: readonly PicklistItem[];
}

const LABELS: Record<string, readonly string[]> = {
  'Company Status': ['Active', 'Inactive', 'Churned'],
  'Company Stage': ['Kicked Off', 'Onboarding', 'Adoption', 'Value', 'Renewal', 'Churned'],
  'Company Type': ['Customer', 'Prospect', 'Partner'],
  Segment: ['Enterprise', 'Mid-Market', 'SMB'],
  Region: ['EMEA', 'North America', 'APAC'],
  'Company Tags': ['Reference', 'Beta', 'Strategic'],
  'Expansion Type': ['More users', 'New module', 'New team'],
  'Attendee Level': ['Executive', 'Director', 'Manager', 'User'],
  'Forecast Category': ['Commit', 'Best case', 'At risk', 'Lost'],
};

/** All picklists of the tenant, by category. */
export const PICKLISTS: readonly PicklistCategory[] = Object.entries(LABELS).map(([name, labels]) => ({
  gsid: gsid('1I00', `category ${name}`),
  name,
  items: labels.map((label, order) => ({
    gsid: gsid('1I00', `item ${name} ${label}`),
    label,
    systemName: label.toLowerCase().replace(/[^a-z0-9]+/g, '_'),
    order,
  })),
}));

const byName = new Map(PICKLISTS.map((category) => [category.name, category]));
const labels = new Map(PICKLISTS.flatMap(({ items }) => items.map((item) => [item.gsid, item.label])));

export function picklistOf(category: string): PicklistCategory | undefined {
  return byName.get(category);
}

/** The id of the item with this label. The generator only asks for labels that exist. */
export function itemOf(category: string, label: string): string {
  const item = byName.get(category)?.items.find((candidate) => candidate.label === label);
  if (!item) throw new Error(`There is no item "${label}" in the picklist "${category}".`);
  return item.gsid;
}

/** The label of an item, by its id. */
export function labelOf(itemId: string): string | undefined {
  return labels.get(itemId);
}
