import assert from 'node:assert/strict';
import type { PendingRows, Target, WriteTool } from '../../../src/actions/actionParts';
import type { ShownAccounts } from '../../../src/actions/lists';
import { registerActions } from '../../../src/actions/registerActions';
import type { CommandId } from '../../../src/host/commandIds';
import { Commands } from '../../../src/host/commands';
import { Log } from '../../../src/host/log';
import { Notifier } from '../../../src/host/notify';
import * as reportSet from '../../../src/reports/reportSet';
import type { SandboxOptions } from '../../../src/sandbox/embedded';
import type { Confirmation, ProposedWrite } from '../../../src/tools/executor';
import { recordOf } from '../../../src/tree/recordCommands';
import { listOf } from '../../../src/tree/rowLists';
import { isWrite, writtenRecord } from '../../support/tenantWrites';
import { until } from '../../support/until';
import {
  commands as editor,
  fakeHost,
  type InputBox,
  QuickInputButtons,
  type QuickPick,
} from '../../support/vscode';
import { once } from '../documents/once';
import { cardOf } from '../tools/writeTenant';
import { setup } from '../tools/toolTenant';

type Box = InputBox | QuickPick;
/** What the user does with the box that comes next. */
export type Act = (box: Box) => unknown;
type Verdict = Confirmation | 'other';

interface Options {
  readonly sandbox?: SandboxOptions;
  readonly refusal?: (tool: WriteTool) => string | undefined;
  /** What the sidebar shows. */
  readonly shownAccounts?: ShownAccounts;
  readonly around?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
}

/** The commands that write on the embedded tenant, and a person who answers their questions. */
export function actionsBench({
  sandbox = {},
  refusal = () => undefined,
  shownAccounts,
  around,
}: Options = {}) {
  fakeHost.reset();
  const bench = setup(sandbox, {}, around ? { around } : {});
  const notify = new Notifier();
  const log = new Log();
  const asked: { plan: ProposedWrite; ways: readonly string[] }[] = [];
  const verdicts: Verdict[] = [];
  /** What rows showed, in turn; a minus is what was taken back. */
  const shown: string[] = [];
  /** When the trees were kept from reading, and when they might again. */
  const held: string[] = [];
  const added: Parameters<PendingRows['add']>[0][] = [];
  const opened: unknown[][] = [];
  editor.registerCommand('gainsight.openRecord', (...args) => opened.push([...args]));
  const pend = (words: string) => {
    shown.push(`+ ${words}`);
    return () => void shown.push(`- ${words}`);
  };
  const commands = new Commands(notify, log);
  registerActions(commands, {
    ...{ active: bench.active, notify, log, recordOf, listOf, refusal },
    shownAccounts: () => shownAccounts,
    loadTools: async () => bench.executor,
    loadReports: async () => reportSet,
    askAbout: async (plan, ...ways) => {
      asked.push({ plan, ways });
      return verdicts.shift() ?? 'accepted';
    },
    pending: {
      change: (_gsid, { description }) => pend(description),
      add: (record) => {
        added.push(record);
        return pend(record.name);
      },
      hold: () => {
        held.push('held');
        return () => void held.push('released');
      },
    },
  });
  const boxes: Box[] = [];
  const acts: Act[] = [];
  const later: Act[] = [];
  const faults: unknown[] = [];
  const act = (box: Box): void => {
    boxes.push(box);
    const next = acts.shift() ?? later.shift() ?? unexpected;
    // The box must close, or the command would wait for ever.
    void (async () => next(box))().catch((error: unknown) => {
      faults.push(error);
      leave(box);
    });
  };
  fakeHost.shown.event(act);
  fakeHost.picking.event(act);
  return {
    ...{ ...bench, commands, notify, log, acts, asked, verdicts, shown, held, added, opened, boxes },
    /** Runs a command while the user does this, box by box. */
    run: async (command: CommandId, args: readonly unknown[], ...does: readonly Act[]) => {
      acts.push(...does);
      await editor.executeCommand(command, ...args);
      if (faults.length > 0) throw faults[0];
      assert.equal(acts.length, 0, 'there were fewer questions than answers');
    },
    /** What the user does after the command, with the boxes that a button of its notification opens. */
    afterwards: (...does: readonly Act[]) => void later.push(...does),
    company: async (name: string): Promise<Target> => {
      const [company] = await bench.tenant.companies.resolve(name);
      return { kind: 'company', gsid: company?.gsid ?? '' };
    },
    /** The user's own open CTAs of these names. */
    ctas: async (...names: readonly string[]) => {
      const { gsid } = await bench.tenant.people.me();
      const open = await bench.tenant.ctas.openOf(gsid);
      return names.map((name): Target => {
        const found = open.find((cta) => cta.name.startsWith(name));
        assert.ok(found, name);
        return { kind: 'cta', gsid: found.gsid };
      });
    },
    writes: () => bench.sandbox.calls.filter(isWrite),
    sent: () => bench.sandbox.calls.filter(isWrite).map(writtenRecord),
    /** What notifications' buttons do is waited for by nobody. */
    untilWrites: (count: number) =>
      until(() => bench.sandbox.calls.filter(isWrite).length >= count, `${count} writes`),
    card: () => cardOf(asked.at(-1)?.plan),
    told: () => fakeHost.notifications.at(-1),
    toldOf: (text: RegExp) =>
      until(
        () => fakeHost.notifications.some(({ message }) => text.test(message)),
        `a notification ${text.source}`,
      ),
  };
}

function unexpected(box: Box): never {
  assert.fail(`nobody answers ${box.title}: ${'prompt' in box ? box.prompt : box.placeholder}`);
}

/** Types into a box and accepts it. */
export const enter =
  (text: string): Act =>
  (box) => {
    assert.ok('type' in box, box.title);
    box.type(text);
    box.accepted.fire(undefined);
  };

/** Chooses by label, once the list is there. */
export const choose =
  (...labels: readonly string[]): Act =>
  async (box) => {
    assert.ok('choose' in box, box.title);
    if (box.busy) await once(box.loaded.event);
    const offered = box.items.map(({ label }) => label);
    for (const label of labels) assert.ok(offered.includes(label), `${label} in ${offered.join(', ')}`);
    box.choose(...labels);
  };

/** Looks for somebody or something by words, and chooses it. */
export const find =
  (words: string, label: string): Act =>
  async (box) => {
    assert.ok('choose' in box, box.title);
    if (box.busy) await once(box.loaded.event);
    box.search(words);
    await once(box.loaded.event);
    await choose(label)(box);
  };

export const back: Act = (box) => box.pressed.fire(QuickInputButtons.Back);
export const leave: Act = (box) => box.hidden.fire(undefined);

/** Accepts what stands in the box. */
export const keep: Act = async (box) => {
  if (!('choose' in box)) {
    box.accepted.fire(undefined);
    return;
  }
  if (box.busy) await once(box.loaded.event);
  box.selectedItems = box.activeItems.length > 0 ? box.activeItems : box.selectedItems;
  box.accepted.fire(undefined);
};
