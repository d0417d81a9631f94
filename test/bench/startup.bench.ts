// Measures one cold start of a bundle and prints it as JSON:  node startup.bench.js <bundle>
import path from 'node:path';
import * as vscode from '../support/vscode';
import { installExtension } from './installedExtension';

const bundle = path.resolve(process.argv[2] ?? 'dist/extension.js');
const chat = { createChatParticipant: () => new vscode.Disposable(() => undefined) };
const { load, context } = installExtension(bundle, { chat });

let calls = 0;
globalThis.fetch = async () => {
  calls += 1;
  throw new TypeError('there is no network here');
};

const start = performance.now();
const extension = load();
const loaded = performance.now();
void extension.activate(context);
const activated = performance.now();
console.log(JSON.stringify({ loadMs: loaded - start, activateMs: activated - loaded, calls }));
process.exit(0);
