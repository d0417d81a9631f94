import type { Connection } from './connection';

/**
 * What the window can do now. `refused` sends nothing any more; `offline` keeps the rows that were read; while another
 * connection is tried, `previous` is the one that works as before.
 */
export type SessionState<T> =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'connecting'; readonly connection: Connection; readonly previous?: T | undefined }
  | { readonly kind: 'ready'; readonly tenant: T }
  | { readonly kind: 'offline'; readonly tenant: T; readonly message: string; readonly since: Date }
  | {
      readonly kind: 'refused';
      readonly connection: Connection;
      readonly message: string;
      readonly code?: string | undefined;
      /** By this computer, not by the tenant: another sign-in changes nothing. */
      readonly notAllowed?: boolean | undefined;
    };
