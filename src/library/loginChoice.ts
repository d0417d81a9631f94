import { isGainsightError } from '../gainsight/errors';
import { isSamePerson, type Login } from './login';

export interface LoginChoiceParts {
  readonly logins: { list(): readonly Login[] };
  /** Only sign-ins of exactly this tenant are looked at. */
  readonly origin: string;
  /** Whose; empty where there is only one person to choose. */
  readonly email: string;
}

/** The sign-in that calls run with, or a sentence that says why there is none. */
export type Chosen = { readonly login: Login } | { readonly problem: string };

/**
 * Finds a person's sign-in for a tenant. Once found it stays that person's for as long as the process lives: what was
 * read for one is never shown as another's.
 */
export class LoginChoice {
  readonly #parts: LoginChoiceParts;
  #person: Login | undefined;

  constructor(parts: LoginChoiceParts) {
    this.#parts = parts;
  }

  find(): Chosen {
    try {
      const { logins, origin } = this.#parts;
      const here = logins.list().filter((login) => login.origin === origin);
      const chosen = this.#pick(here);
      if ('login' in chosen) this.#person = chosen.login;
      return chosen;
    } catch (error) {
      if (isGainsightError(error)) return { problem: error.message };
      throw error;
    }
  }

  /** Whether the sign-in is for reading only; what cannot be found out writes nothing. */
  get isReadOnly(): boolean {
    const chosen = this.find();
    return 'login' in chosen && chosen.login.scope === 'read';
  }

  #pick(here: readonly Login[]): Chosen {
    const { origin, email } = this.#parts;
    const { host } = new URL(origin);
    const earlier = this.#person;
    const fitting = earlier ? here.filter(({ id }) => id === earlier.id) : whose(here, email);
    const [login, another] = fitting;
    if (another)
      return {
        problem: `Several people are signed in to ${host} on this machine, and none of them is named. Set GAINSIGHT_USER_EMAIL (in code: userEmail).`,
      };
    if (login) return { login };
    const person = earlier?.email || email;
    return {
      problem: person
        ? `${person} is not signed in to ${host} on this machine.`
        : `Nobody is signed in to ${host} on this machine.`,
    };
  }
}

/** The sign-ins of this person; where they have none, one of which nobody said whose it is. */
function whose(logins: readonly Login[], email: string): readonly Login[] {
  if (email === '') return logins;
  const own = logins.filter((login) => isSamePerson(login.email, email));
  return own.length > 0 ? own : logins.filter((login) => login.email === '');
}
