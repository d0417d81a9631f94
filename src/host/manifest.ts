/** The names of the language-model tools that an extension's manifest declares. */
export function declaredTools(manifest: unknown): string[] {
  const tools = property(property(manifest, 'contributes'), 'languageModelTools');
  if (!Array.isArray(tools)) return [];
  return tools.map((tool) => property(tool, 'name')).filter((name) => typeof name === 'string');
}

function property(value: unknown, name: string): unknown {
  // The manifest is JSON: an object that has the property has it under that name.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
