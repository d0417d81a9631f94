import type { AuditEntry, AuditSink, Door } from '../audit/entry';
import type { ActiveTenant } from '../data/activeTenant';
import type { Connection } from '../model/connection';
import type { CallFacts } from './callWatch';
import type { Tool } from './defineTool';
import { vocabularyOf } from './vocabulary';

/** A call as the record speaks of it; without a tool it named none that there is. */
export interface CallToRecord {
  readonly tool: Pick<Tool, 'name' | 'effect' | 'schema'> | undefined;
  readonly raw: unknown;
  readonly door: Door;
  /** On which the call began: another one may be active when it ends. */
  readonly connection: Connection | undefined;
}

export interface CallRecordParts {
  readonly audit: AuditSink;
  readonly active: Pick<ActiveTenant, 'state' | 'tenant'>;
  readonly now: () => Date;
}

/** Writes lines of audit about calls. Nothing here rejects: whoever needs the line asks whether it could be kept. */
export class CallRecord {
  readonly #parts: CallRecordParts;

  constructor(parts: CallRecordParts) {
    this.#parts = parts;
  }

  /** A call that begins now. */
  begin(tool: CallToRecord['tool'], raw: unknown, door: Door): CallToRecord {
    return { tool, raw, door, connection: connectionIn(this.#parts.active) };
  }

  /** False when the line could not be kept. */
  async keep(
    { tool, raw, door, connection }: CallToRecord,
    event: AuditEntry['event'],
    result: string,
    more: CallFacts = {},
  ): Promise<boolean> {
    try {
      await this.#parts.audit.append({
        time: this.#parts.now().toISOString(),
        event,
        door,
        // A name that a model made up is text of somebody's.
        action: tool?.name ?? 'unknown',
        effect: tool?.effect ?? 'read',
        tenant: connection && new URL(connection.origin).host,
        connection: connection && kindInRecord(connection),
        user: connection?.email || undefined,
        input: raw,
        vocabulary: tool && vocabularyOf(tool.schema()),
        result,
        ...more,
      });
      return true;
    } catch {
      return false;
    }
  }
}

/** Also one that is shut out: what was tried after that is what somebody looks for in the record. */
function connectionIn({ state, tenant }: CallRecordParts['active']): Connection | undefined {
  return tenant?.connection ?? ('connection' in state ? state.connection : undefined);
}

function kindInRecord({ kind }: Connection): AuditEntry['connection'] {
  return kind === 'user' ? 'oauth' : kind;
}
