/** What is wrong with a write; each service words it, and numbers it, in its own way. */
export type WriteFaultReason =
  | 'body'
  | 'missing'
  | 'unknownField'
  | 'readOnly'
  | 'tooLong'
  | 'date'
  | 'dateTime'
  | 'nullValue'
  | 'value'
  | 'id'
  | 'configuration'
  | 'noRecord'
  | 'noMatch'
  | 'severalMatches'
  | 'duplicate';

/** A write that the tenant refuses. */
export class WriteFault extends Error {
  override readonly name = 'WriteFault';

  constructor(
    readonly reason: WriteFaultReason,
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`);
  }
}
