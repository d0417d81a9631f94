/** How calls on a connection are authorised: `user` = by a person's own sign-in, the others by the tenant's rights. */
export type ConnectionKind = 'sandbox' | 'accessKey' | 'm2m' | 'user';

/** A tenant that the user has connected to. Holds no secret: that is in the vault under `id`. */
export interface Connection {
  readonly id: string;
  readonly kind: ConnectionKind;
  /** `https://acme.gainsightcloud.com`; the only place calls and links go. */
  readonly origin: string;
  /** Who "me" is: the Gainsight user with this e-mail address. */
  readonly email: string;
  /** Nothing is written over this connection, whatever its credential would allow. */
  readonly readOnly?: boolean | undefined;
}

/** The host name, as people know the tenant. */
export function connectionLabel(connection: Connection): string {
  return connection.kind === 'sandbox' ? 'Sandbox tenant' : new URL(connection.origin).host;
}
