import { Commands } from '../../../src/host/commands';
import type { CommandId } from '../../../src/host/commandIds';
import { Log } from '../../../src/host/log';
import { Notifier } from '../../../src/host/notify';
import { registerNotes } from '../../../src/notes/registerNotes';
import type { Confirmation, ProposedWrite } from '../../../src/tools/executor';
import { refusalOf, type ToolRules } from '../../../src/tools/gate';
import { executorOn } from '../../support/executorOn';
import {
  commands as editor,
  fakeHost,
  type InputBox,
  type QuickPick,
  Range,
  TextDocument,
  Uri,
} from '../../support/vscode';
import { setup } from '../tools/toolTenant';

interface Options {
  readonly around?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
  readonly answer?: Confirmation;
  readonly rules?: Partial<ToolRules>;
  readonly now?: () => Date;
}

/** What a user answers to the questions, by the words in their prompts; undefined = Escape. */
export interface Answers {
  account?: string | undefined;
  type?: string | undefined;
  subject?: string | undefined;
  date?: string | undefined;
}

/** The commands about notes on the embedded tenant, with an editor that a test types into. */
export function notesBench({ around, answer = 'accepted', rules: given = {}, now }: Options = {}) {
  fakeHost.reset();
  const bench = setup(now ? { now } : {}, {}, around ? { around } : {});
  const rules = (): ToolRules => ({ readOnly: false, allow: [], exclude: [], ...given });
  const executor = executorOn(bench.active, undefined, { rules });
  const [notify, log] = [new Notifier(), new Log()];
  const asked: ProposedWrite[] = [];
  registerNotes(new Commands(notify, log), {
    ...{ active: bench.active, notify, log, loadTools: async () => executor },
    refusal: (name) => refusalOf({ name, effect: 'write' }, rules()),
    // A test hands over the record of a row as it is.
    recordOf: (row) => row as { readonly kind: string; readonly gsid: string } | undefined,
    confirm: async (plan) => {
      asked.push(plan);
      return answer;
    },
  });
  const run = (command: CommandId, argument?: unknown) => editor.executeCommand(command, argument);
  return {
    ...{ ...bench, executor, asked, run },
    log: () => run('gainsight.logToTimeline'),
    /** The calls that change something at the tenant. */
    writes: () => bench.sandbox.calls.filter(({ path }) => path.includes('/ant/')),
    /** The one stored entry with this subject. */
    stored: async (subject: string): Promise<Record<string, unknown>[]> => {
      const where = {
        conditions: [{ alias: 'A', name: 'Subject', operator: 'EQ' as const, value: [subject] }],
      };
      const select = ['Gsid', 'Subject', 'Notes', 'TypeName', 'GsCompanyId__gr.Name', 'ActivityDate'];
      return bench.tenant.client.queryObjects({
        ...{ object: 'activity_timeline', select, limit: 10 },
        where: { ...where, expression: 'A' },
      });
    },
  };
}

/** Opens a text in the editor in front; with a part of it the part is selected. */
export function open(text: string, { name = 'file:///notes/Weekly%20call.md', selected = '' } = {}) {
  const document = new TextDocument(Uri.parse(name), text);
  fakeHost.texts.set(name, document);
  const start = document.positionAt(selected === '' ? 0 : text.indexOf(selected));
  const end = document.positionAt(selected === '' ? 0 : text.indexOf(selected) + selected.length);
  const selection = new Range(start.line, start.character, end.line, end.character);
  fakeHost.editor = { document, selection };
  return document;
}

/** Answers each question as it comes; what is absent is answered as it is offered. */
export function answering(answers: Answers = {}): { readonly prompts: string[] } {
  const prompts: string[] = [];
  fakeHost.shown.event((box: InputBox) => {
    const name = box.prompt === 'Subject' ? 'subject' : 'date';
    prompts.push(`${name}: ${box.value}`);
    queueMicrotask(() => {
      if (!(name in answers)) box.accepted.fire(undefined);
      else if (answers[name] === undefined) box.hidden.fire(undefined);
      else {
        box.type(answers[name]);
        box.accepted.fire(undefined);
      }
    });
  });
  fakeHost.picking.event((pick: QuickPick) => {
    const isType = pick.placeholder === 'What kind of activity was it?';
    prompts.push(isType ? 'type' : `account: ${pick.value}`);
    const wanted = isType ? answers.type : answers.account;
    const choose = (): void => {
      if (wanted === undefined) pick.hidden.fire(undefined);
      else pick.choose(wanted);
    };
    if (isType) queueMicrotask(choose);
    else pick.loaded.event(choose);
  });
  return { prompts };
}

/** The words of the last notification. */
export function message(): string {
  return fakeHost.notifications.at(-1)?.message ?? '';
}
