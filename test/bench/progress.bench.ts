// Prints, as JSON, what somebody waits for the first word that the participant works, in a fresh process:
//   node progress.bench.js <bundle> [slash command]
// `cold`: the request is what the extension is loaded and activated for; `warm`: the same message once more. A word counts
// when it can leave the process: the extension host sends nothing while the extension holds its only thread.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SANDBOX_HOST, SANDBOX_USER_EMAIL } from '../../src/sandbox/embedded';
import * as vscode from '../support/vscode';
import { installExtension } from './installedExtension';

type Handler = (request: object, context: object, response: object, token: object) => Promise<unknown>;

const [, , bundle = 'dist/extension.js', command] = process.argv;
const PROMPTS: Readonly<Record<string, string>> = {
  risk: '',
  renewals: '120',
  ctas: '',
  plans: '',
  log: 'Cloudnine call yesterday: they like the dashboards',
};
const prompt =
  command === undefined ? 'Which of my accounts are at risk?' : (PROMPTS[command] ?? 'Praxis Inc');

const storage = mkdtempSync(path.join(tmpdir(), 'gainsight-bench-'));
let handler: Handler | undefined;
const { load, context } = installExtension(path.resolve(bundle), {
  storage,
  state: {
    'gainsight.connections': {
      version: 1,
      connections: [
        { id: 'sandbox', kind: 'sandbox', origin: `https://${SANDBOX_HOST}`, email: SANDBOX_USER_EMAIL },
      ],
      activeId: 'sandbox',
    },
  },
  chat: {
    createChatParticipant: (_id: string, registered: Handler) => {
      handler = registered;
      return new vscode.Disposable(() => undefined);
    },
  },
});

/** Reads once with a tool, then answers. */
const model = {
  ...{ name: 'none', maxInputTokens: 100_000, countTokens: async () => 10 },
  sendRequest: async (messages: readonly unknown[]) => ({ stream: reply(messages.length) }),
};

async function* reply(messages: number): AsyncGenerator {
  yield command !== undefined || messages > 2
    ? new vscode.LanguageModelTextPart('Five accounts.')
    : new vscode.LanguageModelToolCallPart('one', 'gainsight_portfolio_at_risk', { score_below: 40 });
}

/** Milliseconds from `start` to the first progress and to the first words of the answer. */
async function ask(start: number): Promise<{ progress: number; words: number }> {
  const at: { progress?: number; words?: number } = {};
  const note = (name: 'progress' | 'words') => () =>
    void setImmediate(() => (at[name] ??= performance.now() - start));
  const response = { progress: note('progress'), markdown: note('words'), button: () => undefined };
  const request = {
    prompt,
    command,
    model,
    toolReferences: [],
    references: [],
    toolInvocationToken: undefined,
  };
  const { token } = new vscode.CancellationTokenSource();
  await handler?.(request, { history: [] }, response, token);
  await new Promise((resolve) => setImmediate(resolve));
  return { progress: at.progress ?? NaN, words: at.words ?? NaN };
}

const start = performance.now();
void load().activate(context);
const cold = await ask(start);
const warm = await ask(performance.now());
console.log(JSON.stringify({ cold, warm }));
rmSync(storage, { recursive: true, force: true });
process.exit(0);
