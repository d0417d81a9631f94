import { normaliseDomain } from '../gainsight/domain';
import type { Connection, ConnectionKind } from '../model/connection';

/** Where small state is kept between sessions; VS Code's `Memento` fits. */
export interface StateStore {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** The tenants that were connected to, and the one in use. */
export interface ConnectionList {
  readonly connections: readonly Connection[];
  readonly activeId?: string | undefined;
}

const STATE_KEY = 'gainsight.connections';
const VERSION = 1;
const EMPTY: ConnectionList = { connections: [] };
const KINDS: readonly ConnectionKind[] = ['sandbox', 'accessKey', 'm2m', 'user'];

/**
 * The connections as they are kept on disk, without any secret. What another version wrote, or what does not
 * parse, is ignored: the user connects again. An entry whose address is not a tenant's is left out.
 */
export class StoredConnections {
  readonly #state: StateStore;

  constructor(state: StateStore) {
    this.#state = state;
  }

  read(): ConnectionList {
    const { version, connections: entries, activeId } = members(this.#state.get(STATE_KEY));
    if (version !== VERSION || !Array.isArray(entries)) return EMPTY;
    if (activeId !== undefined && typeof activeId !== 'string') return EMPTY;
    const connections = entries.flatMap((entry) => connectionIn(entry) ?? []);
    return { connections, activeId: connections.find(({ id }) => id === activeId)?.id };
  }

  async write({ connections, activeId }: ConnectionList): Promise<void> {
    await this.#state.update(STATE_KEY, { version: VERSION, connections, activeId });
  }
}

/** Checked by hand: this is read when a window opens, and a schema's library would be loaded for it alone. */
function connectionIn(entry: unknown): Connection | undefined {
  const { id, kind, origin, email, readOnly } = members(entry);
  const known = KINDS.find((one) => one === kind);
  if (typeof id !== 'string' || id === '' || !known || typeof email !== 'string') return undefined;
  if (typeof origin !== 'string' || !isOrigin(origin)) return undefined;
  // Whatever is no clear `false` is taken for the careful choice.
  return { id, kind: known, origin, email, ...(readOnly !== undefined && { readOnly: readOnly !== false }) };
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The key goes where this says, so an address that was altered on disk is held to the same rules as a typed one. */
function isOrigin(text: string): boolean {
  try {
    return normaliseDomain(text) === text;
  } catch {
    return false;
  }
}
