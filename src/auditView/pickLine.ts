import * as vscode from 'vscode';
import {
  FILTER_ICONS,
  FILTER_NAMES,
  type FilterName,
  filterTitle,
  type Filters,
  isNarrowed,
  summary,
} from './filters';
import { itemsOf, type LineItem } from './lineItem';
import type { Moments } from './moments';
import type { Names } from './names';
import type { ShownLine } from './shownLine';

const PAGE = 200;

export interface LineListParts {
  readonly filters: Filters;
  /** The newest first; read as far as somebody wants to see. */
  readonly lines: AsyncGenerator<ShownLine>;
  readonly names: Names;
  readonly moments: Moments;
  /** How many lines were met so far that cannot be read. */
  readonly unreadable: () => number;
}

/** What the user did with the list. */
export type LineOutcome =
  | { readonly kind: 'details' | 'open'; readonly line: ShownLine }
  | { readonly kind: 'filter'; readonly name: FilterName }
  | { readonly kind: 'clear' | 'verify' };

/** Shows the lines until the user chooses one, filters, or leaves; undefined then. */
export async function pickLine(parts: LineListParts): Promise<LineOutcome | undefined> {
  const list = new LineList(parts);
  try {
    return await list.show();
  } finally {
    list.dispose();
    await parts.lines.return(undefined);
  }
}

class LineList {
  readonly #parts: LineListParts;
  readonly #pick = vscode.window.createQuickPick<LineItem>();
  readonly #rows: LineItem[] = [];
  #count = 0;
  #last: ShownLine | undefined;
  #isReading = false;
  #isClosed = false;

  constructor(parts: LineListParts) {
    this.#parts = parts;
    const { filters } = parts;
    const narrowed = summary(filters);
    this.#pick.title = narrowed
      ? vscode.l10n.t('Audit Log: {0}', narrowed)
      : vscode.l10n.t('Audit Log: everything, newest first');
    this.#pick.placeholder = vscode.l10n.t('Choose a line for its details, or type to search what is shown');
    this.#pick.matchOnDescription = true;
    this.#pick.keepScrollPosition = true;
  }

  async show(): Promise<LineOutcome | undefined> {
    const pick = this.#pick;
    const buttons = buttonsFor(this.#parts.filters);
    pick.buttons = [...buttons.keys()];
    return new Promise((resolve, reject) => {
      pick.onDidTriggerButton((pressed) => resolve(buttons.get(pressed)));
      pick.onDidTriggerItemButton(({ item: { line } }) => line && resolve({ kind: 'open', line }));
      pick.onDidAccept(() => {
        const [item] = pick.selectedItems;
        if (item?.act === 'more') this.#more().catch(reject);
        else if (item?.act) resolve({ kind: item.act });
        else if (item?.line) resolve({ kind: 'details', line: item.line });
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
      this.#more().catch(reject);
    });
  }

  dispose(): void {
    this.#isClosed = true;
    this.#pick.dispose();
  }

  /** Reads the next page and appends it below what is there. */
  async #more(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    this.#pick.busy = true;
    const { lines, names, moments } = this.#parts;
    const page: ShownLine[] = [];
    let isEnd = false;
    while (page.length < PAGE && !isEnd) {
      const next = await lines.next();
      if (next.done === true) isEnd = true;
      else page.push(next.value);
    }
    if (this.#isClosed) return;
    const fresh = itemsOf(page, names, moments, this.#last);
    this.#show(fresh, page, isEnd);
  }

  #show(fresh: readonly LineItem[], page: readonly ShownLine[], isEnd: boolean): void {
    const pick = this.#pick;
    const isFirst = this.#count === 0;
    this.#rows.push(...fresh);
    this.#count += page.length;
    this.#last = page.at(-1) ?? this.#last;
    pick.items = [...this.#rows, ...this.#below(isEnd)];
    const [first] = fresh.filter(({ line }) => line);
    // Further lines: whoever asked for them goes on reading there.
    if (first && !isFirst) pick.activeItems = [first];
    this.#isReading = false;
    pick.busy = false;
  }

  /** What stands under the lines. */
  #below(isEnd: boolean): LineItem[] {
    const { filters, unreadable } = this.#parts;
    if (!isEnd)
      return [
        {
          act: 'more',
          label: vscode.l10n.t('$(fold-down) Show older lines'),
          description: vscode.l10n.t('{0} are shown', this.#count),
          alwaysShow: true,
        },
      ];
    const damaged = unreadable();
    return [
      ...(this.#count === 0 ? [nothing(isNarrowed(filters))] : []),
      ...(damaged === 0 ? [] : [unreadableItem(damaged)]),
    ];
  }
}

function nothing(isNarrowed: boolean): LineItem {
  return isNarrowed
    ? { act: 'clear', label: vscode.l10n.t('$(clear-all) No line fits. Clear the filters'), alwaysShow: true }
    : { label: vscode.l10n.t('Nothing has been recorded yet'), alwaysShow: true };
}

function unreadableItem(count: number): LineItem {
  return {
    act: 'verify',
    label:
      count === 1
        ? vscode.l10n.t('$(warning) 1 line cannot be read')
        : vscode.l10n.t('$(warning) {0} lines cannot be read', count),
    description: vscode.l10n.t('verify the audit log to learn why'),
    alwaysShow: true,
  };
}

function buttonsFor(filters: Filters): ReadonlyMap<vscode.QuickInputButton, LineOutcome> {
  const buttons = new Map<vscode.QuickInputButton, LineOutcome>();
  for (const name of FILTER_NAMES) {
    const title = filterTitle(name);
    const present = filters[name]?.label;
    const tooltip = present === undefined ? `${title}…` : `${title}: ${present}`;
    buttons.set({ iconPath: new vscode.ThemeIcon(FILTER_ICONS[name]), tooltip }, { kind: 'filter', name });
  }
  const clear = { iconPath: new vscode.ThemeIcon('clear-all'), tooltip: vscode.l10n.t('Clear All Filters') };
  if (isNarrowed(filters)) buttons.set(clear, { kind: 'clear' });
  return buttons;
}
