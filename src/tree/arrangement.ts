/** The views that can be arranged, as saved views name them. */
export const ARRANGED = ['accounts', 'work', 'plans'] as const;

export type ViewName = (typeof ARRANGED)[number];

/** What can be chosen for a view. The first value holds until somebody chooses. */
export const CHOICES = {
  'accounts.scope': ['mine', 'all'],
  'accounts.sort': ['name', 'arr', 'renewal', 'health'],
  'accounts.grouping': ['none', 'health', 'renewalMonth', 'stage', 'csm'],
  'work.show': ['all', 'ctas', 'tasks'],
  'plans.scope': ['mine', 'all'],
  'plans.show': ['all', 'open'],
} as const;

/** What is in the tenant's or the user's own words: a part of a name, labels of band and stage, a number of days. */
const WORDS: Readonly<Record<string, RegExp>> = {
  'accounts.search': /./,
  'accounts.band': /./,
  'accounts.stage': /./,
  'accounts.renewal': /^[1-9]\d{0,2}$/,
};

const LONGEST = 200;

/** Some of what makes a view show what it shows, by setting. */
export type Arrangement = Readonly<Record<string, string>>;

/** What of a stored value is an arrangement of this view; the rest is left out. */
export function readArrangement(view: ViewName, stored: unknown): Arrangement {
  if (typeof stored !== 'object' || stored === null) return {};
  const choices: Readonly<Record<string, readonly string[]>> = CHOICES;
  const fits = ([key, value]: [string, unknown]): boolean =>
    key.startsWith(`${view}.`) &&
    typeof value === 'string' &&
    value.length <= LONGEST &&
    (choices[key]?.includes(value) ?? WORDS[key]?.test(value) ?? false);
  return Object.fromEntries(Object.entries(stored).filter(fits));
}

/** The same arrangement with every filter of its view that it does not have taken away. */
export function inFull(view: ViewName, arrangement: Arrangement): Arrangement {
  const own = Object.keys(WORDS).filter((key) => key.startsWith(`${view}.`));
  return { ...Object.fromEntries(own.map((key) => [key, ''])), ...arrangement };
}
