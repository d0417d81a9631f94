// What stands in for documents, lenses and the save dialog of the module `vscode` in unit tests.

export class Range {
  constructor(
    readonly startLine: number,
    readonly startCharacter: number,
    readonly endLine: number,
    readonly endCharacter: number,
  ) {}

  get start() {
    return { line: this.startLine, character: this.startCharacter };
  }

  get end() {
    return { line: this.endLine, character: this.endCharacter };
  }
}

export class CodeLens {
  constructor(
    readonly range: Range,
    readonly command?: {
      readonly title: string;
      readonly command: string;
      readonly arguments?: readonly unknown[];
    },
  ) {}
}

interface Address {
  toString(): string;
}

/** A text that is open; `typed` counts what changed it, and each of that can be undone as a whole. */
export class TextDocument {
  isClosed = false;
  isDirty = false;
  readonly before: string[] = [];
  /** What was saved, each time. */
  readonly saved: string[] = [];

  constructor(
    readonly uri: Address,
    private text: string,
    readonly languageId = 'markdown',
  ) {}

  get fileName(): string {
    return decodeURIComponent(this.uri.toString().replace(/^[a-z]+:(?:\/\/)?/, ''));
  }

  get isUntitled(): boolean {
    return this.uri.toString().startsWith('untitled:');
  }

  getText(range?: Range): string {
    return range ? this.text.slice(this.#offset(range, 'start'), this.#offset(range, 'end')) : this.text;
  }

  positionAt(offset: number): { readonly line: number; readonly character: number } {
    const lines = this.text.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  }

  offsetAt({ line, character }: { readonly line: number; readonly character: number }): number {
    return this.#offset(new Range(line, character, line, character), 'start');
  }

  save(): Promise<boolean> {
    this.isDirty = false;
    this.saved.push(this.text);
    return Promise.resolve(true);
  }

  /** Takes edits of one step, none of which reaches into another. */
  change(edits: readonly (readonly [Range, string])[]): void {
    this.isDirty = true;
    this.before.push(this.text);
    const placed = edits
      .map(([range, text]) => [this.#offset(range, 'start'), this.#offset(range, 'end'), text] as const)
      .sort(([a], [b]) => b - a);
    for (const [start, end, text] of placed)
      this.text = this.text.slice(0, start) + text + this.text.slice(end);
  }

  #offset(range: Range, side: 'start' | 'end'): number {
    const [line, character] =
      side === 'start' ? [range.startLine, range.startCharacter] : [range.endLine, range.endCharacter];
    const lines = this.text.split('\n').slice(0, line);
    return lines.reduce((sum, one) => sum + one.length + 1, 0) + character;
  }
}

export class WorkspaceEdit {
  readonly edits: { readonly uri: Address; readonly range: Range; readonly text: string }[] = [];

  replace(uri: Address, range: Range, text: string): void {
    this.edits.push({ uri, range, text });
  }
}
