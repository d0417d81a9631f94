import type { AuditEntry } from '../audit/entry';
import type { Tenant } from '../data/tenant';
import type { CallSummary } from '../gainsight/transport';
import { recordsNamedIn } from './recordsNamedIn';

/** Tells which HTTP calls were made for a piece of work, whatever else runs beside it. */
export interface CallFollower {
  follow<R>(work: () => Promise<R>): {
    readonly result: Promise<R>;
    readonly notes: readonly CallSummary[];
  };
}

/** What a line of audit says of the way a call took. */
export type CallFacts = Pick<
  AuditEntry,
  'records' | 'durationMs' | 'credentialMs' | 'requestIds' | 'errorCode'
>;

/** Gathers, while one call of a tool runs, what its line of audit has to say of it. */
export class CallWatch {
  readonly #trace: CallFollower;
  readonly #now: () => Date;
  readonly #started: number;
  readonly #records = new Set<string>();
  #calls: readonly CallSummary[] = [];
  #refused = false;

  constructor({ trace, now }: { readonly trace: CallFollower; readonly now: () => Date }) {
    this.#trace = trace;
    this.#now = now;
    this.#started = now().getTime();
  }

  /** Does the work and remembers its HTTP calls. */
  follow<R>(work: () => Promise<R>): Promise<R> {
    const { result, notes } = this.#trace.follow(work);
    this.#calls = notes;
    return result;
  }

  /** The tenant for this call alone: what is read and written of it by name is remembered. */
  on(tenant: Tenant): Tenant {
    return {
      ...tenant,
      noteRead: (gsid) => void this.#records.add(gsid),
      noteWrite: (record) => {
        this.add([record.companyGsid, record.gsid]);
        tenant.noteWrite(record);
      },
    };
  }

  /** Records that are known to be concerned. */
  add(gsids: readonly (string | undefined)[]): void {
    for (const gsid of gsids) if (gsid !== undefined) this.#records.add(gsid);
  }

  /** The call was kept from Gainsight, by a rule of the user's. */
  refuse(): void {
    this.#refused = true;
  }

  get event(): 'refusal' | 'call' {
    return this.#refused ? 'refusal' : 'call';
  }

  /** What is known by now. An answer names records too, and the code of a failure. */
  facts(answer: { readonly status?: string; readonly [fact: string]: unknown } = {}): CallFacts {
    const { status, code, requestId } = answer;
    const waits = this.#calls.flatMap(({ credentialMs }) => credentialMs ?? []);
    const ids = [...this.#calls.map((call) => call.requestId), requestId];
    const records = [...new Set([...this.#records, ...recordsNamedIn(answer)])];
    const requestIds = [...new Set(ids.filter((id) => typeof id === 'string'))];
    return {
      records: records.length > 0 ? records : undefined,
      durationMs: this.#now().getTime() - this.#started,
      // Calls run side by side: the longest wait is what the credential cost.
      credentialMs: waits.length > 0 ? Math.max(...waits) : undefined,
      requestIds: requestIds.length > 0 ? requestIds : undefined,
      errorCode: status !== 'ok' && typeof code === 'string' ? code : undefined,
    };
  }
}
