import * as vscode from 'vscode';
import type { Disposable } from '../base/disposable';
import { linkless } from '../base/plainText';
import { answerOf, chosenOf } from './chosenValues';
import type { Choice, InputStep, ManyStep, PickStep, SearchStep, StepButton, TextStep } from './inputSteps';
import { asWritten, followSearch, type Offer } from './searchList';

/** An answer, the wish to go back, or neither when the user gave up. */
export type Outcome = { readonly text: string } | 'back' | undefined;

export interface Place {
  readonly title: string;
  readonly at: number;
  readonly of: number;
  readonly value: string | undefined;
}

type Item = Choice & vscode.QuickPickItem;

/** Asks one question, in its place among the others. */
export function ask(step: InputStep, place: Place): Promise<Outcome> {
  if ('search' in step) return askToSearch(step, place);
  if ('many' in step) return askForMany(step, place);
  return 'choices' in step ? askToPick(step, place) : askForText(step, place);
}

async function askForText(step: TextStep, place: Place): Promise<Outcome> {
  const box = vscode.window.createInputBox();
  const judge = (text: string): string | undefined => {
    const fault = step.validate(text);
    return fault === undefined ? undefined : linkless(fault);
  };
  const read = (text: string): void => {
    const taken = step.taken?.(text.trim());
    box.prompt = linkless(taken === undefined ? step.prompt : `${step.prompt} – ${taken}`);
  };
  box.value = place.value ?? '';
  box.password = step.password ?? false;
  box.placeholder = step.placeholder;
  read(box.value);
  return show(box, step, place, (accept) => {
    box.onDidChangeValue((text) => {
      box.validationMessage = text.trim() === '' ? undefined : judge(text);
      read(text);
    });
    box.onDidAccept(() => {
      box.validationMessage = judge(box.value);
      if (!box.validationMessage) accept(box.value.trim());
    });
  });
}

async function askToPick(step: PickStep, place: Place): Promise<Outcome> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.placeholder = step.placeholder;
  pick.matchOnDetail = true;
  pick.items = step.choices.map(asWritten);
  const before = pick.items.filter(({ value }) => value === place.value);
  // Without any active item, Enter would choose nothing.
  if (before.length > 0) pick.activeItems = before;
  return show(pick, step, place, (accept) => acceptFirst(pick, accept));
}

async function askForMany(step: ManyStep, place: Place): Promise<Outcome> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.placeholder = step.placeholder;
  pick.canSelectMany = true;
  pick.items = step.choices.map(asWritten);
  const before = chosenOf(place.value);
  pick.selectedItems = pick.items.filter(({ value }) => before.includes(value));
  return show(pick, step, place, (accept) => {
    pick.onDidAccept(() => {
      if (pick.selectedItems.length > 0) accept(answerOf(pick.selectedItems.map(({ value }) => value)));
    });
  });
}

async function askToSearch(step: SearchStep, place: Place): Promise<Outcome> {
  const pick = vscode.window.createQuickPick<Offer<string>>();
  pick.placeholder = step.placeholder;
  const search = async (text: string, signal: AbortSignal): Promise<readonly Offer<string>[]> =>
    (await step.search(text, signal)).map(asWritten);
  const searched = { search, failed: (error: unknown) => step.failed(error), chosen: place.value };
  let following: Disposable | undefined;
  try {
    return await show(pick, step, place, (accept) => {
      following = followSearch(pick, searched, accept);
    });
  } finally {
    following?.dispose();
  }
}

function acceptFirst(pick: vscode.QuickPick<Item>, accept: (text: string) => void): void {
  pick.onDidAccept(() => {
    const [chosen] = pick.selectedItems;
    if (chosen) accept(chosen.value);
  });
}

async function show(
  input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>,
  step: InputStep,
  { title, at, of }: Place,
  listen: (accept: (text: string) => void) => void,
): Promise<Outcome> {
  input.title = title;
  input.step = at + 1;
  input.totalSteps = of;
  input.ignoreFocusOut = true;
  const own = (step.buttons ?? []).map((button) => ({ button, shown: shownAs(button) }));
  input.buttons = [...(at > 0 ? [vscode.QuickInputButtons.Back] : []), ...own.map(({ shown }) => shown)];
  try {
    return await new Promise<Outcome>((resolve) => {
      listen((text) => resolve({ text }));
      input.onDidTriggerButton((pressed) => {
        if (pressed === vscode.QuickInputButtons.Back) resolve('back');
        else own.find(({ shown }) => shown === pressed)?.button.run();
      });
      input.onDidHide(() => resolve(undefined));
      input.show();
    });
  } finally {
    input.dispose();
  }
}

function shownAs({ icon, tooltip }: StepButton): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip };
}
