/** A person as another record names them; any part can be missing. */
export interface UserRef {
  readonly gsid?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** Known where it was asked for. */
  readonly active?: boolean | undefined;
}

/** A Gainsight user (object `gsuser`). */
export interface User {
  readonly gsid: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly active: boolean;
  /** Known to be where the address names somebody else as well. */
  readonly sharesAddress?: boolean | undefined;
}
