import * as vscode from 'vscode';
import { plainLine } from '../base/plainText';
import { type ActiveView, hostOf } from '../data/tenantInUse';
import { readPageRef } from '../model/recordKind';
import type { RecordPages } from './recordCommands';
import { documentOf, documentUriOf } from './rowDocument';
import type { TreeNode } from './treeNode';

const URI_LIST = 'text/uri-list';
const TEXT = 'text/plain';

/** Gives rows that are dragged as the documents of their records, and in words. Nothing is dropped into a view. */
export class RecordDrag implements vscode.TreeDragAndDropController<TreeNode> {
  readonly dragMimeTypes = [URI_LIST, TEXT];
  readonly dropMimeTypes: readonly string[] = [];
  readonly #active: Pick<ActiveView, 'tenant'>;
  readonly #pages: Pick<RecordPages, 'linkOf'>;

  constructor(active: Pick<ActiveView, 'tenant'>, pages: Pick<RecordPages, 'linkOf'>) {
    this.#active = active;
    this.#pages = pages;
  }

  handleDrag(nodes: readonly TreeNode[], dragged: vscode.DataTransfer): void {
    const { tenant } = this.#active;
    if (!tenant) return;
    const host = hostOf(tenant);
    const rows = nodes.flatMap((node) => {
      const uri = documentUriOf(node, host);
      return uri ? [{ node, uri }] : [];
    });
    if (rows.length === 0) return;
    const list = rows.map(({ uri }) => uri.toString()).join('\r\n');
    // The sandbox has no pages.
    const hasPages = tenant.connection.kind !== 'sandbox';
    const text = rows.map(({ node }) => this.#words(node, hasPages)).join('\n');
    dragged.set(URI_LIST, new vscode.DataTransferItem(list));
    dragged.set(TEXT, new vscode.DataTransferItem(text));
  }

  #words(node: TreeNode, hasPages: boolean): string {
    const record = documentOf(node);
    const page = hasPages && record ? readPageRef(record.kind, record.gsid) : undefined;
    const link = page && this.#pages.linkOf(page.kind, page.gsid);
    return [plainLine(node.row.label), link].filter((part) => part !== undefined).join(' – ');
  }
}
