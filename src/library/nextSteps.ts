/** What to do next where a door without an editor knows better than the executor, by the status of the answer. */
export type NextSteps = Readonly<Record<string, string>>;

/** The executor speaks of the editor's commands; here there are none. `where` is what the key was given to. */
export function checkTheKey(where: 'server' | 'program'): NextSteps {
  const given = where === 'server' ? 'that this server is started with' : 'that this program is given';
  return {
    signedOut: `Do not repeat the call. Ask the user to check the access key, or the client id and secret, ${given}, and to start it anew.`,
  };
}

/** The same for a person's own sign-in, with what makes one. */
export function signInWith(how: string): NextSteps {
  const signIn = `Do not repeat the call now. Ask the user to ${how} in a terminal; it works here at once.`;
  return {
    signedOut: signIn,
    outdated: signIn,
    keyring: 'Nothing was sent. Tell the user the problem; when it is solved, call again.',
  };
}

/** The arguments of the MCP server's file that sign in to the tenant of this origin. */
export function loginArguments(origin: string): string {
  const { protocol, host } = new URL(origin);
  return `login --domain ${protocol === 'https:' ? host : origin}`;
}

/** The answer with what to do next here. */
export function withNextStep<T extends object>(answer: T, steps: NextSteps): T & { readonly next?: string } {
  const next = 'status' in answer ? steps[String(answer.status)] : undefined;
  return next === undefined ? answer : { ...answer, next };
}
