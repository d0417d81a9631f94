import { Listing } from './listing';
import type { Row } from './row';

/** What a node needs from the view it stands in. */
export interface NodeHost {
  /** The row of `node`, or rows below it, are others than before. */
  changed(node: TreeNode): void;
  busy(done: Promise<void>): void;
  now(): Date;
  /** How many writes were told of by now. */
  writes(): number;
}

/**
 * A row in its place. The object stays the same while its record is listed, so that what was read
 * below it survives a refresh of the rows around it.
 */
export class TreeNode {
  readonly id: string;
  readonly parent: TreeNode | undefined;
  readonly #host: NodeHost;
  #row: Row;
  #nodes: readonly TreeNode[] = [];
  readonly #byKey = new Map<string, TreeNode>();
  #listing: Listing | undefined;
  /** The rows that `#nodes` stand for, and where they came from. */
  #arranged: { readonly rows: readonly Row[]; readonly source: Row | number } | undefined;

  constructor(row: Row, parent: TreeNode | undefined, host: NodeHost) {
    this.id = parent ? `${parent.id}/${row.key}` : row.key;
    this.parent = parent;
    this.#host = host;
    this.#row = row;
  }

  get row(): Row {
    return this.#row;
  }

  get hasChildren(): boolean {
    return this.#row.load !== undefined || this.#row.rows !== undefined;
  }

  /** How many records were read below; undefined before the first answer. */
  get count(): { readonly read: number; readonly more: boolean } | undefined {
    return this.#listing?.count;
  }

  /** The list below that is read when somebody looks; undefined for a row whose children need no call. */
  get listing(): Listing | undefined {
    const { load } = this.#row;
    if (load === undefined) return undefined;
    // Made at the first look: most of some thousand companies are never opened.
    return (this.#listing ??= new Listing(load, {
      changed: () => this.#host.changed(this),
      busy: (done) => this.#host.busy(done),
      now: () => this.#host.now(),
      writes: () => this.#host.writes(),
    }));
  }

  /** The number of the last write that this row can know of. */
  get knownWrites(): number | undefined {
    const { parent } = this;
    return parent?.listing ? parent.listing.knownWrites : parent?.knownWrites;
  }

  /** The nodes below. The first answer of a list also changes this row, which then knows its count. */
  async children(): Promise<readonly TreeNode[]> {
    const { listing } = this;
    if (listing === undefined) {
      if (this.#arranged?.source !== this.#row) this.#arrange(this.#row.rows?.() ?? [], this.#row);
      return this.#nodes;
    }
    const before = listing.refreshes;
    this.#arrange(await listing.rows(), listing.refreshes);
    if (before === 0 && listing.refreshes > 0 && this.parent) this.#host.changed(this);
    return this.#nodes;
  }

  /** This row and those below it that were ever looked at. */
  *known(): Iterable<TreeNode> {
    yield this;
    for (const node of this.#nodes) yield* node.known();
  }

  /** Takes over what a later reading says about the same record. */
  update(row: Row): void {
    this.#row = row;
    if (row.load !== undefined) {
      this.#listing?.use(row.load);
      return;
    }
    this.#listing?.dispose();
    this.#listing = undefined;
  }

  /** What is below is read again when next looked at; until then it is shown as it was. */
  markStale(): void {
    this.#listing?.markStale();
    for (const node of this.#nodes) node.markStale();
  }

  /** Stops every reading at and below this row. */
  dispose(): void {
    this.#listing?.dispose();
    for (const node of this.#nodes) node.dispose();
  }

  #arrange(rows: readonly Row[], source: Row | number): void {
    if (rows === this.#arranged?.rows) return;
    const isRefreshed = typeof source === 'number' && this.#arranged && source !== this.#arranged.source;
    // A page is added behind rows that are the very same: those are not gone through again.
    const start = this.#sameInFront(rows);
    const known = new Map(this.#nodes.slice(start).map((node) => [node.row.key, node]));
    for (const key of known.keys()) this.#byKey.delete(key);
    const nodes: TreeNode[] = [];
    for (const row of rows.slice(start)) {
      // VS Code shows nothing at all when an id comes twice, as it can when records move between pages.
      if (this.#byKey.has(row.key)) continue;
      const node = known.get(row.key);
      known.delete(row.key);
      node?.update(row);
      const placed = node ?? new TreeNode(row, this, this.#host);
      nodes.push(placed);
      this.#byKey.set(row.key, placed);
    }
    for (const gone of known.values()) gone.dispose();
    this.#nodes = [...this.#nodes.slice(0, start), ...nodes];
    this.#arranged = { rows, source };
    if (isRefreshed) for (const node of this.#nodes) node.markStale();
  }

  #sameInFront(rows: readonly Row[]): number {
    const end = Math.min(rows.length, this.#nodes.length);
    let at = 0;
    while (at < end && this.#nodes[at]?.row === rows[at]) at += 1;
    return at;
  }
}
