// The chat, model and tool parts of the stand-in for the module `vscode`.

export class LanguageModelTextPart {
  constructor(readonly value: string) {}
}

export class LanguageModelPromptTsxPart {
  constructor(readonly value: unknown) {}
}

export class LanguageModelDataPart {
  constructor(
    readonly data: Uint8Array,
    readonly mimeType: string,
  ) {}
}

export class LanguageModelToolCallPart {
  constructor(
    readonly callId: string,
    readonly name: string,
    readonly input: object,
  ) {}
}

export class LanguageModelToolResultPart {
  constructor(
    readonly callId: string,
    readonly content: readonly unknown[],
  ) {}
}

export class LanguageModelToolResult {
  constructor(readonly content: readonly unknown[]) {}
}

export enum LanguageModelChatMessageRole {
  User = 1,
  Assistant = 2,
}

export class LanguageModelChatMessage {
  readonly content: readonly unknown[];

  constructor(
    readonly role: LanguageModelChatMessageRole,
    content: string | readonly unknown[],
  ) {
    this.content = typeof content === 'string' ? [new LanguageModelTextPart(content)] : content;
  }

  static User(content: string | readonly unknown[]): LanguageModelChatMessage {
    return new LanguageModelChatMessage(LanguageModelChatMessageRole.User, content);
  }

  static Assistant(content: string | readonly unknown[]): LanguageModelChatMessage {
    return new LanguageModelChatMessage(LanguageModelChatMessageRole.Assistant, content);
  }
}

export class LanguageModelError extends Error {
  constructor(
    message: string | undefined,
    readonly code = 'Unknown',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  static NoPermissions(message?: string): LanguageModelError {
    return new LanguageModelError(message, 'NoPermissions');
  }

  static Blocked(message?: string): LanguageModelError {
    return new LanguageModelError(message, 'Blocked');
  }

  static NotFound(message?: string): LanguageModelError {
    return new LanguageModelError(message, 'NotFound');
  }
}

export class ChatResponseMarkdownPart {
  readonly value: { readonly value: string };

  constructor(value: string) {
    this.value = { value };
  }
}

export class ChatRequestTurn {
  constructor(
    readonly prompt: string,
    readonly command: string | undefined,
    readonly references: readonly unknown[],
    readonly participant: string,
    readonly toolReferences: readonly unknown[],
  ) {}
}

export class ChatResponseTurn {
  constructor(
    readonly response: readonly unknown[],
    readonly result: object,
    readonly participant: string,
  ) {}
}

interface RegisteredTool {
  /** What a manifest would declare of it. */
  readonly description?: string;
  readonly inputSchema?: object;
  invoke(options: object, token: unknown): unknown;
}

/** What extensions have registered for chat, and what they asked VS Code to run. Call `reset()` before each test. */
class FakeChat {
  readonly tools = new Map<string, RegisteredTool>();
  readonly mcpProviders = new Map<string, unknown>();
  readonly invoked: { readonly name: string; readonly options: object }[] = [];

  reset(): void {
    this.tools.clear();
    this.mcpProviders.clear();
    this.invoked.length = 0;
  }
}

export const fakeChat = new FakeChat();

export class McpStdioServerDefinition {
  constructor(
    readonly label: string,
    public command: string,
    public args: string[] = [],
    public env: Record<string, string | number | null> = {},
    public version?: string,
  ) {}
}

export const lm = {
  registerMcpServerDefinitionProvider: (id: string, provider: unknown) => {
    fakeChat.mcpProviders.set(id, provider);
    return { dispose: () => void fakeChat.mcpProviders.delete(id) };
  },
  get tools(): readonly {
    name: string;
    description: string;
    inputSchema: object;
    tags: readonly string[];
  }[] {
    return [...fakeChat.tools].map(([name, { description, inputSchema }]) => ({
      name,
      description: description ?? `About ${name}`,
      inputSchema: inputSchema ?? { type: 'object' },
      tags: [],
    }));
  },
  registerTool(name: string, tool: RegisteredTool): { dispose(): void } {
    fakeChat.tools.set(name, tool);
    return { dispose: () => void fakeChat.tools.delete(name) };
  },
  async invokeTool(name: string, options: object, token: unknown): Promise<unknown> {
    fakeChat.invoked.push({ name, options });
    const tool = fakeChat.tools.get(name);
    if (!tool) throw new Error(`Tool ${name} was not contributed`);
    return tool.invoke(options, token);
  },
};
