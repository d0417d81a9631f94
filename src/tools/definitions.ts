import * as z from 'zod';
import type { Effect, Tool } from './defineTool';

/** A tool as a model is told of it; the same behind every door. */
export interface ToolDefinition {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly effect: Effect;
  /** JSON Schema, draft 7. */
  readonly inputSchema: InputSchema;
}

export interface InputSchema {
  readonly type: 'object';
  readonly [keyword: string]: unknown;
}

/** Builds the schema, which costs time: ask when it is needed. */
export function definitionOf(tool: Tool): ToolDefinition {
  const { name, title, effect } = tool;
  return { name, title, description: tool.modelDescription, effect, inputSchema: inputSchemaOf(tool) };
}

/** What a tool takes, as a model should write it. */
export function inputSchemaOf(tool: Pick<Tool, 'schema'>): InputSchema {
  const schema = z.toJSONSchema(tool.schema(), {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => leaveOutWhatTellsNothing(jsonSchema),
  });
  delete schema.$schema;
  return { ...schema, type: 'object' };
}

/** Every definition is sent to every model. What is left out here is still checked when the tool is called. */
function leaveOutWhatTellsNothing(schema: z.core.JSONSchema.BaseSchema): void {
  // zod writes the range of exact integers as bounds.
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  // No model writes an empty text or an empty list where it was asked for one.
  if (schema.minLength === 1) delete schema.minLength;
  if (schema.minItems === 1) delete schema.minItems;
  const { additionalProperties: rest } = schema;
  if (typeof rest === 'object' && Object.keys(rest).length === 0) delete schema.additionalProperties;
}
