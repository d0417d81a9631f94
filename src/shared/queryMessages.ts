import * as z from 'zod/mini';
import { lazy } from '../base/lazy';
import { parts } from './viewParts';

/** The most rows that the page holds. */
export const MOST_ROWS = 5000;
const MOST_FIELDS = 300;
const LONGEST = 4000;

const views = lazy(() => {
  const name = z.string().check(z.minLength(1), z.maxLength(255));
  const value = z.union([z.string().check(z.maxLength(LONGEST)), z.number(), z.boolean()]);
  const condition = z.object({
    field: name,
    operator: z.string().check(z.regex(/^[A-Z_]{1,32}$/)),
    values: z.array(value).check(z.maxLength(500)),
  });
  const sort = z.object({ column: z.int().check(z.minimum(0)), descending: z.boolean() });
  const query = z.object({
    object: name,
    fields: z.array(name).check(z.minLength(1), z.maxLength(MOST_FIELDS)),
    conditions: z.array(condition).check(z.maxLength(26)),
    /** How the conditions go together, by their letters; absent = all hold. */
    expression: z.optional(z.string().check(z.maxLength(500))),
  });
  const state = z.object({
    tenant: z.string().check(z.maxLength(255)),
    query,
    sort: z.optional(sort),
  });
  const column = z.object({
    path: z.string(),
    label: z.string(),
    kind: z.enum(['text', 'number', 'day', 'yesNo']),
  });
  const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
  /** `gsid` is absent where the record cannot be opened. */
  const row = z.object({ gsid: z.optional(parts().gsid), cells: z.array(cell) });
  return { sort, query, state, column, row, condition };
});

/** What the host tells the page of a query. Rows come in pieces; each piece adds to those before. */
export const toQueryPage = lazy(() => {
  const { words, notice } = parts();
  const { column, row, state } = views();
  return z.discriminatedUnion('type', [
    z.object({ type: z.literal('start'), words, state, locale: z.string(), timeZone: z.string() }),
    z.object({
      type: z.literal('head'),
      title: z.string(),
      conditions: z.array(z.string()),
      columns: z.array(column),
    }),
    z.object({ type: z.literal('rows'), rows: z.array(row) }),
    z.object({
      type: z.literal('progress'),
      busy: z.boolean(),
      text: z.string(),
      /** There are more rows, and room for them. */
      more: z.boolean(),
      problem: z.optional(z.string()),
    }),
    notice,
  ]);
});

/** What the page of a query asks of the host. */
export const fromQueryPage = lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('ready') }),
    z.object({ type: z.literal('refresh') }),
    z.object({ type: z.literal('more') }),
    z.object({ type: z.literal('cancel') }),
    z.object({ type: z.literal('signIn') }),
    z.object({ type: z.literal('ignored') }),
    z.object({ type: z.literal('edit') }),
    z.object({ type: z.literal('sorted'), sort: views().sort }),
    z.object({ type: z.literal('export'), format: z.enum(['csv', 'json']) }),
    parts().run,
  ]),
);

/** What the editor keeps of the page for the next window: the question, and nothing of its answer. */
export const queryState = lazy(() => views().state);

type Views = ReturnType<typeof views>;

export type ToQueryPage = z.output<ReturnType<typeof toQueryPage>>;
export type FromQueryPage = z.output<ReturnType<typeof fromQueryPage>>;
export type QueryState = z.output<Views['state']>;
export type ObjectQuestion = z.output<Views['query']>;
export type QueryCondition = z.output<Views['condition']>;
export type QueryColumn = z.output<Views['column']>;
export type QueryRow = z.output<Views['row']>;
