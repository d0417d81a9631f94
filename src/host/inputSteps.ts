import * as vscode from 'vscode';

/** One question of several. `validate` says what is wrong with the text; an empty text is not scolded, only refused. */
export interface InputStep {
  /** What is asked; it may name what was answered before. */
  readonly prompt: (answers: readonly string[]) => string;
  readonly placeholder?: string;
  readonly password?: boolean;
  readonly value?: string | undefined;
  readonly validate: (text: string) => string | undefined;
}

type Answer = { readonly text: string } | 'back' | undefined;

/**
 * Asks one question after the other, with a way back; undefined when the user gave up. Answers given so far are
 * kept while going back. The input stays open when the user goes to the browser to fetch something.
 */
export async function askInSteps(
  title: string,
  steps: readonly InputStep[],
  first = 0,
): Promise<readonly string[] | undefined> {
  const answers = steps.map(({ value }) => value ?? '');
  for (let at = first; at < steps.length;) {
    const step = steps[at];
    if (!step) break;
    const answer = await ask(title, step, answers, at);
    if (answer === undefined) return undefined;
    if (answer === 'back') {
      at -= 1;
      continue;
    }
    answers[at] = answer.text;
    at += 1;
  }
  return answers;
}

async function ask(title: string, step: InputStep, answers: readonly string[], at: number): Promise<Answer> {
  const box = vscode.window.createInputBox();
  box.title = title;
  box.step = at + 1;
  box.totalSteps = answers.length;
  box.prompt = step.prompt(answers);
  box.value = answers[at] ?? '';
  box.ignoreFocusOut = true;
  box.password = step.password ?? false;
  box.placeholder = step.placeholder;
  if (at > 0) box.buttons = [vscode.QuickInputButtons.Back];
  try {
    return await new Promise<Answer>((resolve) => {
      box.onDidChangeValue((text) => {
        box.validationMessage = text.trim() === '' ? undefined : step.validate(text);
      });
      box.onDidAccept(() => {
        box.validationMessage = step.validate(box.value);
        if (!box.validationMessage) resolve({ text: box.value.trim() });
      });
      box.onDidTriggerButton(() => resolve('back'));
      box.onDidHide(() => resolve(undefined));
      box.show();
    });
  } finally {
    box.dispose();
  }
}
