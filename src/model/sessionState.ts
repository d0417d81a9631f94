import type { Connection } from './connection';

/** What the window can do now. `refused` sends nothing any more; `offline` keeps the rows that were read. */
export type SessionState<T> =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'connecting'; readonly connection: Connection }
  | { readonly kind: 'ready'; readonly tenant: T }
  | { readonly kind: 'offline'; readonly tenant: T; readonly message: string; readonly since: Date }
  | {
      readonly kind: 'refused';
      readonly connection: Connection;
      readonly message: string;
      readonly code?: string | undefined;
    };
