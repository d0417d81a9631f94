import { languageModelTool } from '../../src/chat/toolDoor';
import type { AuditDetail, Door } from '../../src/audit/entry';
import { credentialName, type CredentialRecord, serialiseRecord } from '../../src/auth/credentialRecord';
import { openCredential } from '../../src/auth/credentials';
import { ResilientVault } from '../../src/auth/resilientVault';
import { ActiveTenant } from '../../src/data/activeTenant';
import { createClock } from '../../src/data/clock';
import { openTenant } from '../../src/data/openTenant';
import { GainsightError } from '../../src/gainsight/errors';
import { readOnlyFetch, readOnlySender } from '../../src/gainsight/readOnlySender';
import { Transport } from '../../src/gainsight/transport';
import { Log } from '../../src/host/log';
import type { Connection } from '../../src/model/connection';
import * as vscode from 'vscode';
import { AuditBench } from './auditBench';
import type { EchoingTenant } from './echoingTenant';
import { executorOn } from './executorOn';
import { MemoryVault } from './memoryVault';
import { plantedSecret, type SecretSearch } from './secretSearch';
import { sharedTrace } from './sharedTrace';
import { toolDoor } from './toolDoor';
import { deepText } from './tokenServer';

export type Kind = 'accessKey' | 'm2m' | 'user';

export interface WindowModes {
  readonly readOnly?: boolean;
  readonly detail?: AuditDetail;
}

const HEADER_SIGNS = '+/="\\<&~';
const NOW = new Date('2026-11-18T09:00:00+01:00');
const DEADLINE_MS = 25;
/** That a header can carry, and that none can. */
const UNSENDABLE = '\u0001\u2603';

/** A window on an echoing tenant: vault, credential, transport, tools, log and audit as the product joins them. */
export class EchoedWindow {
  readonly audit = new AuditBench();
  /** What tools answered, as chat, models and programs get it. */
  readonly answers: string[] = [];
  /** Everything that thrown errors say and hold. */
  readonly errors: string[] = [];
  readonly #vault = new MemoryVault();
  readonly #connection: Connection;
  readonly #record: CredentialRecord;
  readonly #log = new Log();
  readonly #executor: ReturnType<typeof executorOn>;
  readonly #client;

  constructor(
    tenant: Pick<EchoingTenant, 'url'>,
    kind: Kind,
    { readOnly = false, detail = 'masked' }: WindowModes,
    search: SecretSearch,
  ) {
    const origin = tenant.url;
    this.#connection = { id: 'one', kind, origin, email: 'lena.hofmann@example.com' };
    this.#record = recordOf(kind, origin, search);
    this.#keep(this.#record);
    const options = { vault: new ResilientVault(this.#vault, () => undefined), fetch, now: Date.now };
    const opened = openCredential(this.#connection, {
      ...options,
      lock: {
        withLock: async (_name, work) => work({ read: async () => undefined, write: async () => undefined }),
      },
      sandbox: { headers: async () => ({}) },
    });
    const trace = sharedTrace();
    const transport = new Transport({
      ...{ origin, kind, credential: opened.credential, deadlineMs: DEADLINE_MS },
      fetch: opened.fetchOver(readOnlyFetch(fetch, () => readOnly)),
      limiter: { acquire: async () => undefined, pauseUntil: () => undefined },
      sleep: async () => undefined,
      onCall: (summary) => {
        trace.note(summary);
        this.#log.debug('call', { ...summary });
      },
    });
    const opening = openTenant({
      connection: this.#connection,
      transport: readOnlySender(opened.sender(transport), () => readOnly),
      clock: createClock(
        () => NOW,
        () => 'Europe/Berlin',
      ),
      settings: () => ({ nonTouchTypes: [], healthColumns: {} }),
    });
    this.#client = opening.client;
    const active = new ActiveTenant();
    active.set({ kind: 'ready', tenant: opening });
    const rules = () => ({ readOnly, allow: [], exclude: [] });
    const sink = this.audit.sink({ detail: () => detail });
    this.#executor = executorOn(active, undefined, { trace, rules, audit: sink });
  }

  /** One call through each door, every tool by its own way; what comes back is kept. */
  async tryDoors(name: string, input: object): Promise<number> {
    const source = new vscode.CancellationTokenSource();
    const tool = languageModelTool(name, toolDoor(this.#executor));
    const asked = { input, toolInvocationToken: undefined };
    const doors: readonly Door[] = ['chat', 'code'];
    const { signal } = new AbortController();
    const ways: readonly (() => Promise<unknown>)[] = [
      ...doors.map(
        (door) => () =>
          this.#executor.run(name, input, { door, signal, confirm: async () => 'accepted' as const }),
      ),
      async () => tool.prepareInvocation?.(asked, source.token),
      async () => tool.invoke(asked, source.token),
      async () => this.#executor.read(name, input, { door: 'ui', signal }),
      async () => this.#client.checkConnection(),
      async () => this.#client.describeObject('company'),
    ];
    for (const way of ways)
      try {
        const answer = await way();
        this.answers.push(typeof answer === 'string' ? answer : JSON.stringify(answer));
      } catch (error) {
        this.errors.push(deepText(error));
        // What commands log of a failure.
        this.#log.warn('command failed', {
          error: error instanceof GainsightError ? error.logLine() : 'defect',
        });
      }
    return ways.length;
  }

  /** The secret cannot be sent, so that whatever refuses it is tempted to quote it. */
  spoil(): void {
    const record = this.#record;
    if (record.kind === 'accessKey') this.#keep({ ...record, key: record.key + UNSENDABLE });
    if (record.kind === 'm2m') this.#keep({ ...record, clientSecret: record.clientSecret + UNSENDABLE });
    if (record.kind === 'user') this.#keep({ ...record, accessToken: record.accessToken + UNSENDABLE });
  }

  /** As it was at the beginning. */
  restore(): void {
    this.#keep(this.#record);
  }

  auditText(): string {
    return this.audit.files.map((file) => this.audit.lines(file).join('\n')).join('\n');
  }

  dispose(): void {
    this.#log.dispose();
    this.audit.dispose();
  }

  #keep(record: CredentialRecord): void {
    this.#vault.entries.set(credentialName(this.#connection.id), serialiseRecord(record));
  }
}

/** Planted in the vault, and nowhere else. */
function recordOf(kind: Kind, origin: string, search: SecretSearch): CredentialRecord {
  const planted = (name: string, signs = ''): string => {
    const secret = plantedSecret(`${origin} ${kind} ${name}`, signs);
    search.add(name, secret);
    return secret;
  };
  if (kind === 'accessKey') return { kind, origin, key: planted('access key', HEADER_SIGNS) };
  if (kind === 'm2m') {
    const clientId = planted('client id');
    return { kind, origin, clientId, clientSecret: planted('client secret', HEADER_SIGNS) };
  }
  const token = `${origin}/v1/users/oauth/access/token`;
  return {
    ...{ kind, origin, clientId: 'csm-desk', clientSecret: planted('client secret', HEADER_SIGNS) },
    ...{ authMethod: 'client_secret_basic', scope: 'read_write', generation: 'one' },
    endpoints: { issuer: origin, token },
    ...{ accessToken: planted('access token'), refreshToken: planted('refresh token') },
  };
}
