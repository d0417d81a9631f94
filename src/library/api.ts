// The whole public face of the package's `./tools`. It is shipped as the types of `dist/tools.js`, so it imports nothing.

/** A tenant over the network. Without `accessKey`, give `clientId` and `clientSecret` of an OAuth connection. */
export interface TenantOptions {
  /** For example `acme.gainsightcloud.com`; https, but for this machine itself. */
  readonly domain: string;
  readonly accessKey?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Who "me" is: the Gainsight user with this e-mail address. */
  readonly userEmail?: string;
  /** Sends the calls; the global one unless you need a proxy or certificates of your own. */
  readonly fetch?: typeof globalThis.fetch;
}

/** A tenant by a person's own sign-in, as `login --domain …` of the MCP server stored it: calls have that person's rights. */
export interface LoginOptions {
  readonly domain: string;
  readonly login: true;
  /** Whose sign-in, where several people are signed in to the tenant. */
  readonly userEmail?: string;
  readonly fetch?: typeof globalThis.fetch;
}

/** The made-up tenant inside this process: no network, no key. */
export interface SandboxOptions {
  readonly sandbox: true;
  /** The time at which it stands still. */
  readonly now?: Date | string;
  /** Records that are added to its data or replace it. */
  readonly data?: unknown;
}

/** What narrows the tools, and where their record goes. */
export interface CommonOptions {
  readonly readOnly?: boolean;
  /** Names of the tools that may be used; all when empty. */
  readonly tools?: readonly string[];
  /** Names that may not be used, also where `tools` names them. */
  readonly excludeTools?: readonly string[];
  /** Where the lines of audit go; the user's state folder by default. Where none can be kept, writes are refused. */
  readonly auditFolder?: string;
  /** `none` keeps the input of calls out of those lines; otherwise it is in them without what people wrote. */
  readonly auditDetail?: 'masked' | 'none';
  /** How many days lines are kept, those of other programs in the same folder too. Nothing is deleted unless given. */
  readonly auditRetentionDays?: number;
}

export type GainsightOptions = (TenantOptions | LoginOptions | SandboxOptions) & CommonOptions;

/** A tool as model providers want it described. */
export interface ToolDefinition {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Whether it can change anything at Gainsight. */
  readonly effect: 'read' | 'write';
  /** JSON Schema, draft 7. */
  readonly inputSchema: { readonly type: 'object'; readonly [keyword: string]: unknown };
}

/** What a tool answers: compact, JSON throughout. Expected situations are answers; `next` says what to do. */
export interface ToolAnswer {
  readonly status: string;
  readonly next?: string;
  readonly [fact: string]: unknown;
}

/** A write, worked out to the last value and not sent yet. */
export interface ProposedWrite {
  readonly title: string;
  readonly tenant: string;
  readonly values: readonly {
    readonly label: string;
    readonly after: string;
    readonly before?: string | undefined;
  }[];
  readonly warnings: readonly string[];
  /** What could not be checked beforehand, and why. */
  readonly unchecked: readonly string[];
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Asks whether a write may be sent. Without it nothing is written. */
  readonly confirm?: (write: ProposedWrite) => boolean | Promise<boolean>;
  /** The longest answer that its reader can take, in characters. */
  readonly maxCharacters?: number;
}

export interface Gainsight {
  readonly tools: readonly ToolDefinition[];
  /** Rejects only when `signal` aborts, or for a defect. */
  call(name: string, input?: unknown, options?: CallOptions): Promise<ToolAnswer>;
}

/** Opens a tenant. Sends nothing until a tool is called; throws for options that cannot be used. */
export type CreateGainsight = (options: GainsightOptions) => Gainsight;
