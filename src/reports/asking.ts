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

/** Asks side by side. A call that throws does not take the others with it: its answer has the status `defect`. */
export async function askAll<Name extends string>(
  questions: Readonly<Record<Name, Question>>,
  { ask, signal }: Pick<ReportContext, 'ask' | 'signal'>,
): Promise<Answers<Name>> {
  const answered = await Promise.all(
    Object.entries<Question>(questions).map(async ([name, { tool, input }]) => {
      const facts = await ask(tool, input, signal).catch((): Facts => ({ status: 'defect' }));
      return [name, { tool, facts }] as const;
    }),
  );
  signal.throwIfAborted();
  // The names are those of the questions.
  return Object.fromEntries(answered) as Answers<Name>;
}
