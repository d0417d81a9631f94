import * as vscode from 'vscode';
import { escapeMarkdown } from '../base/markdown';
import { clip, plainLine } from '../base/plainText';
import type { PendingLook } from './pendingWrites';
import type { Fact } from './row';
import type { TreeNode } from './treeNode';

const LABEL = 200;
const FACT = 600;
/** What is heard holds more than what is seen: what the icon and its colour say. */
const SPOKEN = 600;

/** Menus offer no action on a record that is being written. */
const PENDING = 'pending';

/** The row as VS Code draws it. Tooltips are left out: `tooltipOf` makes one when somebody asks. */
export function treeItemOf(node: TreeNode, pending?: PendingLook): vscode.TreeItem {
  const row = { ...node.row, ...pending };
  const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const state = node.hasChildren ? (row.open ? Expanded : Collapsed) : None;
  const item = new vscode.TreeItem(clip(plainLine(row.label), LABEL), state);
  item.id = node.id;
  item.contextValue = pending ? PENDING : row.closed ? `${row.kind}Closed` : row.kind;
  item.iconPath = new vscode.ThemeIcon(row.icon, row.color ? new vscode.ThemeColor(row.color) : undefined);
  const description = row.description ?? countText(node);
  if (description) item.description = clip(plainLine(description), LABEL);
  const label = clip(plainLine(pending?.spoken ?? spokenText(node)), SPOKEN);
  item.accessibilityInformation = { label, role: 'treeitem' };
  if (row.command) item.command = { command: row.command.id, title: row.command.title, arguments: [node] };
  return item;
}

/** What is known about the record, as Markdown that runs nothing and holds no link or image of the record's. */
export function tooltipOf(facts: readonly Fact[]): vscode.MarkdownString {
  const lines = facts
    .filter(([, text]) => text !== undefined && text.trim() !== '')
    .map(([label, text = '']) => {
      const value = escapeMarkdown(clip(plainLine(text), FACT));
      return label === '' ? value : `**${escapeMarkdown(label)}:** ${value}`;
    });
  const tooltip = new vscode.MarkdownString(lines.join('\n\n'));
  tooltip.isTrusted = false;
  tooltip.supportHtml = false;
  tooltip.supportThemeIcons = false;
  return tooltip;
}

function spokenText(node: TreeNode): string {
  const count = node.row.description === undefined ? countText(node) : undefined;
  return count ? `${node.row.spoken}, ${count}` : node.row.spoken;
}

/** How many records a folder holds, once it was read. */
function countText({ row, count }: TreeNode): string | undefined {
  if (row.kind !== 'folder' || count === undefined) return undefined;
  return count.more ? `${count.read}+` : `${count.read}`;
}
