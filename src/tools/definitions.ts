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
    override: ({ jsonSchema }) => {
      // zod writes the range of exact integers as bounds; they tell a model nothing.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  delete schema.$schema;
  return { ...schema, type: 'object' };
}
