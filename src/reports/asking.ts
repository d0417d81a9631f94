import type { Facts } from '../tools/toolAnswer';
import type { ReportContext } from './definition';

export interface Question {
  readonly tool: string;
  readonly input: object;
}

/** The answers, each under the name of its question. */
export type Answers<Name extends string = string> = Readonly<
  Record<Name, { readonly tool: string; readonly facts: Facts }>
>;

const NOT_ASKED: Facts = { status: 'notAsked' };

/** Asks side by side; what need not be asked is `notAsked`. A call that throws does not take the others with it: its answer has the status `defect`. */
export async function askAll<Name extends string>(
  questions: Readonly<Record<Name, Question | undefined>>,
  { ask, signal }: Pick<ReportContext, 'ask' | 'signal'>,
): Promise<Answers<Name>> {
  const answered = await Promise.all(
    Object.entries<Question | undefined>(questions).map(async ([name, question]) => {
      if (!question) return [name, { tool: '', facts: NOT_ASKED }] as const;
      const { tool, input } = question;
      const facts = await ask(tool, input, signal).catch((): Facts => ({ status: 'defect' }));
      return [name, { tool, facts }] as const;
    }),
  );
  signal.throwIfAborted();
  // The names are those of the questions.
  return Object.fromEntries(answered) as Answers<Name>;
}
