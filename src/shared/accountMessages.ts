import * as z from 'zod/mini';
import { lazy } from '../base/lazy';
import { parts } from './viewParts';

/** The parts of an account's page that are read by themselves; each says when its source could not be read. */
export const SECTIONS = ['health', 'usage', 'ctas', 'plans', 'timeline', 'people', 'relationships'] as const;

export type Section = (typeof SECTIONS)[number];

const views = lazy(() => {
  const { actions, color, fact, record, row, tone } = parts();
  const header = z.object({
    name: z.string(),
    record,
    facts: z.array(fact),
    actions,
  });
  const measure = z.object({
    name: z.string(),
    group: z.optional(z.string()),
    /** The score as it is written, with the tenant's own word for it. */
    score: z.string(),
    /** From 0 to 100; absent where there is no number. */
    percent: z.optional(z.number()),
    color,
    trend: z.optional(z.object({ text: z.string(), tone })),
    comment: z.optional(z.string()),
  });
  const point = z.object({ day: z.string(), label: z.string(), score: z.number(), text: z.string(), color });
  const band = z.object({ label: z.string(), color, from: z.number(), to: z.number() });
  const health = z.object({
    measures: z.array(measure),
    measuresProblem: z.optional(z.string()),
    points: z.array(point),
    bands: z.array(band),
    trend: z.string(),
  });
  const entry = z.object({
    record,
    type: z.string(),
    when: z.string(),
    author: z.string(),
    subject: z.string(),
    notes: z.string(),
    actions,
  });
  const rows = z.object({ summary: z.string(), rows: z.array(row), actions });
  return {
    header,
    health,
    usage: z.object({ facts: z.array(fact) }),
    ctas: rows,
    plans: rows,
    people: rows,
    relationships: rows,
    timeline: z.object({
      entries: z.array(entry),
      more: z.boolean(),
      /** Why the entries after these could not be read. */
      moreProblem: z.optional(z.string()),
      actions,
    }),
  };
});

/** A section as it was read, or why it could not be. */
function section<const N extends Section, S extends z.ZodMiniType>(name: N, value: S) {
  return z.object({
    type: z.literal(name),
    value: z.optional(value),
    problem: z.optional(z.string()),
  });
}

/** What the host tells the page of an account. */
export const toAccountPage = lazy(() => {
  const { words, notice, busy } = parts();
  const view = views();
  return z.discriminatedUnion('type', [
    z.object({ type: z.literal('start'), words, state: z.object({ gsid: z.string(), tenant: z.string() }) }),
    z.object({
      type: z.literal('header'),
      header: z.optional(view.header),
      problem: z.optional(z.string()),
    }),
    section('health', view.health),
    section('usage', view.usage),
    section('ctas', view.ctas),
    section('plans', view.plans),
    section('timeline', view.timeline),
    section('people', view.people),
    section('relationships', view.relationships),
    notice,
    busy,
  ]);
});

/** What the page of an account asks of the host. */
export const fromAccountPage = lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('ready') }),
    z.object({ type: z.literal('refresh') }),
    z.object({ type: z.literal('more') }),
    z.object({ type: z.literal('signIn') }),
    z.object({ type: z.literal('ignored') }),
    parts().run,
  ]),
);

/** What the editor keeps of the page for the next window: ids, nothing of a record. */
export const accountState = lazy(() =>
  z.object({ gsid: parts().gsid, tenant: z.string().check(z.maxLength(255)) }),
);

type Views = ReturnType<typeof views>;

export type ToAccountPage = z.output<ReturnType<typeof toAccountPage>>;
export type FromAccountPage = z.output<ReturnType<typeof fromAccountPage>>;
export type AccountState = z.output<ReturnType<typeof accountState>>;
export type Header = z.output<Views['header']>;
export type HealthView = z.output<Views['health']>;
export type MeasureView = HealthView['measures'][number];
export type TrendPoint = HealthView['points'][number];
export type BandView = HealthView['bands'][number];
export type RowsView = z.output<Views['ctas']>;
export type UsageView = z.output<Views['usage']>;
export type TimelineView = z.output<Views['timeline']>;
export type TimelineEntry = TimelineView['entries'][number];
/** What a section holds, by its name. */
export interface SectionViews {
  readonly health: HealthView;
  readonly usage: UsageView;
  readonly ctas: RowsView;
  readonly plans: RowsView;
  readonly timeline: TimelineView;
  readonly people: RowsView;
  readonly relationships: RowsView;
}
