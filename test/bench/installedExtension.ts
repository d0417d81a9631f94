// The bundle of the extension, loaded as VS Code loads it, in an editor that is not there.
import Module, { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import * as vscode from '../support/vscode';

interface Loader {
  _load(request: string, ...rest: unknown[]): unknown;
}

interface Extension {
  activate(context: unknown): unknown;
}

interface Installation {
  /** The editor's part that the stand-in lacks. */
  readonly chat: object;
  /** What the extension kept before this window. */
  readonly state?: object;
  /** A folder for its files; without it nothing must be written. */
  readonly storage?: string;
}

export function installExtension(bundle: string, { chat, state = {}, storage = '/bench' }: Installation) {
  const kept = new Map<string, unknown>(Object.entries(state));
  const memento = {
    get: (key: string, fallback: unknown) => kept.get(key) ?? fallback,
    update: async (key: string, value: unknown) => void kept.set(key, value),
    keys: () => [...kept.keys()],
    setKeysForSync: () => undefined,
  };
  const context = {
    subscriptions: [] as { dispose(): unknown }[],
    extension: {
      id: 'csm-tools.gainsight-vscode',
      packageJSON: JSON.parse(readFileSync('package.json', 'utf8')) as unknown,
    },
    extensionMode: vscode.ExtensionMode.Production,
    extensionUri: vscode.Uri.parse('file:///bench'),
    globalStorageUri: vscode.Uri.file(storage),
    globalState: memento,
    workspaceState: memento,
    secrets: {
      get: async () => undefined,
      store: async () => undefined,
      delete: async () => undefined,
      onDidChange: () => new vscode.Disposable(() => undefined),
    },
  };
  const editor = { ...vscode, chat };
  // Node keeps this hook out of its typings; it is the one that lets a bundle find the editor's module.
  const loader = Module as unknown as Loader;
  const load = loader._load.bind(loader);
  loader._load = (request, ...rest) => (request === 'vscode' ? editor : load(request, ...rest));
  const require = createRequire(bundle);
  return {
    load: () => require(bundle) as Extension,
    context,
  };
}
