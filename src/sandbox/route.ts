import type { Reply } from './envelope';
import type { Tenant } from './tenant';

/** A call that has passed the gateway. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The parsed JSON body; undefined when there is none or it cannot be parsed. */
  readonly body: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** One group at most: the variable part of the path. */
  readonly path: RegExp;
  readonly answer: (tenant: Tenant, call: Call, variable: string) => Reply;
}
