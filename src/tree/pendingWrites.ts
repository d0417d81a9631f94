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
  /** Which of all writes it was; undefined before it is done. Rows whose reading began earlier are outdated. */
  settled?: number;
}

interface Addition {
  readonly record: PendingRecord;
  readonly row: Row;
  /** As of a change: a list whose reading began later has the record itself. */
  settled?: number;
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
  readonly #released = new Emitter<undefined>();
  readonly #changes = new Map<string, Change>();
  readonly #additions = new Set<Addition>();
  #count = 0;
  #writes = 0;
  #holders = 0;
  #writesBefore = 0;

  /** How many writes were told of by now. */
  get writes(): number {
    return this.#writes;
  }

  /** Fires with a test of the rows that have to be drawn again. */
  readonly onDidChange = this.#changed.event;

  /** Fires when the last of several records in a row is written. */
  readonly onDidRelease = this.#released.event;

  change(gsid: string, look: PendingLook): RollBack {
    const change: Change = { look };
    const redraw = (): void => this.#changed.fire(({ row }) => row.record?.gsid === gsid);
    this.#changes.set(gsid, change);
    redraw();
    return () => {
      if (change.settled !== undefined || this.#changes.get(gsid) !== change) return;
      this.#changes.delete(gsid);
      redraw();
    };
  }

  add(record: PendingRecord): RollBack {
    const addition: Addition = { record, row: this.#row(record) };
    const redraw = (): void => this.#changed.fire((node) => isPlaceOf(record, node));
    this.#additions.add(addition);
    redraw();
    return () => {
      if (addition.settled !== undefined || !this.#additions.delete(addition)) return;
      redraw();
    };
  }

  /** The record is written: what is read of it from now on counts. */
  settle({ kind, gsid }: WrittenRecord): void {
    this.#writes += 1;
    const change = this.#changes.get(gsid);
    if (change) change.settled = this.#writes;
    for (const addition of this.#additions)
      if (addition.settled === undefined && addition.record.kind === kind) {
        addition.settled = this.#writes;
        return;
      }
  }

  /** Several records are written in a row: their lists are read again when the function it gives is called. */
  hold(): () => void {
    if (this.#holders === 0) this.#writesBefore = this.#writes;
    this.#holders += 1;
    return () => {
      this.#holders -= 1;
      if (this.#holders === 0 && this.#writes > this.#writesBefore) this.#released.fire(undefined);
    };
  }

  get isHeld(): boolean {
    return this.#holders > 0;
  }

  /** Another tenant is shown. */
  clear(): void {
    this.#changes.clear();
    this.#additions.clear();
  }

  lookOf(node: Pick<TreeNode, 'row' | 'knownWrites'>): PendingLook | undefined {
    const { record } = node.row;
    const change = record && this.#changes.get(record.gsid);
    return change && isAhead(change, node.knownWrites) ? change.look : undefined;
  }

  /** The rows that stand above those that were read below this node. */
  rowsIn(node: TreeNode): readonly Row[] {
    return [...this.#additions]
      .filter((one) => isPlaceOf(one.record, node) && isAhead(one, node.listing?.knownWrites))
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

/** Whether rows that know of so many writes cannot know of this one. */
function isAhead({ settled }: Pick<Change, 'settled'>, knownWrites: number | undefined): boolean {
  return settled === undefined || (knownWrites !== undefined && knownWrites < settled);
}

function isPlaceOf({ kind, parentGsid }: PendingRecord, { row, parent }: TreeNode): boolean {
  const folder = FOLDERS[kind];
  if (folder === undefined) return row.record?.gsid === parentGsid;
  return row.kind === 'folder' && row.key === folder && parent?.row.record?.gsid === parentGsid;
}
