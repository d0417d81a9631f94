import * as vscode from 'vscode';
import { rowsOf } from '../host/menuRows';
import type { Notifier } from '../host/notify';
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

/** More pages at once are a slip of the hand. */
const MOST_PAGES = 10;

/** What the menu of a row does with its record, and with those of the rows that are selected with it. */
export class RecordCommands {
  readonly #pages: RecordPages;
  readonly #notify: Pick<Notifier, 'info'>;

  constructor(pages: RecordPages, notify: Pick<Notifier, 'info'>) {
    this.#pages = pages;
    this.#notify = notify;
  }

  async open(args: readonly unknown[]): Promise<void> {
    const pages = this.#rows(args).flatMap((row) => pageOf(row) ?? []);
    for (const { kind, gsid } of pages.slice(0, MOST_PAGES)) await this.#pages.openLink(kind, gsid);
  }

  async copyLink(args: readonly unknown[]): Promise<void> {
    const pages = this.#rows(args).flatMap((row) => pageOf(row) ?? []);
    await copy(pages.flatMap(({ kind, gsid }) => this.#pages.linkOf(kind, gsid) ?? []));
  }

  async copyGsid(args: readonly unknown[]): Promise<void> {
    await copy(this.#rows(args).flatMap((row) => recordOf(row)?.gsid ?? []));
  }

  /** None where VS Code hands over no row, as it does while one is read anew: what was copied before would be pasted. */
  #rows(args: readonly unknown[]): readonly unknown[] {
    const rows = rowsOf(args);
    if (!rows.includes(undefined)) return rows;
    this.#notify.info(
      vscode.l10n.t(
        'VS Code named no row, so nothing was done. While a list is read again, that is so for a moment.',
      ),
    );
    return [];
  }
}

async function copy(lines: readonly string[]): Promise<void> {
  if (lines.length > 0) await vscode.env.clipboard.writeText(lines.join('\n'));
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

/** The company that a row stands for or belongs to. */
export function accountOf(argument: unknown): string | undefined {
  return companyOf(argument) ?? (argument instanceof TreeNode ? argument.row.company : undefined);
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
