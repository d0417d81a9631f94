/** A language-model tool as an extension's manifest declares it. */
export interface DeclaredTool {
  readonly name: string;
  /** Whether it is marked as one that changes records. */
  readonly writes: boolean;
}

/** The tag of tools that change records. */
export const WRITE_TAG = 'gainsight-write';

/** The language-model tools that an extension's manifest declares. */
export function declaredTools(manifest: unknown): DeclaredTool[] {
  const tools = property(property(manifest, 'contributes'), 'languageModelTools');
  if (!Array.isArray(tools)) return [];
  return tools.flatMap((tool) => {
    const [name, tags] = [property(tool, 'name'), property(tool, 'tags')];
    return typeof name === 'string'
      ? [{ name, writes: Array.isArray(tags) && tags.includes(WRITE_TAG) }]
      : [];
  });
}

/** The version of an extension, as its manifest has it. */
export function declaredVersion(manifest: unknown): string {
  const version = property(manifest, 'version');
  return typeof version === 'string' ? version : '';
}

function property(value: unknown, name: string): unknown {
  // The manifest is JSON: an object that has the property has it under that name.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
