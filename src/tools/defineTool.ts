import type * as z from 'zod';
import type { Tenant } from '../data/tenant';

/** Whether a tool can change anything at Gainsight. */
export type Effect = 'read' | 'write';

/** What a tool answers, before it is fitted to the reader's budget. `rows` is what may be shortened. */
export interface ToolAnswer {
  /** `ok`, or an expected situation that the reader can act on. */
  readonly status: 'ok' | 'notFound' | 'several' | 'rejected' | 'unavailable';
  /** One line: whose records were looked at, and how many. */
  readonly scope?: string;
  /** The objects and fields that the figures come from. */
  readonly sources?: readonly string[];
  /** What to do next when the status is not `ok`, or how to get more. */
  readonly next?: string;
  readonly rows?: readonly object[];
  readonly [fact: string]: unknown;
}

/** A tool as its file declares it. Everything else (manifest, docs, registration) is derived from this. */
export interface ToolSpec<Schema extends z.ZodObject> {
  /** The published name, `gainsight_…`. */
  readonly name: string;
  /** How a user names it in chat: `#gainsightBrief`. */
  readonly reference: string;
  readonly title: string;
  readonly icon: string;
  readonly effect: Effect;
  /** What it returns, when to use it and when not: 60 to 400 characters, for a model. */
  readonly modelDescription: string;
  /** One sentence for people. */
  readonly userDescription: string;
  /** Built on first use: schemas cost time that activation does not have. */
  readonly input: () => Schema;
  /** What the user reads while it works. */
  readonly progress: (input: z.output<Schema>) => string;
  readonly run: (input: z.output<Schema>, tenant: Tenant, signal: AbortSignal) => Promise<ToolAnswer>;
}

/** Input that passed the schema, or a sentence that tells a model what to correct. */
export type Parsed =
  { readonly ok: true; readonly input: unknown } | { readonly ok: false; readonly problem: string };

/** A tool whose input type is known only inside. */
export interface Tool extends Omit<ToolSpec<z.ZodObject>, 'progress' | 'run' | 'input'> {
  readonly schema: () => z.ZodObject;
  readonly parse: (raw: unknown) => Parsed;
  /** Both take what `parse` returned. */
  readonly progress: (input: unknown) => string;
  readonly run: (input: unknown, tenant: Tenant, signal: AbortSignal) => Promise<ToolAnswer>;
}

/** Makes a tool out of its declaration; the schema is built once, when first needed. */
export function defineTool<Schema extends z.ZodObject>(spec: ToolSpec<Schema>): Tool {
  let built: Schema | undefined;
  const schema = (): Schema => (built ??= spec.input());
  // The one place where `unknown` becomes the schema's type again: both callers hand over what `parse` returned.
  const typed = (input: unknown): z.output<Schema> => input as z.output<Schema>;
  return {
    ...spec,
    schema,
    parse: (raw) => {
      const result = schema().safeParse(raw ?? {});
      return result.success
        ? { ok: true, input: result.data }
        : { ok: false, problem: describe(result.error, schema()) };
    },
    progress: (input) => spec.progress(typed(input)),
    run: (input, tenant, signal) => spec.run(typed(input), tenant, signal),
  };
}

function describe(error: z.ZodError, schema: z.ZodObject): string {
  const issues = error.issues.map((issue) => {
    const where = issue.path.join('.');
    return where ? `${where}: ${issue.message}` : issue.message;
  });
  return `${issues.join('; ')}. Parameters: ${Object.keys(schema.shape).join(', ')}.`;
}
