/** Something in the environment or the user's file that cannot be used, in one sentence without a secret. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** Told by its name: what a person asks for in a terminal is a bundle of its own and has a class of its own. */
export function isEnvironmentError(error: unknown): error is EnvironmentError {
  return error instanceof Error && error.name === 'EnvironmentError';
}
