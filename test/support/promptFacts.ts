// What the sandbox tenant holds for the prompts at 09:00 in Berlin on Wednesday, 18 November 2026. Tests of the tools
// and the evaluation of models compare with the same figures.

type Named<Row extends readonly unknown[]> = readonly (readonly [string, ...Row])[];

/** Account, score, days since the last touch, its day. */
export const untouchedBelow40: Named<[number, number, string]> = [
  ['Meridian Corp', 28, 47, '2026-10-02'],
  ['Praxis Inc', 31, 38, '2026-10-11'],
  ['OmegaTech', 35, 34, '2026-10-15'],
  ['Bravura', 37, 31, '2026-10-18'],
  ['Cloudnine', 39, 30, '2026-10-19'],
];

/** Account, score at the beginning of the quarter, now, change; biggest loss first. */
export const enterpriseTrends: Named<[number, number, number]> = [
  ['Meridian Corp', 37, 28, -9],
  ['Nordhaven Retail', 37, 33, -4],
  ['Brightwater Utilities', 56, 55, -1],
  ['Helios Analytics', 73, 74, 1],
  ['Castellan Insurance', 68, 71, 3],
  ['Quillon Bank', 59, 64, 5],
];

export const enterpriseWithoutHistory = ['Vantage Rail', 'Ostrava Steelworks'] as const;

/** Account, score a week ago, now, change. */
export const fellSinceLastWeek: Named<[number, number, number]> = [
  ['OmegaTech', 44, 35, -9],
  ['Praxis Inc', 38, 31, -7],
  ['Larkspur Health', 75, 72, -3],
  ['Meridian Corp', 30, 28, -2],
];

/** Measure of Praxis Inc, weight, score, day of the last change; worst first. The fifth is unscored. */
export const praxisMeasures: Named<[number, number, string]> = [
  ['Product usage', 30, 18, '2026-11-03'],
  ['NPS', 15, 30, '2026-11-09'],
  ['Support', 20, 42, '2026-10-10'],
  ['Financial', 15, 44, '2026-10-09'],
];

/** Account, renewal, days left, ARR, score; biggest ARR first. */
export const renewalsIn90Days: Named<[string, number, number, number | 'unscored']> = [
  ['Meridian Corp', '2026-12-08', 20, 420_000, 28],
  ['Ostrava Steelworks', '2026-12-26', 38, 390_000, 'unscored'],
  ['Helios Analytics', '2027-02-09', 83, 310_000, 74],
  ['Brightwater Utilities', '2027-01-15', 58, 275_000, 55],
  ['Praxis Inc', '2027-01-02', 45, 185_000, 31],
  ['Bravura', '2027-01-27', 70, 96_000, 37],
];

/** Renews in the same time, without an ARR on file. */
export const renewalWithoutArr = ['Kestrel Labs', '2026-12-13', 25, 81] as const;
export const renewalsIn90DaysArr = 1_676_000;

export const quarterRenewals = {
  accounts: 4,
  arr: 843_000,
  red: 1,
  redArr: 420_000,
  redPercent: 49.8,
} as const;

/** The only open CTA of an account at risk: name, account, type, priority, due, owner, days late. */
export const ctaAtRisk = [
  ...['Recover product usage', 'Praxis Inc', 'Risk', 'High', '2026-11-12', 'Lena Hofmann'],
  6,
] as const;

/** CTA, account, due, days late. */
export const overdueCtas: Named<[string, string, number]> = [
  ['Settle the billing dispute', 'Fernhill Foods', '2026-11-03', 15],
  ['Recover product usage', 'Praxis Inc', '2026-11-12', 6],
];

/** Task, account, due, days late. */
export const overdueTasks: Named<[string, string, number]> = [
  ['Send the credit note', 'Fernhill Foods', '2026-11-02', 16],
  ['Share the usage report', 'Praxis Inc', '2026-11-10', 8],
  ['Collect the SSO test results', 'Larkspur Health', '2026-11-16', 2],
];

/** CTA, due, owner. */
export const tandemOnboarding: Named<[string, string]> = [
  ['Onboarding: driver app', '2026-11-27', 'Jonas Weber'],
  ['Onboarding: dispatch desk', '2026-12-08', 'Lena Hofmann'],
];

/** Account, plan, reasons, percent done, due, last change. */
export const slowPlans = [
  ['Helios Analytics', 'Prove the return on investment', ['past due'], 50, '2026-11-06', '2026-11-10'],
  ['Tandem Freight', 'First hundred days', ['past due', 'stalled'], 50, '2026-11-13', '2026-10-13'],
  ['Brightwater Utilities', 'Grow into the field teams', ['stalled'], 33, '2027-02-01', '2026-10-08'],
] as const;

export const quillonPlan = {
  percent: 29,
  objectives: { done: 2, active: 3, pending: 2, late: 1 },
  next: ['Migrate customer records', '2026-11-23', 'Jonas Weber'],
  late: ['Security questionnaire', 4],
} as const;

/** Subject, day and type of Meridian Corp's newest entries, newest first; there are five in all. */
export const meridianEntries: Named<[string, string]> = [
  ['Migration follow-up', '2026-10-02', 'Call'],
  ['Workaround for exports', '2026-09-18', 'Email'],
  ['Migration workshop', '2026-09-04', 'Meeting'],
];

/** The last contact with Brightwater Utilities: day, type, by whom. */
export const brightwaterContact = ['2026-02-12', 'Meeting', 'Lena Hofmann'] as const;

/** Relationship of Helios Analytics, type, ARR, score. */
export const heliosRelationships: Named<[string, number, number | 'unscored']> = [
  ['Helios EMEA', 'Region', 140_000, 77],
  ['Helios Forecasting', 'Product', 95_000, 58],
  ['Helios Labs', 'Business Unit', 60_000, 'unscored'],
];
export const heliosArr = { relationships: 295_000, company: 310_000, difference: 15_000 } as const;

/** Day and subject of what happened at Quillon Bank since the last review, newest first. */
export const quillonSinceReview = [
  ['2026-11-13', 'Problem: security questionnaire is late'],
  ['2026-11-01', 'Win: branch champions named'],
  ['2026-10-08', 'Problem: duplicate customer records'],
  ['2026-09-16', 'Win: sandbox environment ready'],
] as const;

export const priyasBook = { accounts: 10, arr: 1_620_000 } as const;

/** Account of Priya Nair, score, renewal, last touch; worst first. */
export const priyasAccounts: Named<[number, string, string]> = [
  ['Nordhaven Retail', 33, '2026-12-18', '2026-10-08'],
  ['Oakline Furniture', 45, '2027-01-09', '2026-11-14'],
  ['Rivermark Hotels', 49, '2027-01-24', '2026-11-12'],
  ['Mossfield Schools', 52, '2027-02-22', '2026-11-09'],
  ['Vantage Rail', 58, '2027-10-14', '2026-09-21'],
  ['Delta Grove Farms', 61, '2027-04-07', '2026-11-14'],
  ['Siltwater Brewing', 66, '2027-05-12', '2026-10-06'],
  ['Castellan Insurance', 71, '2027-04-17', '2026-09-22'],
  ['Harrow & Pike Legal', 78, '2027-06-16', '2026-11-04'],
  ['Auralis Media', 84, '2027-08-10', '2026-10-26'],
];

/** Person, account, score, day, comment. */
export const detractors: Named<[string, number, string, string]> = [
  ['Nina Roth', 'Praxis Inc', 4, '2026-11-04', 'Too many clicks for a simple plan.'],
  ['Olga Petrova', 'Meridian Corp', 2, '2026-10-21', 'Exports fail every night.'],
];
export const responsesThisQuarter = 6;

/** The newest usage figures of Praxis Inc: day, active users, licensed users, logins. */
export const praxisUsage = ['2026-11-16', 38, 120, 210] as const;

export const riskReasons = [
  ...['Adoption', 'Executive Sponsor Change', 'Pricing', 'Product Quality', 'Support', 'Other'],
] as const;

/** Account, renewal, amount, probability of the first five forecasts. */
export const forecasts: Named<[string, number, number]> = [
  ['Meridian Corp', '2026-12-08', 420_000, 38],
  ['Praxis Inc', '2027-01-02', 185_000, 41],
  ['OmegaTech', '2027-03-08', 240_000, 45],
  ['Bravura', '2027-01-27', 96_000, 47],
  ['Cloudnine', '2027-03-26', 132_000, 49],
];

/** The CTA that P12 puts a task under, as it is created. */
export const EBR = {
  company_gsid: 'Bravura',
  cta_type: 'Lifecycle',
  name: 'Schedule the EBR before the renewal',
  due_date: '2026-12-11',
} as const;

/** The call that P18 logs, and that P19 corrects. */
export const DANAS_CALL = {
  company_gsid: 'Cloudnine',
  type_name: 'Call',
  subject: 'Call with Dana Whitfield: dashboards, price uplift, term',
  notes:
    'Spoke with Dana Whitfield.\n\n- Happy with the new dashboards.\n- Worried about the price uplift.\n- Procurement wants a 2-year term.',
  activity_date: '2026-11-18',
  duration_mins: 25,
} as const;
