import type * as z from 'zod';
import type { Tenant } from '../data/tenant';
import { asMeant } from './asMeant';
import type { ToolAnswer } from './toolAnswer';
import type { Planned } from './writePlan';

/** Whether a tool can change anything at Gainsight. */
export type Effect = 'read' | 'write';

/** What every tool declares. Everything else (manifest, docs, registration) is derived from this. */
interface Declaration<Schema extends z.ZodObject> {
  /** The published name, `gainsight_…`. */
  readonly name: string;
  /** How a user names it in chat: `#gainsightBrief`. */
  readonly reference: string;
  readonly title: string;
  readonly icon: string;
  /** What it returns, when to use it and when not: 60 to 400 characters, for a model. */
  readonly modelDescription: string;
  /** One sentence for people. */
  readonly userDescription: string;
  /** Built on first use: schemas cost time that activation does not have. */
  readonly input: () => Schema;
  /** What the user reads while it works. */
  readonly progress: (input: z.output<Schema>) => string;
}

/** A tool that changes nothing. */
export interface ReadSpec<Schema extends z.ZodObject> extends Declaration<Schema> {
  readonly effect: 'read';
  readonly run: (input: z.output<Schema>, tenant: Tenant, signal: AbortSignal) => Promise<ToolAnswer>;
}

/** A tool that writes: it only plans; the plan is sent by the executor, once, after a person approved it. */
export interface WriteSpec<Schema extends z.ZodObject> extends Declaration<Schema> {
  readonly effect: 'write';
  readonly plan: (input: z.output<Schema>, tenant: Tenant, signal: AbortSignal) => Promise<Planned>;
}

/** Input that passed the schema, or a sentence that tells a model what to correct. */
export type Parsed =
  { readonly ok: true; readonly input: unknown } | { readonly ok: false; readonly problem: string };

interface ToolBase extends Omit<Declaration<z.ZodObject>, 'progress' | 'input'> {
  readonly schema: () => z.ZodObject;
  readonly parse: (raw: unknown) => Parsed;
  /** Takes what `parse` returned, as do `run` and `plan`. */
  readonly progress: (input: unknown) => string;
}

export interface ReadTool extends ToolBase {
  readonly effect: 'read';
  readonly run: (input: unknown, tenant: Tenant, signal: AbortSignal) => Promise<ToolAnswer>;
}

export interface WriteTool extends ToolBase {
  readonly effect: 'write';
  readonly plan: (input: unknown, tenant: Tenant, signal: AbortSignal) => Promise<Planned>;
}

/** A tool whose input type is known only inside. */
export type Tool = ReadTool | WriteTool;

/** Makes a tool out of its declaration; the schema is built once, when first needed. */
export function defineTool<Schema extends z.ZodObject>(spec: ReadSpec<Schema>): ReadTool;
export function defineTool<Schema extends z.ZodObject>(spec: WriteSpec<Schema>): WriteTool;
export function defineTool<Schema extends z.ZodObject>(spec: ReadSpec<Schema> | WriteSpec<Schema>): Tool {
  let built: Schema | undefined;
  const schema = (): Schema => (built ??= spec.input());
  // The one place where `unknown` becomes the schema's type again: callers hand over what `parse` returned.
  const typed = (input: unknown): z.output<Schema> => input as z.output<Schema>;
  const { name, reference, title, icon, modelDescription, userDescription } = spec;
  const base = {
    ...{ name, reference, title, icon, modelDescription, userDescription },
    schema,
    parse: (raw: unknown): Parsed => {
      const result = schema().safeParse(asMeant(raw ?? {}, schema(), spec.effect));
      const problems = [...inventedIn(raw, schema()), ...(result.success ? [] : issuesOf(result.error))];
      return result.success && problems.length === 0
        ? { ok: true, input: result.data }
        : { ok: false, problem: describe(problems, schema()) };
    },
    progress: (input: unknown) => spec.progress(typed(input)),
  };
  if (spec.effect === 'read')
    return {
      ...base,
      effect: 'read',
      run: (input, tenant, signal) => spec.run(typed(input), tenant, signal),
    };
  return {
    ...base,
    effect: 'write',
    plan: (input, tenant, signal) => spec.plan(typed(input), tenant, signal),
  };
}

/** A condition that was silently left out would make the answer look like what was asked for. */
function inventedIn(raw: unknown, { def, shape }: z.ZodObject): readonly string[] {
  if (def.catchall || typeof raw !== 'object' || raw === null) return [];
  return Object.entries(raw)
    .filter(([name, value]) => !Object.hasOwn(shape, name) && value !== undefined && value !== null)
    .map(([name]) => `${name}: there is no such parameter`);
}

function issuesOf({ issues }: z.ZodError): readonly string[] {
  return issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
}

function describe(problems: readonly string[], schema: z.ZodObject): string {
  return `${problems.join('; ')}. Parameters: ${Object.keys(schema.shape).join(', ')}.`;
}
