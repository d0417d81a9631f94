/** What is wrong with a query; each dialect words it, and numbers it, in its own way. */
export type QueryFaultReason =
  | 'noSelect'
  | 'unknownSelectField'
  | 'unknownField'
  | 'lookupPath'
  | 'condition'
  | 'operator'
  | 'expression'
  | 'date'
  | 'dateTime'
  | 'nullValue'
  | 'value'
  | 'id'
  | 'paging'
  | 'body';

/** A query that the tenant refuses. */
export class QueryFault extends Error {
  constructor(
    readonly reason: QueryFaultReason,
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`);
    this.name = 'QueryFault';
  }
}
