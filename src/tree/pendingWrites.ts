import { l10n } from 'vscode';
import { Emitter } from '../base/emitter';
import type { WrittenRecord } from '../data/tenant';
import type { Row } from './row';
import type { TreeNode } from './treeNode';

/** How a row looks while the change of its record is on its way. */
export type PendingLook = Pick<Row, 'description' | 'icon' | 'spoken'>;

/** A record that is being created, and where it will be listed. */
export interface PendingRecord {
  readonly kind: WrittenRecord['kind'];
  readonly name: string;
  /** The record that it is created under: a company, or the CTA of a task. */
  readonly parentGsid: string;
}

/** A write that was approved; called when it is known that nothing came of it. */
export type RollBack = () => void;

interface Change {
  readonly look: PendingLook;
  /** The rows as they were read before the write was done: only they are outdated. */
  readonly rows: WeakSet<Row>;
  settled: boolean;
}

interface Addition {
  readonly record: PendingRecord;
  readonly row: Row;
  /** How often each list had been read when the write was done: at the next reading it has the record itself. */
  readonly readings: WeakMap<TreeNode, number>;
  settled: boolean;
}

const FOLDERS: Readonly<Record<WrittenRecord['kind'], string | undefined>> = {
  cta: 'ctas',
  successPlan: 'plans',
  activity: 'timeline',
  task: undefined,
};

/** What was approved and is not in the lists yet: shown in them at once, and until they are read again. */
export class PendingWrites {
  readonly #changed = new Emitter<(node: TreeNode) => boolean>();
  readonly #changes = new Map<string, Change>();
  readonly #additions = new Set<Addition>();
  #count = 0;

  /** Fires with a test of the rows that have to be drawn again. */
  readonly onDidChange = this.#changed.event;

  change(gsid: string, look: PendingLook): RollBack {
    const change: Change = { look, rows: new WeakSet(), settled: false };
    const redraw = (): void => this.#changed.fire(({ row }) => row.record?.gsid === gsid);
    this.#changes.set(gsid, change);
    redraw();
    return () => {
      if (change.settled || this.#changes.get(gsid) !== change) return;
      this.#changes.delete(gsid);
      redraw();
    };
  }

  add(record: PendingRecord): RollBack {
    const addition: Addition = { record, row: this.#row(record), readings: new WeakMap(), settled: false };
    const redraw = (): void => this.#changed.fire((node) => isPlaceOf(record, node));
    this.#additions.add(addition);
    redraw();
    return () => {
      if (addition.settled || !this.#additions.delete(addition)) return;
      redraw();
    };
  }

  /** The record is written: from now on what is read of it counts. */
  settle({ kind, gsid }: WrittenRecord): void {
    const change = this.#changes.get(gsid);
    if (change) change.settled = true;
    for (const addition of this.#additions)
      if (!addition.settled && addition.record.kind === kind) {
        addition.settled = true;
        return;
      }
  }

  /** Another tenant is shown. */
  clear(): void {
    this.#changes.clear();
    this.#additions.clear();
  }

  lookOf(row: Row): PendingLook | undefined {
    const change = row.record && this.#changes.get(row.record.gsid);
    if (!change) return undefined;
    if (!change.settled) change.rows.add(row);
    return change.rows.has(row) ? change.look : undefined;
  }

  /** The rows that stand above those that were read below this node. */
  rowsIn(node: TreeNode): readonly Row[] {
    const readings = node.listing?.refreshes ?? 0;
    return [...this.#additions]
      .filter((addition) => {
        if (!isPlaceOf(addition.record, node)) return false;
        if (!addition.settled) addition.readings.set(node, readings);
        return addition.readings.get(node) === readings;
      })
      .map(({ row }) => row);
  }

  #row({ name }: PendingRecord): Row {
    this.#count += 1;
    const spoken = l10n.t('{0}, being created', name);
    const description = l10n.t('being created…');
    return {
      key: `pending:${this.#count}`,
      kind: 'info',
      label: name,
      description,
      spoken,
      icon: 'sync~spin',
    };
  }
}

function isPlaceOf({ kind, parentGsid }: PendingRecord, { row, parent }: TreeNode): boolean {
  const folder = FOLDERS[kind];
  if (folder === undefined) return row.record?.gsid === parentGsid;
  return row.kind === 'folder' && row.key === folder && parent?.row.record?.gsid === parentGsid;
}
