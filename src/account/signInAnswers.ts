import type { Scope } from '../auth/credentialRecord';
import type { ConnectionKind } from '../model/connection';

/** The ways to sign in to a tenant of one's own. */
export type SignInMethod = Exclude<ConnectionKind, 'sandbox'>;

interface Said {
  /** As `normaliseDomain` gives it. */
  readonly origin: string;
  /** Who "me" is; no call tells whom a credential belongs to. */
  readonly email: string;
}

export interface UserAnswers extends Said {
  readonly method: 'user';
  readonly clientId: string;
  /** Absent where the application has none. */
  readonly clientSecret?: string | undefined;
  readonly scope: Scope;
  /** As it is registered with the application. */
  readonly redirectUri: string;
  /** Nothing is written over this connection, even if the scope would allow it. */
  readonly readOnly?: boolean | undefined;
}

export interface M2mAnswers extends Said {
  readonly method: 'm2m';
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface KeyAnswers extends Said {
  readonly method: 'accessKey';
  readonly key: string;
}

/** What a person says to sign in. */
export type SignInAnswers = UserAnswers | M2mAnswers | KeyAnswers;

/** The questions; which of them are asked depends on the method and on what is known. */
export type SignInQuestion =
  'domain' | 'method' | 'clientId' | 'clientSecret' | 'scope' | 'm2mId' | 'm2mSecret' | 'key' | 'email';

/** Where to begin when everything before it is known. */
export type FirstQuestion = Extract<SignInQuestion, 'clientId' | 'm2mId' | 'key'>;

/** What need not be asked again; questions before `first` are passed over. */
export interface KnownAnswers {
  readonly origin?: string | undefined;
  readonly method?: SignInMethod | undefined;
  readonly clientId?: string | undefined;
  readonly scope?: Scope | undefined;
  readonly email?: string | undefined;
  readonly first?: FirstQuestion | undefined;
}

/** The application that people of a tenant sign in with. */
export interface Application {
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
}
