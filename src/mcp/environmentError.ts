/** Something in the environment or the user's file that cannot be used, in one sentence without a secret. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}
