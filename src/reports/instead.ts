import type { Facts } from '../tools/toolAnswer';
import { type Answers, askAll } from './asking';
import { companiesIn, companiesOfCsm, companyQuestion, mayBeId } from './companySearch';
import type { ReportContext } from './definition';
import { rowsOf, textOf, textsOf } from './facts';
import { namesIn, wordsToSearch } from './noteAccount';
import type { Cell } from './report';

/** What is taken in place of an argument that led nowhere. */
export type Instead =
  | {
      readonly argument: string;
      /** What people are told of that. */
      readonly note: Cell;
    }
  /** No argument, but a better answer to why there is none. */
  | { readonly answer: Facts };

/**
 * The account whose whole name stands in an argument that is no name, such as `about Quillon Bank please`. Where only
 * the beginning of a name does, it is suggested.
 */
export async function accountInWords(
  argument: string,
  answers: Answers,
  context: ReportContext,
): Promise<Instead | undefined> {
  const words = wordsToSearch(argument);
  const isUnknown = Object.values(answers).some(({ facts }) => facts.status === 'notFound');
  if (!isUnknown || words.length === 0 || !/\s/.test(argument)) return undefined;
  const { found } = await askAll({ found: companyQuestion(words) }, context);
  const { accounts, whole } = namesIn(argument, companiesIn(rowsOf(found.facts)));
  const [account] = accounts;
  if (!account) return undefined;
  if (!whole) return { answer: { status: 'notFound', didYouMean: accounts.map(({ name }) => name) } };
  if (accounts.length === 1)
    return {
      argument: account.name,
      note: ['Of what you typed, the name of the account was used:', account, '.'],
    };
  const rows = accounts.map(({ name, record }) => ({ name, gsid: record?.gsid }));
  return { answer: { status: 'several', rows } };
}

/** Which account of a CSM is meant, where a person was named in the place of an account. */
export async function accountOfCsm(
  argument: string,
  answers: Answers,
  context: ReportContext,
): Promise<Instead | undefined> {
  const unknown = Object.values(answers).find(({ facts }) => facts.status === 'notFound');
  const isNear = unknown && textsOf(unknown.facts, 'didYouMean').length > 0;
  if (!unknown || isNear || mayBeId(argument)) return undefined;
  const csm = argument.replace(/^(?:for|from|of|by)\s+/i, '');
  const { book } = await askAll({ book: companiesOfCsm(csm) }, context);
  const rows = companiesIn(rowsOf(book.facts)).map(({ name, record }) => ({ name, gsid: record?.gsid }));
  if (rows.length === 0) return undefined;
  const problem = `“${csm}” is the CSM of these accounts. Which one is handed over?`;
  return { answer: { status: 'several', problem, rows } };
}

/** The user's own records where no account is called so, nor anything like it, and a word about it. */
export function ownRecords(what: string, argument: string, answer: Facts): Instead | undefined {
  if (answer.status !== 'notFound' || textOf(answer, 'problem') !== undefined) return undefined;
  // Whoever gives an id means that one account.
  if (argument === '' || mayBeId(argument) || textsOf(answer, 'didYouMean').length > 0) return undefined;
  return {
    argument: '',
    note: `No account is called “${argument}”, so these are your own ${what}. Give the name of an account to see what is open there.`,
  };
}
