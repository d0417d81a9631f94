import { mapped } from '../../data/mapped';
import { namedLike } from '../../data/namedLike';
import type { Tenant } from '../../data/tenant';
import { toUser, userSelect } from '../../gainsight/records/user';
import { nearestNames } from '../../model/nearestNames';
import type { User } from '../../model/user';

/** Users for a text that is in no name and no address. */
export interface LikeUsers {
  /** Those whose name has all of its words, in another order: `Weber, Jonas`. */
  readonly sameWords: readonly User[];
  /** Names, or addresses where one was given, that it may be a mistyped one of, nearest first. */
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
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const hasAll = ({ name }: User): boolean => words.every((word) => name.toLowerCase().includes(word));
  const shown = users.flatMap(({ name, email }) => (isAddress ? email : name) ?? []);
  return {
    sameWords: isAddress || words.length < 2 ? [] : users.filter(hasAll),
    didYouMean: nearestNames(text, shown),
  };
}
