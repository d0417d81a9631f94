import * as z from 'zod/mini';
import { lazy } from '../base/lazy';
import { PAGE_KINDS } from '../model/recordKind';

/** Theme colours of the charts, by the last part of their name: `charts.red`. */
export const COLORS = ['red', 'orange', 'yellow', 'green', 'blue', 'purple', 'foreground'] as const;

export type Color = (typeof COLORS)[number];

/** What can be done with a record where it is shown. The host knows the command of each. */
export const ACTIONS = [
  'open',
  'openPage',
  'openDocument',
  'brief',
  'prepareReview',
  'handover',
  'logActivity',
  'ask',
  'createCta',
  'updateCta',
  'closeCta',
  'createTask',
  'createPlan',
  'updatePlan',
  'editActivity',
] as const;

export type Action = (typeof ACTIONS)[number];

const KINDS = [...PAGE_KINDS, 'contact'] as const;

const gsid = (): z.ZodMiniString => z.string().check(z.regex(/^[A-Za-z0-9]{1,64}$/));

/** Pieces that several messages are made of; built when the first message comes. */
export const parts = lazy(() => {
  const color = z.optional(z.enum(COLORS));
  const tone = z.optional(z.enum(['good', 'warn', 'bad']));
  const record = z.object({ kind: z.enum(KINDS), gsid: gsid() });
  const actions = z.array(z.enum(ACTIONS));
  const fact = z.object({ label: z.string(), value: z.string(), note: z.optional(z.string()), tone, color });
  const row = z.object({
    record: z.optional(record),
    title: z.string(),
    color,
    /** What is said beside the title, most important first. */
    details: z.array(z.object({ text: z.string(), tone })),
    progress: z.optional(z.object({ percent: z.number(), text: z.string() })),
    actions,
  });
  const words = z.record(z.string(), z.string());
  const notice = z.object({ type: z.literal('notice'), text: z.string(), signIn: z.boolean() });
  const busy = z.object({ type: z.literal('busy'), busy: z.boolean(), text: z.optional(z.string()) });
  const run = z.object({ type: z.literal('run'), action: z.enum(ACTIONS), record });
  return { color, tone, gsid: gsid(), record, actions, fact, row, words, notice, busy, run };
});

type Parts = ReturnType<typeof parts>;

export type ViewRecord = z.output<Parts['record']>;
export type Fact = z.output<Parts['fact']>;
export type ViewRow = z.output<Parts['row']>;
export type Tone = 'good' | 'warn' | 'bad';
