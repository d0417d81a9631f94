import { mapped } from '../../data/mapped';
import { namedLike } from '../../data/namedLike';
import type { Tenant } from '../../data/tenant';
import { toUser, userSelect } from '../../gainsight/records/user';
import { nearestNames } from '../../model/nearestNames';
import type { User } from '../../model/user';

const MOST = 3;

/** Users for a text that is in no name and no address. */
export interface LikeUsers {
  /** Those whose name has all of its words, in another order: `Weber, Jonas`. */
  readonly sameWords: readonly User[];
  /** Names, or addresses where one was given, that it may be a mistyped or shortened one of, nearest first. */
  readonly didYouMean: readonly string[];
}

export async function likeUsers(
  text: string,
  { client }: Pick<Tenant, 'client'>,
  signal: AbortSignal,
): Promise<LikeUsers> {
  const isAddress = text.includes('@');
  const [typed = ''] = text.trim().split('@');
  const sought = { object: 'gsuser', select: userSelect, field: isAddress ? 'Email' : 'Name' };
  const users = mapped(await namedLike(client, sought, typed, signal), toUser);
  const shown = users.flatMap(({ name, email }) => (isAddress ? email : name) ?? []);
  const near = nearestNames(text, shown);
  const words = wordsOf(text);
  if (isAddress || words.length < 2) return { sameWords: [], didYouMean: near };
  const has = ({ name }: User, word: string): boolean => wordsOf(name).includes(word);
  // A part of a word may be that of another person: it makes nobody the one who is meant.
  const short = shown.filter((name) => words.every((word) => name.toLowerCase().includes(word)));
  return {
    sameWords: users.filter((user) => words.every((word) => has(user, word))),
    didYouMean: [...new Set([...near, ...short])].slice(0, MOST),
  };
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
