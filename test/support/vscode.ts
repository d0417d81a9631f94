// Stands in for the module `vscode` in unit tests: small real classes, and `fakeHost` to act as the user.
import { type Range, TextDocument, type WorkspaceEdit } from './vscodeEditors';
import { registerFileSystemProvider } from './vscodeFiles';
import { WebviewPanel } from './vscodeWebviews';

export * from './vscodeChat';
export * from './vscodeEditors';
export * from './vscodeFiles';
export * from './vscodeWebviews';

type Listener<T> = (value: T) => unknown;

export class Disposable {
  constructor(private readonly release: () => unknown) {}

  static from(...owned: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const one of owned) one.dispose();
    });
  }

  dispose(): void {
    this.release();
  }
}

export class EventEmitter<T> {
  readonly #listeners = new Set<Listener<T>>();

  readonly event = (listener: Listener<T>): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export class CancellationTokenSource {
  readonly #cancelled = new EventEmitter<undefined>();
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.#cancelled.event };

  cancel(): void {
    this.token.isCancellationRequested = true;
    this.#cancelled.fire(undefined);
  }

  dispose(): void {
    this.#cancelled.dispose();
  }
}

export class Uri {
  private constructor(private readonly text: string) {}

  static parse(text: string): Uri {
    return new Uri(text);
  }

  static file(path: string): Uri {
    return new Uri(`file://${encodeURI(path)}`);
  }

  static joinPath(base: Uri, ...parts: readonly string[]): Uri {
    return new Uri([base.text.replace(/\/$/, ''), ...parts].join('/'));
  }

  get scheme(): string {
    return new URL(this.text).protocol.slice(0, -1);
  }

  get authority(): string {
    return new URL(this.text).host;
  }

  get path(): string {
    return decodeURIComponent(new URL(this.text).pathname);
  }

  get fsPath(): string {
    return decodeURIComponent(new URL(this.text).pathname);
  }

  with({ path }: { readonly path: string }): Uri {
    const url = new URL(this.text);
    url.pathname = encodeURI(path);
    return new Uri(url.toString());
  }

  get query(): string {
    return decodeURIComponent(new URL(this.text).search.slice(1));
  }

  toString(): string {
    return this.text;
  }
}

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class ThemeIcon {
  constructor(
    readonly id: string,
    readonly color?: ThemeColor,
  ) {}
}

export class MarkdownString {
  isTrusted: boolean | { readonly enabledCommands: readonly string[] } | undefined;
  supportHtml: boolean | undefined;
  supportThemeIcons: boolean | undefined;

  constructor(public value = '') {}

  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }

  appendText(text: string): this {
    this.value += text.replace(/[\\`*_{}[\]()#+\-!~<>|]/g, '\\$&');
    return this;
  }
}

export enum TreeItemCollapsibleState {
  None,
  Collapsed,
  Expanded,
}

export class TreeItem {
  id?: string;
  description?: string;
  tooltip?: string | MarkdownString;
  iconPath?: ThemeIcon;
  contextValue?: string;
  resourceUri?: Uri;
  command?: { readonly command: string; readonly title: string; readonly arguments?: readonly unknown[] };
  accessibilityInformation?: { readonly label: string; readonly role?: string };

  constructor(
    readonly label: string,
    public collapsibleState = TreeItemCollapsibleState.None,
  ) {}
}

export enum StatusBarAlignment {
  Left = 1,
  Right,
}

export enum ProgressLocation {
  SourceControl = 1,
  Window = 10,
  Notification = 15,
}

export enum InputBoxValidationSeverity {
  Info = 1,
  Warning,
  Error,
}

export enum QuickPickItemKind {
  Separator = -1,
  Default,
}

export enum UIKind {
  Desktop = 1,
  Web,
}

export class CancellationError extends Error {
  override readonly name = 'Canceled';
}

export enum ExtensionMode {
  Production = 1,
  Development,
  Test,
}

export enum ConfigurationTarget {
  Global = 1,
  Workspace,
}

export const QuickInputButtons = { Back: { tooltip: 'Back' } };

/** An input box that `fakeHost` types into. */
export class InputBox {
  title = '';
  prompt = '';
  value = '';
  placeholder: string | undefined;
  password = false;
  step = 0;
  totalSteps = 0;
  ignoreFocusOut = false;
  validationMessage: string | undefined;
  buttons: readonly unknown[] = [];
  readonly changed = new EventEmitter<string>();
  readonly accepted = new EventEmitter<undefined>();
  readonly pressed = new EventEmitter<unknown>();
  readonly hidden = new EventEmitter<undefined>();
  readonly onDidChangeValue = this.changed.event;
  readonly onDidAccept = this.accepted.event;
  readonly onDidTriggerButton = this.pressed.event;
  readonly onDidHide = this.hidden.event;

  show(): void {
    fakeHost.shown.fire(this);
  }

  dispose(): void {
    this.hidden.fire(undefined);
  }

  type(text: string): void {
    this.value = text;
    this.changed.fire(text);
  }
}

interface PickItem {
  readonly label: string;
}

/** A quick pick that `fakeHost` chooses in. */
export class QuickPick {
  title = '';
  value = '';
  placeholder: string | undefined;
  step = 0;
  totalSteps = 0;
  ignoreFocusOut = false;
  matchOnDetail = false;
  matchOnDescription = false;
  keepScrollPosition = false;
  canSelectMany = false;
  items: readonly PickItem[] = [];
  activeItems: readonly PickItem[] = [];
  selectedItems: readonly PickItem[] = [];
  buttons: readonly unknown[] = [];
  readonly changed = new EventEmitter<string>();
  readonly accepted = new EventEmitter<undefined>();
  readonly pressed = new EventEmitter<unknown>();
  readonly pressedItem = new EventEmitter<{ readonly item: PickItem; readonly button: unknown }>();
  readonly hidden = new EventEmitter<undefined>();
  /** It stopped being busy: what it waited for is in its items. */
  readonly loaded = new EventEmitter<undefined>();
  readonly onDidChangeValue = this.changed.event;
  readonly onDidAccept = this.accepted.event;
  readonly onDidTriggerButton = this.pressed.event;
  readonly onDidTriggerItemButton = this.pressedItem.event;
  readonly onDidHide = this.hidden.event;
  #busy = false;

  get busy(): boolean {
    return this.#busy;
  }

  set busy(busy: boolean) {
    this.#busy = busy;
    if (!busy) this.loaded.fire(undefined);
  }

  show(): void {
    fakeHost.picking.fire(this);
  }

  dispose(): void {
    this.hidden.fire(undefined);
  }

  search(text: string): void {
    this.value = text;
    this.changed.fire(text);
  }

  choose(...labels: readonly string[]): void {
    this.selectedItems = this.items.filter(({ label }) => labels.includes(label));
    this.accepted.fire(undefined);
  }
}

export class StatusBarItem {
  name = '';
  text = '';
  tooltip = '';
  command = '';
  backgroundColor: ThemeColor | undefined;
  visible = false;

  show(): void {
    this.visible = true;
  }

  hide(): void {
    this.visible = false;
  }

  dispose(): void {
    this.visible = false;
  }
}

/** A view of the sidebar; `see` and `hide` are what the user does with it. */
export class TreeView {
  readonly #visibility = new EventEmitter<{ visible: boolean }>();
  readonly onDidChangeVisibility = this.#visibility.event;
  visible = false;
  message = '';
  description = '';
  badge: { readonly value: number; readonly tooltip: string } | undefined;

  constructor(
    readonly options: {
      readonly treeDataProvider: unknown;
      readonly showCollapseAll?: boolean;
      readonly canSelectMany?: boolean;
    } = {
      treeDataProvider: undefined,
    },
  ) {}

  /** What was selected by the extension, with its options. */
  readonly revealed: { readonly element: unknown; readonly options: unknown }[] = [];

  async reveal(element: unknown, options?: unknown): Promise<void> {
    this.revealed.push({ element, options });
  }

  see(visible = true): void {
    this.visible = visible;
    this.#visibility.fire({ visible });
  }

  dispose(): void {
    this.#visibility.dispose();
  }
}

/** A tab that shows a document in an editor of its own kind. */
export class TabInputCustom {
  constructor(
    readonly uri: Uri,
    readonly viewType: string,
  ) {}
}

export class TabInputText {
  constructor(readonly uri: Uri) {}
}

/** A question that is answered with text. */
export interface InputOptions {
  readonly title?: string;
  readonly value?: string;
  readonly ignoreFocusOut?: boolean;
  readonly validateInput?: (text: string) => unknown;
}

interface MessageOptions {
  readonly modal?: boolean;
  readonly detail?: string;
}

type Command = (...args: readonly unknown[]) => unknown;

export interface Notification {
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly buttons: readonly string[];
  /** Present on a dialog: what stands below its message. */
  readonly detail?: string | undefined;
}

/** What a test sees of the editor and does to it. Call `reset()` before each test. */
class FakeHost {
  /** Dialogs are refused, as VS Code refuses them in an extension host under test. */
  noDialogs = false;
  readonly commands = new Map<string, Command>();
  readonly context = new Map<string, unknown>();
  readonly settings = new Map<string, unknown>();
  readonly notifications: Notification[] = [];
  readonly log: string[] = [];
  readonly opened: string[] = [];
  readonly statusBar: StatusBarItem[] = [];
  readonly views = new Map<string, TreeView>();
  readonly settingsChanged = new EventEmitter<{ affectsConfiguration(name: string): boolean }>();
  readonly focusChanged = new EventEmitter<{ focused: boolean }>();
  /** An input box appeared. */
  readonly shown = new EventEmitter<InputBox>();
  /** A quick pick appeared. */
  readonly picking = new EventEmitter<QuickPick>();
  readonly providers = new Map<string, unknown>();
  readonly documents = new Map<string, { provideTextDocumentContent(): string }>();
  uriHandler: ((uri: Uri) => void) | undefined;
  /** Where the user saves; undefined = Escape. */
  saveTo: Uri | undefined;
  /** What save dialogs offered. */
  /** The questions that were answered by `typed`. */
  readonly asked: InputOptions[] = [];
  /** How the lists were shown that VS Code makes itself. */
  readonly lists: InputOptions[] = [];
  readonly saveOffers: { readonly defaultUri?: Uri; readonly filters?: object }[] = [];
  /** Files that were written over `workspace.fs`. */
  readonly files = new Map<string, string>();
  readonly lenses: unknown[] = [];
  /** Whether the user lets the browser be opened. */
  opens = true;
  clipboard = '';
  /** The button that is pressed on the next notifications. */
  press: string | undefined;
  /** What is typed into the next simple input box; undefined = Escape. */
  typed: string | undefined;
  /** The label that is chosen in the next quick pick. */
  pick: string | undefined;
  progress = new CancellationTokenSource();
  /** What was said to be under way. */
  readonly underWay: (string | undefined)[] = [];
  /** Tabs with pages that the extension opened. */
  readonly panels: WebviewPanel[] = [];
  /** What the tab in front shows. */
  inFront: unknown;
  /** The text that has the cursor. */
  editor: { readonly document: TextDocument; readonly selection: Range } | undefined;
  /** Texts that are open, by their addresses. */
  readonly texts = new Map<string, TextDocument>();
  /** Whether texts can be changed. */
  takesEdits = true;

  reset(): void {
    this.inFront = undefined;
    this.editor = undefined;
    this.takesEdits = true;
    this.texts.clear();
    for (const map of [this.commands, this.context, this.settings, this.views]) map.clear();
    for (const map of [this.providers, this.documents, this.files]) map.clear();
    for (const list of [this.asked, this.lists, this.saveOffers, this.lenses, this.underWay, this.panels])
      list.length = 0;
    this.saveTo = undefined;
    this.uriHandler = undefined;
    this.opens = true;
    for (const list of [this.notifications, this.log, this.opened, this.statusBar]) list.length = 0;
    for (const event of [this.settingsChanged, this.focusChanged, this.shown, this.picking]) event.dispose();
    this.clipboard = '';
    this.press = undefined;
    this.noDialogs = false;
    this.typed = undefined;
    this.pick = undefined;
    this.progress = new CancellationTokenSource();
  }

  set(name: string, value: unknown): void {
    this.settings.set(name, value);
    this.settingsChanged.fire({ affectsConfiguration: (asked) => asked === name });
  }

  async notify(
    severity: Notification['severity'],
    message: string,
    [first, ...rest]: readonly (string | MessageOptions | undefined)[],
  ) {
    const options = typeof first === 'object' ? first : undefined;
    const buttons = [...(typeof first === 'string' ? [first] : []), ...rest].map(String);
    if (options && this.noDialogs) throw new Error('refused to show dialog in tests');
    this.notifications.push({ severity, message, buttons, ...(options && { detail: options.detail }) });
    return buttons.find((button) => button === this.press);
  }
}

export const fakeHost = new FakeHost();

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

export const window = {
  get activeTextEditor() {
    return fakeHost.editor;
  },
  createOutputChannel: (name: string) => ({
    name,
    trace: (text: string) => fakeHost.log.push(text),
    debug: (text: string) => fakeHost.log.push(text),
    info: (text: string) => fakeHost.log.push(text),
    warn: (text: string) => fakeHost.log.push(text),
    error: (text: string) => fakeHost.log.push(text),
    show: () => fakeHost.opened.push(name),
    dispose: () => undefined,
  }),
  showInformationMessage: async (message: string, ...buttons: string[]) =>
    fakeHost.notify('info', message, buttons),
  showWarningMessage: async (message: string, ...buttons: (string | MessageOptions)[]) =>
    fakeHost.notify('warning', message, buttons),
  showErrorMessage: async (message: string, ...buttons: string[]) =>
    fakeHost.notify('error', message, buttons),
  withProgress: async <T>(
    { title }: { readonly title?: string },
    task: (
      progress: { report(step: { readonly message?: string }): void },
      token: CancellationTokenSource['token'],
    ) => Promise<T>,
  ) => {
    fakeHost.underWay.push(title);
    return task({ report: ({ message }) => fakeHost.underWay.push(message) }, fakeHost.progress.token);
  },
  createWebviewPanel(viewType: string, title: string) {
    const panel = new WebviewPanel(viewType, title);
    fakeHost.panels.push(panel);
    return panel;
  },
  createInputBox: () => new InputBox(),
  createQuickPick: () => new QuickPick(),
  registerUriHandler(handler: { handleUri(uri: Uri): void }): Disposable {
    fakeHost.uriHandler = (uri) => handler.handleUri(uri);
    return new Disposable(() => (fakeHost.uriHandler = undefined));
  },
  showInputBox: async (options: InputOptions = {}) => {
    fakeHost.asked.push(options);
    return fakeHost.typed;
  },
  showQuickPick: async <T extends { readonly label: string }>(
    items: readonly T[] | Promise<readonly T[]>,
    options: InputOptions = {},
  ) => {
    fakeHost.lists.push(options);
    return (await items).find(({ label }) => label === fakeHost.pick);
  },
  showSaveDialog: async (offer: { readonly defaultUri?: Uri; readonly filters?: object }) => {
    fakeHost.saveOffers.push(offer);
    return fakeHost.saveTo;
  },
  showTextDocument: async ({ uri }: { readonly uri: Uri }) => void fakeHost.opened.push(uri.toString()),
  createTreeView(id: string, options: { readonly treeDataProvider: unknown }) {
    const view = new TreeView(options);
    fakeHost.views.set(id, view);
    return view;
  },
  registerWebviewPanelSerializer: () => new Disposable(() => undefined),
  createStatusBarItem() {
    const item = new StatusBarItem();
    fakeHost.statusBar.push(item);
    return item;
  },
  onDidChangeWindowState: fakeHost.focusChanged.event,
  tabGroups: {
    get activeTabGroup() {
      return { activeTab: { input: fakeHost.inFront } };
    },
  },
};

export const workspace = {
  registerFileSystemProvider,
  getConfiguration: () => ({ get: (name: string) => fakeHost.settings.get(name) }),
  onDidChangeConfiguration: fakeHost.settingsChanged.event,
  registerTextDocumentContentProvider(scheme: string, provider: { provideTextDocumentContent(): string }) {
    fakeHost.documents.set(scheme, provider);
    return new Disposable(() => fakeHost.documents.delete(scheme));
  },
  openTextDocument: async (asked: Uri | { readonly language: string; readonly content: string }) => {
    if (asked instanceof Uri) return fakeHost.texts.get(asked.toString()) ?? { uri: asked };
    const uri = Uri.parse(`untitled:Untitled-${fakeHost.texts.size + 1}`);
    const document = new TextDocument(uri, asked.content, asked.language);
    fakeHost.texts.set(uri.toString(), document);
    return document;
  },
  applyEdit: async ({ edits }: WorkspaceEdit) => {
    if (!fakeHost.takesEdits) return false;
    for (const address of new Set(edits.map(({ uri }) => uri.toString()))) {
      const mine = edits.filter(({ uri }) => uri.toString() === address);
      fakeHost.texts.get(address)?.change(mine.map(({ range, text }) => [range, text]));
    }
    return true;
  },
  fs: {
    writeFile: async (uri: Uri, bytes: Uint8Array) =>
      void fakeHost.files.set(uri.toString(), new TextDecoder().decode(bytes)),
    rename: async (from: Uri, to: Uri) => {
      const text = fakeHost.files.get(from.toString());
      if (text === undefined) throw new Error('no such file');
      fakeHost.files.delete(from.toString());
      fakeHost.files.set(to.toString(), text);
    },
    delete: async (uri: Uri) => {
      if (!fakeHost.files.delete(uri.toString())) throw new Error('no such file');
    },
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
