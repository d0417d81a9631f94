/** An argument that cannot be used, in one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
