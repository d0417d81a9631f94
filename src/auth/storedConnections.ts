import * as z from 'zod/mini';
import { normaliseDomain } from '../gainsight/domain';
import type { Connection } from '../model/connection';

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
    const stored = this.#state.get(STATE_KEY);
    if (stored === undefined) return EMPTY;
    const envelope = envelopeSchema().safeParse(stored);
    if (!envelope.success) return EMPTY;
    const entry = connectionSchema();
    const connections = envelope.data.connections.flatMap((value) => entry.safeParse(value).data ?? []);
    const { activeId } = envelope.data;
    return { connections, activeId: connections.some(({ id }) => id === activeId) ? activeId : undefined };
  }

  async write({ connections, activeId }: ConnectionList): Promise<void> {
    await this.#state.update(STATE_KEY, { version: VERSION, connections, activeId });
  }
}

function envelopeSchema() {
  return z.object({
    version: z.literal(VERSION),
    connections: z.array(z.unknown()),
    activeId: z.optional(z.string()),
  });
}

function connectionSchema() {
  return z.object({
    id: z.string().check(z.minLength(1)),
    kind: z.enum(['sandbox', 'accessKey', 'm2m', 'user']),
    origin: z.string().check(z.refine(isOrigin)),
    email: z.string(),
    // Whatever is no clear `false` is taken for the careful choice.
    readOnly: z.optional(z.catch(z.boolean(), true)),
  });
}

/** The key goes where this says, so an address that was altered on disk is held to the same rules as a typed one. */
function isOrigin(text: string): boolean {
  try {
    return normaliseDomain(text) === text;
  } catch {
    return false;
  }
}
