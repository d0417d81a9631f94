// Boxes that ask for text and lists that are chosen from, of the stand-in for the module `vscode`.
import { fakeHost } from './fakeHost';
import { EventEmitter } from './vscodeEvents';

export enum InputBoxValidationSeverity {
  Info = 1,
  Warning,
  Error,
}

export enum QuickPickItemKind {
  Separator = -1,
  Default,
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
