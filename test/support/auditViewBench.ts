import { AuditLog } from '../../src/audit/auditLog.node';
import type { AuditRecord } from '../../src/audit/auditRecord';
import type { AuditEntry } from '../../src/audit/entry';
import { AuditCommands, type AuditViewParts } from '../../src/auditView/auditCommands';
import { Moments } from '../../src/auditView/moments';
import type { Names } from '../../src/auditView/names';
import { type AuditSource, readLines, type ShownLine } from '../../src/auditView/shownLine';
import type { TouchedRecord } from '../../src/auditView/touchedRecords';
import { Notifier } from '../../src/host/notify';
import { AuditBench, auditEntry, GSID, MemoryKeys, unlocked } from './auditBench';
import { fakeHost, type InputBox, type QuickPick } from './vscode';

export const LENA = 'lena.hofmann@example.com';
export const TODAY = '2026-11-18';
export const NOW = new Date(`${TODAY}T12:00:00.000Z`);

/** Days of Auckland are half a day ahead of what the record says. */
export const moments = new Moments({ now: () => NOW, timeZone: 'Pacific/Auckland', language: 'en-GB' });

export const plainNames: Names = {
  person: (pseudonym) => pseudonym,
  account: (gsid) => (gsid === GSID ? 'Fernhill Foods' : gsid),
  action: (name) => name,
};

export function record(parts: Partial<AuditRecord> = {}): AuditRecord {
  return {
    ...{ file: `audit-${TODAY}-1-00000000.jsonl`, seq: 1, time: `${TODAY}T08:00:00.000Z` },
    ...{ event: 'call', door: 'chat', action: 'gainsight_ctas_list', effect: 'read', result: 'ok' },
    ...parts,
  };
}

export const line = (parts: Partial<AuditRecord> = {}, isForeign = false): ShownLine => ({
  record: record(parts),
  isForeign,
});

/** A source that gives these records and knows every file. */
export function sourceOf(records: readonly AuditRecord[], more: Partial<AuditSource> = {}): AuditSource {
  return {
    read: async function* () {
      yield* records;
    },
    verify: async () => ({ state: 'ok', files: [], problems: [], purged: [], elsewhere: 0, sentences: [] }),
    settled: async () => undefined,
    pseudonymsOf: async () => new Set<string>(),
    foreignFiles: async () => async () => false,
    ...more,
  };
}

const MANIFEST = {
  contributes: {
    commands: [{ command: 'gainsight.exportAuditLog', title: 'Export Audit Log…' }],
    languageModelTools: [
      { name: 'gainsight_ctas_list', displayName: 'CTAs' },
      { name: 'gainsight_cta_create', displayName: 'Create a CTA' },
    ],
  },
};

/** The commands over a record in a folder of its own, and another that servers write to; the user is `fakeHost`. */
export class AuditViewBench {
  readonly here = new AuditBench();
  readonly beside = new AuditBench();
  readonly opened: TouchedRecord[] = [];
  readonly log = this.#logOf(this.here);
  readonly commands: AuditCommands;

  constructor(parts: Partial<AuditViewParts> = {}) {
    fakeHost.reset();
    const connection = {
      id: '1',
      kind: 'user',
      origin: 'https://acme.gainsightcloud.com',
      email: LENA,
    } as const;
    this.commands = new AuditCommands({
      sources: async () => [this.log, this.#logOf(this.beside)],
      ...{
        audit: this.log,
        product: { name: 'Gainsight for VS Code', vendor: 'csm-tools', version: '0.1.0' },
      },
      ...{ connections: { all: [connection], active: connection }, notify: new Notifier() },
      accountName: (gsid) => (gsid === GSID ? 'Fernhill Foods' : undefined),
      openRecord: async (one) => void this.opened.push(one),
      ...{ manifest: MANIFEST, now: () => NOW, timeZone: () => 'UTC', folder: () => undefined },
      ...parts,
    });
  }

  dispose(): void {
    this.commands.dispose();
    this.here.dispose();
    this.beside.dispose();
  }

  /** Lines of this window, a minute apart. */
  async wrote(...entries: readonly Partial<AuditEntry>[]): Promise<void> {
    await this.#append(this.log, entries);
  }

  /** Lines of a server, which this window has no key of. */
  async serverWrote(...entries: readonly Partial<AuditEntry>[]): Promise<void> {
    await this.#append(this.#logOf(this.beside, new MemoryKeys()), entries);
  }

  async #append(log: AuditLog, entries: readonly Partial<AuditEntry>[]): Promise<void> {
    for (const [at, entry] of entries.entries()) {
      const time = new Date(NOW.getTime() - (entries.length - at) * 60_000).toISOString();
      await log.append(auditEntry({ time, user: LENA, ...entry }));
    }
    await log.settled();
  }

  /** What is in the record of this window, the oldest first. */
  async kept(): Promise<AuditRecord[]> {
    const records: AuditRecord[] = [];
    for await (const one of readLines([this.log], { order: 'oldest' })) records.push(one.record);
    return records;
  }

  #logOf({ folder }: AuditBench, keys = this.here.keys): AuditLog {
    return new AuditLog({ folder, keys, lock: unlocked, now: () => NOW });
  }
}

/** What the user does with a box or a list once it has loaded. */
export type Act = (input: QuickPick & InputBox) => void;

/** Acts on each list and box that appears, in order; Escape when nothing is left to do. */
export function userDoes(...acts: readonly Act[]): { readonly titles: string[]; readonly lists: string[][] } {
  const seen = { titles: [] as string[], lists: [] as string[][] };
  const next = (input: QuickPick | InputBox): void => {
    seen.titles.push(input.title);
    if ('items' in input) seen.lists.push(input.items.map(({ label }) => label));
    const act = acts[seen.titles.length - 1] ?? leave;
    // An act uses what its input has: a list is chosen from, a box is typed into.
    act(input as QuickPick & InputBox);
  };
  // Whoever acted before has gone.
  for (const event of [fakeHost.shown, fakeHost.picking]) event.dispose();
  fakeHost.shown.event((box) => next(box));
  fakeHost.picking.event((pick) => {
    if (!pick.busy && pick.items.length > 0) next(pick);
    else onceLoaded(pick, next);
  });
  return seen;
}

function onceLoaded(pick: QuickPick, next: (pick: QuickPick) => void): void {
  const subscription = pick.loaded.event(() => {
    subscription.dispose();
    next(pick);
  });
}

export const leave: Act = (input) => input.hidden.fire(undefined);

export const choose =
  (label: string | RegExp): Act =>
  (pick) => {
    const item = pick.items.find((one) =>
      typeof label === 'string' ? one.label === label : label.test(one.label),
    );
    if (!item) throw new Error(`There is no ${label} in ${pick.items.map((one) => one.label).join('; ')}`);
    pick.choose(item.label);
  };

export const enter =
  (text: string): Act =>
  (box) => {
    box.type(text);
    box.accepted.fire(undefined);
  };

/** Presses the button in the title whose tooltip begins so. */
export const press =
  (tooltip: string): Act =>
  (pick) => {
    const buttons = pick.buttons as readonly { readonly tooltip: string }[];
    const button = buttons.find((one) => one.tooltip.startsWith(tooltip));
    if (!button) throw new Error(`There is no button ${tooltip}`);
    pick.pressed.fire(button);
  };
