/** What a tool answers, before it is fitted to the reader's budget. `rows` and lists may be shortened. */
export interface ToolAnswer {
  /** `ok`, or an expected situation that the reader can act on. */
  readonly status:
    'ok' | 'notFound' | 'several' | 'rejected' | 'unavailable' | 'declined' | 'conflict' | 'uncertain';
  /** One line: whose records were looked at, and how many. */
  readonly scope?: string;
  /** The objects and fields that the figures come from. */
  readonly sources?: readonly string[];
  /** What to do next when the status is not `ok`, or how to get more. */
  readonly next?: string;
  readonly rows?: readonly object[];
  readonly [fact: string]: unknown;
}

/** An answer as code reads it: what JSON can hold, nothing left out, no mark for models in it. */
export interface Facts {
  readonly status: string;
  readonly [fact: string]: unknown;
}
