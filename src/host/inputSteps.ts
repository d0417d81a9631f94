import * as vscode from 'vscode';

/** What was answered so far, by the name of the step. */
export type Answers<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/** A button beside a question; the question stays open. */
export interface StepButton {
  readonly icon: string;
  readonly tooltip: string;
  readonly run: () => unknown;
}

/** One question to be answered with text. An empty text is not scolded while one types, only when it is accepted. */
export interface TextStep<Name extends string = string> {
  readonly name: Name;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly password?: boolean;
  readonly value?: string | undefined;
  readonly buttons?: readonly StepButton[];
  /** What is wrong with a text. */
  readonly validate: (text: string) => string | undefined;
}

/** One choice; the first is the recommended one, `value` the one that is chosen at first. */
export interface PickStep<Name extends string = string> {
  readonly name: Name;
  readonly placeholder: string;
  readonly value?: string | undefined;
  readonly buttons?: readonly StepButton[];
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

export type InputStep<Name extends string = string> = TextStep<Name> | PickStep<Name>;

/** The questions in their order. What is asked may depend on what was answered before. */
export type StepsFor<Name extends string> = (
  answers: Answers<Name>,
) => readonly InputStep<Name>[] | Promise<readonly InputStep<Name>[]>;

type Outcome = { readonly text: string } | 'back' | undefined;

interface Place {
  readonly title: string;
  readonly at: number;
  readonly of: number;
  readonly value: string | undefined;
}

/**
 * Asks one question after the other, with a way back; undefined when the user gave up. Answers given so far are
 * kept while going back. The input stays open when the user goes to the browser to fetch something. It begins at
 * the step of that name where one is given; those before it count as answered with their values.
 */
export async function askInSteps<Name extends string>(
  title: string,
  stepsFor: StepsFor<Name>,
  first?: Name,
): Promise<Answers<Name> | undefined> {
  const answers: Partial<Record<Name, string>> = {};
  let at = first === undefined ? 0 : await passOver(stepsFor, answers, first);
  for (;;) {
    const steps = await stepsFor(answers);
    const step = steps[at];
    if (!step) return answers;
    const value = answers[step.name] ?? step.value;
    const outcome = await ask(step, { title, at, of: steps.length, value });
    if (outcome === undefined) return undefined;
    if (outcome === 'back') at -= 1;
    else {
      answers[step.name] = outcome.text;
      at += 1;
    }
  }
}

/** Where the step of that name stands, once those before it have their values; the first place when there is none. */
async function passOver<Name extends string>(
  stepsFor: StepsFor<Name>,
  answers: Partial<Record<Name, string>>,
  name: Name,
): Promise<number> {
  for (let at = 0; ; at += 1) {
    const step = (await stepsFor(answers))[at];
    if (!step) return 0;
    if (step.name === name) return at;
    if (step.value !== undefined) answers[step.name] = step.value;
  }
}

function ask(step: InputStep, place: Place): Promise<Outcome> {
  return 'choices' in step ? askToPick(step, place) : askForText(step, place);
}

async function askForText(step: TextStep, place: Place): Promise<Outcome> {
  const box = vscode.window.createInputBox();
  box.prompt = step.prompt;
  box.value = place.value ?? '';
  box.password = step.password ?? false;
  box.placeholder = step.placeholder;
  return show(box, step, place, (accept) => {
    box.onDidChangeValue((text) => {
      box.validationMessage = text.trim() === '' ? undefined : step.validate(text);
    });
    box.onDidAccept(() => {
      box.validationMessage = step.validate(box.value);
      if (!box.validationMessage) accept(box.value.trim());
    });
  });
}

async function askToPick(step: PickStep, place: Place): Promise<Outcome> {
  const pick = vscode.window.createQuickPick<Choice & vscode.QuickPickItem>();
  pick.placeholder = step.placeholder;
  pick.matchOnDetail = true;
  pick.items = step.choices;
  pick.activeItems = pick.items.filter(({ value }) => value === place.value);
  return show(pick, step, place, (accept) => {
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen) accept(chosen.value);
    });
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
