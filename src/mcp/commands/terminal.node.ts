import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Where a person is asked; replaced in tests. */
export interface TerminalStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined };
  readonly output: NodeJS.WritableStream;
  /** The person gave up. */
  readonly onInterrupt: () => void;
}

/** Asks a person at the terminal. Without one nobody can be asked. */
export class Terminal {
  readonly #streams: TerminalStreams;

  constructor(streams: TerminalStreams) {
    this.#streams = streams;
  }

  get isThere(): boolean {
    return this.#streams.input.isTTY === true;
  }

  /** What is typed shows. */
  ask(question: string, signal: AbortSignal): Promise<string> {
    return this.#ask(question, this.#streams.output, signal);
  }

  /** Nothing of what is typed shows, not even how long it is. */
  async askSecretly(question: string, signal: AbortSignal): Promise<string> {
    const { output } = this.#streams;
    output.write(question);
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
    try {
      return await this.#ask('', silent, signal);
    } finally {
      output.write('\n');
    }
  }

  async #ask(question: string, output: NodeJS.WritableStream, signal: AbortSignal): Promise<string> {
    const { input, onInterrupt } = this.#streams;
    const lines = createInterface({ input, output, terminal: this.isThere, historySize: 0 });
    // In this mode Ctrl+C is a key like others, and Ctrl+D ends the input without an answer.
    lines.once('SIGINT', onInterrupt);
    lines.once('close', onInterrupt);
    try {
      return (await lines.question(question, { signal })).trim();
    } finally {
      lines.off('close', onInterrupt);
      lines.close();
    }
  }
}
