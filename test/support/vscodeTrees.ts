// Trees of the sidebar, and what they are drawn with, of the stand-in for the module `vscode`.
import { EventEmitter } from './vscodeEvents';
import type { Uri } from './vscodeUri';

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
