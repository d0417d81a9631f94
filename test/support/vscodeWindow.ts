// The window of the stand-in for the module `vscode`: what is shown in it, asked in it and opened in it.
import { fakeHost, type InputOptions, type MessageOptions } from './fakeHost';
import { type CancellationTokenSource, Disposable } from './vscodeEvents';
import { InputBox, QuickPick } from './vscodeQuestions';
import { type ThemeColor, TreeView } from './vscodeTrees';
import type { Uri } from './vscodeUri';
import { WebviewPanel } from './vscodeWebviews';

export enum StatusBarAlignment {
  Left = 1,
  Right,
}

export enum ProgressLocation {
  SourceControl = 1,
  Window = 10,
  Notification = 15,
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
