import { isGainsightError } from '../../gainsight/errors';
import type { Login } from '../../library/login';
import { argumentsOf } from './arguments.node';
import type { CommandContext } from './context.node';
import { lifeOf, placeOf, rightsOf } from './words';

/** Says who is signed in where, and never with what. */
export async function status(args: readonly string[], context: CommandContext): Promise<void> {
  argumentsOf('status', args, {});
  const logins = [...context.logins.list()].sort((one, other) => (one.origin < other.origin ? -1 : 1));
  if (logins.length === 0) context.out('Nobody is signed in.');
  for (const login of logins) {
    const { host } = new URL(login.origin);
    const person = login.email || 'nobody said who';
    context.out(
      `${host}: ${person}, ${rightsOf(login.scope)}; ${await life(login, context)}; in ${placeOf(login.store)}`,
    );
  }
}

async function life(login: Login, { logins, now }: CommandContext): Promise<string> {
  try {
    const record = await logins.read(login);
    return record?.kind === 'user' ? lifeOf(record, now().getTime()) : 'gone; sign in again';
  } catch (error) {
    if (isGainsightError(error, 'keyring')) return `cannot be read (${error.message})`;
    throw error;
  }
}
