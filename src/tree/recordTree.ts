import * as vscode from 'vscode';
import { dayOf } from '../base/dates';
import { DisposableOwner } from '../base/disposable';
import { type ActiveView, hostOf } from '../data/tenantInUse';
import type { Tenant } from '../data/tenant';
import type { PendingLook, PendingWrites } from './pendingWrites';
import { Phrases } from './phrases';
import type { Load, Row } from './row';
import { documentUriOf } from './rowDocument';
import { tooltipOf, treeItemOf } from './treeItem';
import { TreeNode, type NodeHost } from './treeNode';

/** What a view shows of a tenant. */
export interface Screen {
  readonly viewId: string;
  /** Reads the top rows by the view's present settings. */
  load(tenant: Tenant, phrases: Phrases): Load;
  /** Reads a record that is to be shown though the list as it is does not have it; false when the tenant has none. */
  find?(tenant: Tenant, gsid: string, signal?: AbortSignal): Promise<boolean>;
  /** The view is asked for something else. */
  restarted?(): void;
  /** Text beside the view's name. */
  describe?(): string | undefined;
  badge?(rows: readonly Row[]): vscode.ViewBadge | undefined;
}

/** The parts of a view that the tree reads and writes. */
export type ViewFrame = Pick<
  vscode.TreeView<TreeNode>,
  'visible' | 'message' | 'description' | 'badge' | 'onDidChangeVisibility' | 'reveal'
>;

/** What a view shows now. */
interface Shown {
  readonly tenant: Tenant;
  readonly host: string;
  readonly root: TreeNode;
  readonly phrases: Phrases;
}

/**
 * The rows of one view for the active tenant. Nothing is read while the view is hidden; rows of a tenant
 * are gone as soon as another one, or none, takes its place.
 */
export class RecordTree extends DisposableOwner implements vscode.TreeDataProvider<TreeNode>, NodeHost {
  readonly #active: ActiveView;
  readonly #screen: Screen;
  readonly #pending: PendingWrites | undefined;
  readonly #changed = this.register(new vscode.EventEmitter<TreeNode | undefined>());
  /** The items of rows as they are; a folder's tells how much is below, which changes without its row. */
  readonly #items = new WeakMap<TreeNode, { readonly row: Row; readonly item: vscode.TreeItem }>();
  readonly now: () => Date;
  #view: ViewFrame | undefined;
  #current: Shown | undefined;
  #wasOffline = false;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(active: ActiveView, screen: Screen, now: () => Date, pending?: PendingWrites) {
    super();
    this.#active = active;
    this.#screen = screen;
    this.now = now;
    this.#pending = pending;
    if (pending) this.register(pending.onDidChange((fits) => this.#redraw(fits)));
    this.register(active.onDidChange(() => this.#follow()));
    this.register({ dispose: () => this.#current?.root.dispose() });
    this.#follow();
  }

  /** Takes the view that shows these rows. */
  attach(view: ViewFrame): void {
    this.#view = view;
    this.register(view.onDidChangeVisibility(() => this.#catchUp()));
    // A window that was left open overnight is as it was when somebody comes back to it.
    this.register(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#catchUp();
      }),
    );
    this.#frame();
  }

  get visible(): boolean {
    return this.#view?.visible ?? false;
  }

  /** VS Code asks for the items of all rows of a list whenever a page is added. */
  getTreeItem(node: TreeNode): vscode.TreeItem {
    const { row } = node;
    const look = this.#pending?.lookOf(node);
    const known = this.#items.get(node);
    if (known?.row === row && !look && row.kind !== 'folder') return known.item;
    const item = this.#itemOf(node, look);
    if (!look) this.#items.set(node, { row, item });
    return item;
  }

  #itemOf(node: TreeNode, look: PendingLook | undefined): vscode.TreeItem {
    const item = treeItemOf(node, look);
    const document = this.#current && documentUriOf(node, this.#current.host);
    // What the chat and the editors take from a row that is dragged there.
    if (document) item.resourceUri = document;
    return item;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) return this.#below(node);
    const current = this.#current;
    if (!current) return [];
    const nodes = await current.root.children();
    // The tenant can have changed meanwhile; VS Code is told to ask again then.
    if (current !== this.#current) return [];
    this.#frame();
    return [...nodes];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent === this.#current?.root ? undefined : node.parent;
  }

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    if (node.row.facts) item.tooltip = tooltipOf(node.row.facts());
    return item;
  }

  /** Reads the rows again, keeping the old ones meanwhile; a hidden view does so when it is next seen. */
  async refresh(): Promise<void> {
    const listing = this.#current?.root.listing;
    if (this.visible) await listing?.refresh();
    else listing?.markStale();
  }

  /** The same after a write: what is being read already is read once more. */
  async reread(): Promise<void> {
    const listing = this.#current?.root.listing;
    if (this.visible) await listing?.reread();
    else listing?.markStale();
  }

  /** The view's question has changed: what is being read for the old one is called off. */
  async restart(): Promise<void> {
    this.#screen.restarted?.();
    const listing = this.#current?.root.listing;
    if (this.visible) await listing?.restart();
    else listing?.markStale();
    this.#frame();
  }

  /** Lays out the rows that are there by changed settings, without a call. */
  layOut(): void {
    this.#current?.root.listing?.layOut();
    this.#frame();
  }

  /** Opens the view and selects the row of a record, which is read if need be; false when the tenant has none. */
  async reveal(gsid: string, focus: boolean): Promise<boolean> {
    const current = this.#current;
    if (!current || !this.#view) return false;
    let node = await this.#nodeOf(gsid);
    if (!node && (await this.#screen.find?.(current.tenant, gsid))) {
      this.layOut();
      node = await this.#nodeOf(gsid);
    }
    if (!node || current !== this.#current) return false;
    await this.#view.reveal(node, { select: true, focus });
    return true;
  }

  changed(node: TreeNode): void {
    const root = this.#current?.root;
    if (node === root) this.#frame();
    this.#changed.fire(node === root ? undefined : node);
  }

  writes(): number {
    return this.#pending?.writes ?? 0;
  }

  busy(done: Promise<void>): void {
    void vscode.window.withProgress({ location: { viewId: this.#screen.viewId } }, () => done);
  }

  #follow(): void {
    const { tenant, state } = this.#active;
    const isBack = this.#wasOffline && state.kind === 'ready';
    this.#wasOffline = state.kind === 'offline';
    if (tenant !== this.#current?.tenant) {
      this.#current?.root.dispose();
      this.#current = tenant && this.#open(tenant);
      this.#changed.fire(undefined);
    } else if (isBack) {
      void this.refresh();
    }
    this.#frame();
  }

  #open(tenant: Tenant): Shown {
    const phrases = new Phrases(vscode.env.language, tenant.clock);
    const load = this.#screen.load(tenant, phrases);
    const row: Row = { key: '', kind: 'folder', label: '', spoken: '', icon: '', load };
    return { tenant, host: hostOf(tenant), phrases, root: new TreeNode(row, undefined, this) };
  }

  /** What is being created stands first: the list does not have it yet. */
  async #below(node: TreeNode): Promise<TreeNode[]> {
    const nodes = await node.children();
    const pending = this.#pending?.rowsIn(node) ?? [];
    return [...pending.map((row) => new TreeNode(row, node, this)), ...nodes];
  }

  /** Among the rows of the list, and those of its groups. */
  async #nodeOf(gsid: string): Promise<TreeNode | undefined> {
    for (const node of await this.getChildren()) {
      if (node.row.record?.gsid === gsid) return node;
      const within = node.row.kind === 'group' ? await node.children() : [];
      const found = within.find(({ row }) => row.record?.gsid === gsid);
      if (found) return found;
    }
    return undefined;
  }

  #redraw(fits: (node: TreeNode) => boolean): void {
    for (const node of this.#current?.root.known() ?? []) if (fits(node)) this.#changed.fire(node);
  }

  /** Words like "today" and "in 3 days" are wrong after midnight. */
  #catchUp(): void {
    const current = this.#current;
    const { readAt, isStale } = current?.root.listing ?? {};
    if (!this.visible || !current || !readAt) return;
    const { clock } = current.tenant;
    if (isStale || dayOf(readAt, clock.timeZone) !== clock.today()) void this.refresh();
  }

  #frame(): void {
    if (!this.#view) return;
    const rows = this.#current?.root.listing?.shown ?? [];
    this.#view.message = this.#message() ?? '';
    this.#view.description = (this.#current && this.#screen.describe?.()) ?? '';
    this.#view.badge = this.#current && this.#screen.badge?.(rows);
  }

  /** How old the rows are, when they could not be read again. */
  #message(): string | undefined {
    const { state } = this.#active;
    const { readAt, failed } = this.#current?.root.listing ?? {};
    const age =
      readAt && this.#current
        ? vscode.l10n.t('These rows were read at {0}.', this.#current.phrases.moment(readAt))
        : undefined;
    if (state.kind === 'offline') return [state.message, age].filter(Boolean).join(' ');
    return failed ? age : undefined;
  }
}
