import * as vscode from 'vscode';
import { RECORD_KINDS, type RecordKind, type RecordRef } from './row';
import { TreeNode } from './treeNode';

const GSID = /^[A-Za-z0-9]{1,64}$/;

/** Records that have a page in Gainsight, by the name under which it is asked for. */
export type PageKind = 'company' | 'relationship' | 'cta' | 'successPlan' | 'activity';

const PAGES: Readonly<Partial<Record<RecordKind, PageKind>>> = {
  company: 'company',
  relationship: 'relationship',
  cta: 'cta',
  // An objective is a CTA of a success plan.
  objective: 'cta',
  successPlan: 'successPlan',
  activity: 'activity',
};

/** Ways from a record to its page; undefined where the tenant has none. */
export interface RecordPages {
  linkOf(kind: PageKind, gsid: string): string | undefined;
  openLink(kind: PageKind, gsid: string): Promise<void>;
}

/** What a row's menu does with its record. */
export class RecordCommands {
  readonly #pages: RecordPages;

  constructor(pages: RecordPages) {
    this.#pages = pages;
  }

  async open(argument: unknown): Promise<void> {
    const page = pageOf(argument);
    if (page) await this.#pages.openLink(page.kind, page.gsid);
  }

  async copyLink(argument: unknown): Promise<void> {
    const page = pageOf(argument);
    const link = page && this.#pages.linkOf(page.kind, page.gsid);
    if (link !== undefined) await vscode.env.clipboard.writeText(link);
  }

  async copyGsid(argument: unknown): Promise<void> {
    const gsid = recordOf(argument)?.gsid;
    if (gsid !== undefined) await vscode.env.clipboard.writeText(gsid);
  }
}

/** Reads the next page of the list that the row ends. */
export async function loadMore(argument: unknown): Promise<void> {
  if (argument instanceof TreeNode) await argument.parent?.listing?.loadMore();
}

/** Reads again what the row says is missing: the nearest list around it. */
export async function retry(argument: unknown): Promise<void> {
  if (!(argument instanceof TreeNode)) return;
  let node = argument.parent;
  while (node && !node.listing) node = node.parent;
  await node?.listing?.retry();
}

/** The company that a command was run on; undefined for any other row. */
export function companyOf(argument: unknown): string | undefined {
  const record = recordOf(argument);
  return record?.kind === 'company' ? record.gsid : undefined;
}

/** The record of the row that a command was run on, or the one that a page names by kind and id. */
export function recordOf(argument: unknown): RecordRef | undefined {
  if (argument instanceof TreeNode) return argument.row.record;
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { kind, gsid } = argument as { readonly kind?: unknown; readonly gsid?: unknown };
  const known = RECORD_KINDS.find((one) => one === kind);
  return known && typeof gsid === 'string' && GSID.test(gsid) ? { kind: known, gsid } : undefined;
}

function pageOf(argument: unknown): { kind: PageKind; gsid: string } | undefined {
  const record = recordOf(argument);
  const kind = record && PAGES[record.kind];
  return kind && { kind, gsid: record.gsid };
}
