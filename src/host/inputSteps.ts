import { ask } from './askStep';

/** What was answered so far, by the name of the step. */
export type Answers<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/** A button beside a question; the question stays open. */
export interface StepButton {
  readonly icon: string;
  readonly tooltip: string;
  readonly run: () => unknown;
}

interface StepBase<Name extends string> {
  readonly name: Name;
  readonly value?: string | undefined;
  readonly buttons?: readonly StepButton[];
}

/** One question to be answered with text. An empty text is not scolded while one types, only when it is accepted. */
export interface TextStep<Name extends string = string> extends StepBase<Name> {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly password?: boolean;
  /** What is wrong with a text. */
  readonly validate: (text: string) => string | undefined;
  /** What a text is taken for, where that is not what it says; shown while one types. */
  readonly taken?: (text: string) => string | undefined;
}

/** One choice; the first is the recommended one, `value` the one that is chosen at first. */
export interface PickStep<Name extends string = string> extends StepBase<Name> {
  readonly placeholder: string;
  readonly choices: readonly Choice[];
}

/** Several choices, at least one; `chosenOf` reads the answer. */
export interface ManyStep<Name extends string = string> extends PickStep<Name> {
  readonly many: true;
}

/** One choice out of more than can be listed: what is offered follows what is typed. */
export interface SearchStep<Name extends string = string> extends StepBase<Name> {
  readonly placeholder: string;
  /** What fits a text; the empty text asks for what is offered at first. */
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly Choice[]>;
  /** Told of a search that failed; gives the sentence that says so. */
  readonly failed: (error: unknown) => string;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

export type InputStep<Name extends string = string> =
  TextStep<Name> | PickStep<Name> | ManyStep<Name> | SearchStep<Name>;

/** The questions in their order; undefined = no more of them. What is asked may depend on what was answered before. */
export type StepsFor<Name extends string> = (
  answers: Answers<Name>,
) => Questions<Name> | Promise<Questions<Name>>;

type Questions<Name extends string> = readonly InputStep<Name>[] | undefined;

/**
 * Asks one question after the other, with a way back; undefined when the user gave up, or the steps did. Answers given
 * so far are kept while going back. The input stays open when the user goes to the browser to fetch something. It
 * begins at the step of that name where one is given; those before it count as answered with what is `kept` of an
 * earlier round, else with their values.
 */
export async function askInSteps<Name extends string>(
  title: string,
  stepsFor: StepsFor<Name>,
  first?: Name,
  kept?: Answers<Name>,
): Promise<Answers<Name> | undefined> {
  const answers: Partial<Record<Name, string>> = { ...kept };
  let at = first === undefined ? 0 : await passOver(stepsFor, answers, first);
  for (;;) {
    const steps = await stepsFor(answers);
    const step = steps?.[at];
    if (!steps) return undefined;
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
    const step = (await stepsFor(answers))?.[at];
    if (!step) return 0;
    if (step.name === name) return at;
    const value = answers[step.name] ?? step.value;
    if (value !== undefined) answers[step.name] = value;
  }
}
