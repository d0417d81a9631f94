import * as vscode from 'vscode';
import { languageModelTool, type ToolDoorParts } from '../../src/chat/toolDoor';
import type { Sandbox } from '../../src/sandbox/embedded';
import { catalogue } from '../../src/tools/catalogue';
import type { Tool } from '../../src/tools/defineTool';
import { inputSchemaOf } from '../../src/tools/definitions';
import { isWrite, writtenRecord } from '../support/tenantWrites';
import { fakeChat } from '../support/vscodeChat';
import type { Person } from './person';
import type { MadeCall } from './prompt';

/**
 * The product's tools as VS Code's chat runs them: prepared, shown on a card where they write, and called when the
 * person went on. Keeps the calls, and counts writes that nobody had approved.
 */
export class ChatTools {
  readonly calls: MadeCall[] = [];
  readonly #parts: ToolDoorParts;
  readonly #sandbox: Pick<Sandbox, 'calls'>;
  readonly #person: Person;
  #approvedWrites = 0;

  constructor(parts: ToolDoorParts, sandbox: Pick<Sandbox, 'calls'>, person: Person) {
    this.#parts = parts;
    this.#sandbox = sandbox;
    this.#person = person;
  }

  /** Offers them in the stand-in of VS Code, in place of all that was there. */
  register(): void {
    fakeChat.reset();
    for (const tool of catalogue)
      fakeChat.tools.set(tool.name, {
        description: tool.modelDescription,
        inputSchema: inputSchemaOf(tool),
        // What the stand-in hands over is what the participant gave it.
        invoke: (options, token) => this.#run(tool, options as Options, token as vscode.CancellationToken),
      });
  }

  /** Writes that left without an approval. */
  get unapproved(): number {
    return this.#writes() - this.#approvedWrites;
  }

  async #run(
    tool: Tool,
    options: Options,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResult> {
    const { input } = options;
    const registered = languageModelTool(tool.name, this.#parts);
    const prepared = await registered.prepareInvocation?.({ input }, token);
    const card = prepared?.confirmationMessages;
    const call = { name: tool.name, input: whole(tool, input) };
    if (card && !this.#person.answers(tool.name, textOf(card.message))) {
      this.calls.push({ ...call, status: 'declined', sent: [] });
      throw new vscode.CancellationError();
    }
    const before = this.#writes();
    const result = await registered.invoke(options, token);
    const sent = this.#sandbox.calls.filter(isWrite).slice(before).map(writtenRecord);
    if (card) this.#approvedWrites += sent.length;
    this.calls.push({ ...call, status: statusOf(result?.content), sent });
    return result!;
  }

  #writes(): number {
    return this.#sandbox.calls.filter(isWrite).length;
  }
}

type Options = vscode.LanguageModelToolInvocationOptions<object>;

/** The input with what the tool adds by default. */
function whole(tool: Tool, input: object): MadeCall['input'] {
  const parsed = tool.parse(input);
  return { ...input, ...(parsed.ok ? (parsed.input as object) : {}) };
}

function statusOf(content: readonly unknown[] = []): string {
  const [part] = content;
  if (!(part instanceof vscode.LanguageModelTextPart)) return 'unknown';
  return /"status":"(\w+)"/.exec(part.value)?.[1] ?? 'unknown';
}

function textOf(message: string | vscode.MarkdownString): string {
  return typeof message === 'string' ? message : message.value;
}
