import type { Connection } from './connection';

/**
 * Whose rights a call has where they are not the user's own: what is seen may be more than the user may see, and
 * nothing in the tenant says who asked. Undefined where a person has signed in, and for the sandbox.
 */
export function borrowedRights({ kind }: Pick<Connection, 'kind'>): string | undefined {
  switch (kind) {
    case 'accessKey':
      return 'tenant (access key)';
    case 'm2m':
      return 'tenant (OAuth client)';
    case 'user':
    case 'sandbox':
      return undefined;
  }
}
