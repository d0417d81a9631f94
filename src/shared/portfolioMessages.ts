import * as z from 'zod/mini';
import { lazy } from '../base/lazy';
import { parts } from './viewParts';

/** The charts of a portfolio; each of their marks stands for some of the accounts. */
export const CHARTS = ['health', 'arr', 'renewals', 'movers', 'touch', 'owners'] as const;

export type Chart = (typeof CHARTS)[number];

/** The columns of the list below the charts, in their order. */
export const COLUMNS = [
  'account',
  'health',
  'arrColumn',
  'renewal',
  'lastTouch',
  'change',
  'open',
  'csm',
] as const;

export type Column = (typeof COLUMNS)[number];

const views = lazy(() => {
  const { color, gsid } = parts();
  const scope = z.enum(['mine', 'all']);
  const mark = z.object({ chart: z.enum(CHARTS), key: z.string().check(z.maxLength(64)) });
  const account = z.object({
    gsid,
    name: z.string(),
    arr: z.optional(z.number()),
    currency: z.optional(z.string()),
    renewalDate: z.optional(z.string()),
    csm: z.optional(z.object({ name: z.optional(z.string()) })),
    /** Index of its band; absent = not scored. */
    band: z.optional(z.number()),
    /** The score as it is written, with the tenant's own word for it. */
    score: z.string(),
    /** Absent where there is a word alone. */
    points: z.optional(z.number()),
  });
  const cell = z.optional(z.union([z.string(), z.number()]));
  /** A row of the list as it is exported, in the order of the page. */
  const exported = z.object({
    ...{ gsid, name: z.string(), score: cell, arr: cell, currency: cell, renewalDate: cell },
    ...{ touch: cell, change: cell, openCtas: cell, csm: cell },
  });
  const problem = z.optional(z.string());
  /** Nothing comes after this piece: what the list does not hold is not there. */
  const last = z.optional(z.boolean());
  const state = z.object({ scope, tenant: z.string().check(z.maxLength(255)) });
  return {
    state,
    mark,
    account,
    band: z.object({ label: z.string(), color }),
    change: z.object({ gsid, from: z.number(), to: z.number(), change: z.number() }),
    touch: z.object({ gsid, day: z.nullable(z.string()) }),
    cta: z.object({
      company: z.optional(gsid),
      owner: z.optional(gsid),
      ownerName: z.string(),
      overdue: z.boolean(),
    }),
    exported,
    problem,
    last,
  };
});

/** What the host tells the page of a portfolio. Lists come in pieces; each piece adds to those before. */
export const toPortfolioPage = lazy(() => {
  const { words, notice } = parts();
  const { account, band, change, cta, last, problem, state, touch } = views();
  return z.discriminatedUnion('type', [
    z.object({
      type: z.literal('start'),
      words,
      state,
      locale: z.string(),
      today: z.string(),
      fiscalYearStartMonth: z.number(),
    }),
    z.object({ type: z.literal('bands'), bands: z.array(band) }),
    z.object({ type: z.literal('accounts'), accounts: z.array(account), last }),
    z.object({ type: z.literal('changes'), changes: z.array(change), problem, last }),
    z.object({ type: z.literal('touches'), touches: z.array(touch), problem, last }),
    z.object({ type: z.literal('ctas'), ctas: z.array(cta), problem, last }),
    z.object({ type: z.literal('fiscalYear'), fiscalYearStartMonth: z.number() }),
    z.object({
      type: z.literal('progress'),
      busy: z.boolean(),
      text: z.string(),
      share: z.optional(z.number()),
    }),
    notice,
  ]);
});

/** What the page of a portfolio asks of the host. */
export const fromPortfolioPage = lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('ready') }),
    z.object({ type: z.literal('refresh') }),
    z.object({ type: z.literal('cancel') }),
    z.object({ type: z.literal('signIn') }),
    z.object({ type: z.literal('ignored') }),
    z.object({ type: z.literal('scope'), scope: z.enum(['mine', 'all']) }),
    z.object({ type: z.literal('ask'), mark: views().mark }),
    z.object({ type: z.literal('export'), rows: z.array(views().exported) }),
    parts().run,
  ]),
);

/** What the editor keeps of the page for the next window: whose accounts of which tenant. */
export const portfolioState = lazy(() => views().state);

/** The mark that the list is filtered by and the column that it is sorted by, as the page keeps them: ids alone. */
export const keptList = lazy(() =>
  z.object({
    mark: z.optional(views().mark),
    sort: z.optional(z.object({ column: z.enum(COLUMNS), descending: z.boolean() })),
  }),
);

type Views = ReturnType<typeof views>;

export type ToPortfolioPage = z.output<ReturnType<typeof toPortfolioPage>>;
export type FromPortfolioPage = z.output<ReturnType<typeof fromPortfolioPage>>;
export type PortfolioState = z.output<Views['state']>;
export type MarkRef = z.output<Views['mark']>;
export type PortfolioAccount = z.output<Views['account']>;
export type PortfolioBand = z.output<Views['band']>;
export type ScoreChange = z.output<Views['change']>;
export type LastTouch = z.output<Views['touch']>;
export type OpenCta = z.output<Views['cta']>;
export type ExportedAccount = z.output<Views['exported']>;
