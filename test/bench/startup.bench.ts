// Measures one cold start of a bundle and prints it as JSON:  node startup.bench.js <bundle>
import Module, { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from '../support/vscode';

interface Loader {
  _load(request: string, ...rest: unknown[]): unknown;
}

const bundle = path.resolve(process.argv[2] ?? 'dist/extension.js');
const memento = {
  get: (_: string, fallback: unknown) => fallback,
  update: async () => undefined,
  keys: () => [],
};
const context = {
  subscriptions: [] as { dispose(): unknown }[],
  extension: {
    id: 'csm-tools.gainsight-vscode',
    packageJSON: JSON.parse(readFileSync('package.json', 'utf8')) as unknown,
  },
  extensionMode: vscode.ExtensionMode.Production,
  extensionUri: vscode.Uri.parse('file:///bench'),
  globalStorageUri: vscode.Uri.parse('file:///bench/storage'),
  globalState: memento,
  workspaceState: memento,
  secrets: {
    get: async () => undefined,
    store: async () => undefined,
    delete: async () => undefined,
    onDidChange: () => new vscode.Disposable(() => undefined),
  },
};

const editor = { ...vscode, chat: { createChatParticipant: () => new vscode.Disposable(() => undefined) } };

// Node keeps this hook out of its typings; it is the one that lets a bundle find the editor's module.
const loader = Module as unknown as Loader;
const load = loader._load.bind(loader);
loader._load = (request, ...rest) => (request === 'vscode' ? editor : load(request, ...rest));

let calls = 0;
globalThis.fetch = async () => {
  calls += 1;
  throw new TypeError('there is no network here');
};

const require = createRequire(bundle);
const start = performance.now();
const extension = require(bundle) as { activate(context: unknown): unknown };
const loaded = performance.now();
void extension.activate(context);
const activated = performance.now();
console.log(JSON.stringify({ loadMs: loaded - start, activateMs: activated - loaded, calls }));
process.exit(0);
