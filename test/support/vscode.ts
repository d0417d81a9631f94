// Stands in for the module `vscode` in unit tests: small real classes, and `fakeHost` to act as the user.
import { type Command, fakeHost } from './fakeHost';
import { Disposable } from './vscodeEvents';
import { Uri } from './vscodeUri';

export { fakeHost, type InputOptions, type Notification } from './fakeHost';
export * from './vscodeChat';
export * from './vscodeEditors';
export * from './vscodeEvents';
export * from './vscodeFiles';
export * from './vscodeQuestions';
export * from './vscodeTrees';
export * from './vscodeUri';
export * from './vscodeWebviews';
export * from './vscodeWindow';
export * from './vscodeWorkspace';

export enum UIKind {
  Desktop = 1,
  Web,
}

export enum ExtensionMode {
  Production = 1,
  Development,
  Test,
}

export const commands = {
  registerCommand(id: string, run: Command): Disposable {
    if (fakeHost.commands.has(id)) throw new Error(`command '${id}' already exists`);
    fakeHost.commands.set(id, run);
    return new Disposable(() => fakeHost.commands.delete(id));
  },
  async executeCommand(id: string, ...args: readonly unknown[]): Promise<unknown> {
    if (id === 'setContext') return void fakeHost.context.set(String(args[0]), args[1]);
    const run = fakeHost.commands.get(id);
    if (!run) throw new Error(`command '${id}' not found`);
    return run(...args);
  },
};

export const languages = {
  registerCodeLensProvider(_selector: object, provider: unknown): Disposable {
    fakeHost.lenses.push(provider);
    return new Disposable(() => undefined);
  },
};

export const authentication = {
  registerAuthenticationProvider(id: string, label: string, provider: unknown, options: object): Disposable {
    fakeHost.providers.set(id, { label, provider, options });
    return new Disposable(() => fakeHost.providers.delete(id));
  },
};

export const env = {
  language: 'en',
  uriScheme: 'vscode',
  uiKind: UIKind.Desktop,
  // The type that the editor gives it, so that a test can set it.
  remoteName: undefined as string | undefined,
  asExternalUri: async (uri: Uri) => Uri.parse(`https://editor.example.com/callback?to=${uri.toString()}`),
  openExternal: async (uri: Uri | string) => fakeHost.opened.push(uri.toString()) > 0 && fakeHost.opens,
  clipboard: {
    writeText: async (text: string) => void (fakeHost.clipboard = text),
    readText: async () => fakeHost.clipboard,
  },
};

export const l10n = {
  t: (text: string, ...args: readonly (string | number | boolean)[]) =>
    text.replace(/\{(\d+)\}/g, (hole, at: string) => String(args[Number(at)] ?? hole)),
};
