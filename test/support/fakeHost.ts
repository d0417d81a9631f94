import type { Range, TextDocument } from './vscodeEditors';
import { CancellationTokenSource, EventEmitter } from './vscodeEvents';
import type { InputBox, QuickPick } from './vscodeQuestions';
import type { TreeView } from './vscodeTrees';
import type { Uri } from './vscodeUri';
import type { WebviewPanel } from './vscodeWebviews';
import type { StatusBarItem } from './vscodeWindow';

/** A question that is answered with text. */
export interface InputOptions {
  readonly title?: string;
  readonly value?: string;
  readonly ignoreFocusOut?: boolean;
  readonly validateInput?: (text: string) => unknown;
}

/** How a message is shown. */
export interface MessageOptions {
  readonly modal?: boolean;
  readonly detail?: string;
}

/** What runs as a command. */
export type Command = (...args: readonly unknown[]) => unknown;

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
  /** The questions that were answered by `typed`. */
  readonly asked: InputOptions[] = [];
  /** How the lists were shown that VS Code makes itself. */
  readonly lists: InputOptions[] = [];
  /** What save dialogs offered. */
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
