import { type Answers, askInSteps, type StepsFor } from '../host/inputSteps';
import type { PageKind } from '../model/recordKind';
import type { RollBack, Work } from './actionParts';
import type { RequiredField } from './outcome';
import { requiredInput, requiredSteps } from './requiredFields';
import { Telling } from './telling';
import { undoDone, undoTitle } from './words';
import { type ToolInput, writeOne, type WriteRequest } from './writeOne';

export type Given = Answers<string>;

/** One thing that people do to a record: what is asked for it, and what the tool is given. */
export interface Action {
  readonly title: string;
  readonly tool: WriteRequest['tool'];
  readonly steps: StepsFor<string>;
  /** Fewer of them, where some need not be asked unless somebody comes back to them. */
  readonly atFirst?: StepsFor<string> | undefined;
  readonly input: (given: Given) => ToolInput;
  readonly show: (given: Given) => RollBack;
  /** What is said when it is done. */
  readonly done: (given: Given) => string;
  readonly page?: PageKind | undefined;
  /** The record that is changed; a new one has no id yet. */
  readonly gsid?: string | undefined;
  /** The write that puts back what was; undefined where the API cannot. */
  readonly undo?: ((given: Given) => Undo | undefined) | undefined;
}

/** The write that puts back what was, and how the row looks meanwhile. */
export interface Undo extends WriteRequest {
  readonly show: () => RollBack;
}

/** Where an action goes on: with which answers, at which step, and with what the tenant asks for besides. */
export interface Round {
  readonly kept?: Given;
  readonly first?: string;
  readonly fields: readonly RequiredField[];
  /** The type of record that it asks for these: of another one it asks for others, or for none. */
  readonly type?: unknown;
}

/** Asks, shows what will be written, writes it and tells what came of it; from the last step there is a way back. */
export async function runAction(action: Action, work: Work, start: Round = { fields: [] }): Promise<void> {
  for (let round: Round | undefined = start; round;) round = await runRound(action, work, round);
}

/** The round that follows, where the user went back or something is missing. */
async function runRound(action: Action, work: Work, round: Round): Promise<Round | undefined> {
  const { fields, first, kept, type } = round;
  const fieldsFor = (given: Given): readonly RequiredField[] =>
    typeIn(action.input(given)) === type ? fields : [];
  const own = (kept === undefined ? action.atFirst : undefined) ?? action.steps;
  const steps: StepsFor<string> = async (given) => {
    const asked = await own(given);
    return asked && [...asked, ...requiredSteps(fieldsFor(given))];
  };
  const answers = await askInSteps<string>(action.title, steps, first, kept);
  if (!answers) return undefined;
  const last = (await steps(answers))?.at(-1)?.name;
  const again: Round = { kept: answers, fields, type, ...(last === undefined ? {} : { first: last }) };
  const { title, tool } = action;
  const asked = fieldsFor(answers);
  const input = { ...action.input(answers), ...requiredInput(asked, answers) };
  const show = (): RollBack => action.show(answers);
  const outcome = await writeOne({ title, tool, input, canGoBack: last !== undefined, show }, work);
  if (outcome.kind === 'back') return again;
  const missing = outcome.kind === 'required' ? requiredSteps(outcome.fields)[0]?.name : undefined;
  if (outcome.kind === 'required' && asked.length === 0 && missing !== undefined)
    return { ...again, fields: outcome.fields, type: typeIn(input), first: missing };
  const undo = action.undo?.(answers);
  new Telling(work.parts.notify).tell(outcome, {
    ...{ done: action.done(answers), page: action.page, gsid: action.gsid },
    undo: undo && (() => runAction(undoing(action, undo), work)),
    change: last === undefined ? undefined : () => runAction(action, work, again),
  });
  return undefined;
}

/** The type of a new record, under the name that its tool has for it. */
function typeIn({ cta_type: cta, plan_type: plan, type_name: activity }: ToolInput): unknown {
  return cta ?? plan ?? activity;
}

/** Puts back what was: a write like any other, shown before it is sent. */
function undoing({ title, page, gsid }: Action, { tool, input, show }: Undo): Action {
  return {
    ...{ title: undoTitle(title), tool, page, gsid },
    steps: () => [],
    input: () => input,
    show,
    done: undoDone,
  };
}
