import type * as vscode from 'vscode';
import { DisposableOwner } from '../base/disposable';
import type { SetTimer } from '../base/setTimer';
import type { TenantState } from '../data/activeTenant';
import type { Tenant } from '../data/tenant';
import { type ActiveView, hostOf, tenantInUse } from '../data/tenantInUse';
import type { Commands } from '../host/commands';
import { describeFailure } from '../host/failure';
import type { Log } from '../host/log';
import type { Action, ViewRecord } from '../shared/viewParts';
import { elsewhereNotice } from './elsewhere';
import type { PageActions } from './pageActions';
import { type Message, PagePanel, type PagePanelParts } from './pagePanel';

export interface TenantPageParts {
  readonly panel: vscode.WebviewPanel;
  readonly extensionUri: vscode.Uri;
  readonly active: ActiveView;
  readonly actions: PageActions;
  readonly commands: Pick<Commands, 'execute'>;
  readonly log: Pick<Log, 'warn'>;
  readonly setTimer: SetTimer;
}

/** What changes together is read once, when nothing more has come for so long. */
const PAUSE_MS = 1000;

/** What every page asks of the extension. */
export type CommonMessage =
  | { readonly type: 'ready' | 'refresh' | 'signIn' | 'ignored' }
  | { readonly type: 'run'; readonly action: Action; readonly record: ViewRecord };

type Notice = ReturnType<typeof elsewhereNotice>;
type Frame<To extends Message, Own extends Message> = Pick<
  PagePanelParts<To | Notice, Own | CommonMessage>,
  'page' | 'parse' | 'slotOf'
>;

/**
 * A page about one tenant in its tab. It follows the connection in use, and begins anew whenever that changes; what it
 * says is told once more when the editor brings it back. One reading at a time: the next calls off the one before. A
 * page that nobody sees reads nothing until it is seen.
 */
export abstract class TenantPage<To extends Message, Own extends Message> extends DisposableOwner {
  protected readonly panel: vscode.WebviewPanel;
  readonly #parts: TenantPageParts;
  readonly #page: PagePanel<To | Notice, Own | CommonMessage>;
  readonly #name: string;
  #reading = new AbortController();
  /** What was told may not hold any more. */
  #isStale = false;
  #callOffSoon: (() => void) | undefined;

  constructor(parts: TenantPageParts, frame: Frame<To, Own>) {
    super();
    const { panel, extensionUri, active, log } = parts;
    this.#parts = parts;
    this.#name = frame.page;
    this.panel = panel;
    const received = (message: Own | CommonMessage): void =>
      isCommon(message) ? this.#receivedCommon(message) : this.received(message);
    this.#page = this.register(new PagePanel({ ...frame, panel, extensionUri, log, received }));
    this.register(panel.onDidDispose(() => this.dispose()));
    this.register({ dispose: () => this.callOff() });
    this.register({ dispose: () => this.#callOffSoon?.() });
    this.register(active.onDidChange((state) => this.#followed(state)));
  }

  /** The host that the page is about. */
  protected abstract get host(): string;

  /** What only this page asks. */
  protected abstract received(message: Own): void;

  /** What the page says first; `tenant` is undefined while it is not known which one is in use. */
  protected abstract start(tenant: Tenant | undefined): void;

  /** Reads the page from its tenant. What is thrown is told by `stopped`. */
  protected abstract readFrom(tenant: Tenant, signal: AbortSignal): Promise<void>;

  /** Nothing is read any more; `error` = because of it. */
  protected abstract stopped(error?: unknown): void;

  reveal(): void {
    this.panel.reveal();
  }

  close(): void {
    this.panel.dispose();
  }

  /** Reads anew: now where the page is seen, else when it is seen again. */
  readWhenSeen(): void {
    if (this.panel.visible) void this.read();
    else this.#isStale = true;
  }

  protected run(action: Action, record: ViewRecord): void {
    void this.#parts.actions.run(action, record);
  }

  protected get signal(): AbortSignal {
    return this.#reading.signal;
  }

  protected tell(message: To | Notice): void {
    this.#page.tell(message);
  }

  /** The page has said something that holds. */
  protected get hasBegun(): boolean {
    return this.#page.hasBegun;
  }

  /** Reads anew once nothing more has come for a while. */
  protected readSoon(): void {
    this.#callOffSoon?.();
    this.#callOffSoon = this.#parts.setTimer(() => this.readWhenSeen(), PAUSE_MS);
  }

  /** Ends the reading; what was told stays. */
  protected callOff(): void {
    this.#reading.abort();
  }

  /** Never rejects: the page says what could not be read. */
  protected async read(): Promise<void> {
    this.callOff();
    this.#callOffSoon?.();
    this.#isStale = false;
    this.#page.forget();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    const { active } = this.#parts;
    try {
      if (active.state.kind === 'connecting') this.start(undefined);
      const tenant = await tenantInUse(active, signal);
      this.start(tenant);
      if (tenant && hostOf(tenant) === this.host) await this.readFrom(tenant, signal);
      else {
        this.tell(elsewhereNotice(this.host, tenant !== undefined));
        this.stopped();
      }
    } catch (error) {
      if (signal.aborted) return;
      this.failed(error);
      this.stopped(error);
    }
  }

  protected failed(error: unknown): void {
    this.#parts.log.warn(`${this.#name}: ${describeFailure(error)?.logLine ?? 'stopped'}`);
  }

  #receivedCommon(message: CommonMessage): void {
    switch (message.type) {
      case 'ready':
        // What is not certain any more stands there until it is read anew.
        if (!this.#page.replay() || this.#isStale) void this.read();
        return;
      case 'refresh':
        this.#parts.active.tenant?.forget();
        void this.read();
        return;
      case 'signIn':
        void this.#parts.commands.execute('gainsight.connect');
        return;
      case 'ignored':
        this.#parts.log.warn(`${this.#name}: left out a message`);
        return;
      case 'run':
        this.run(message.action, message.record);
    }
  }

  /** Another connection's rows must not stay; while one is being made, nothing is decided. */
  #followed({ kind }: TenantState): void {
    if (kind === 'connecting' || kind === 'offline') return;
    this.callOff();
    this.#page.forget();
    this.readWhenSeen();
  }
}

const COMMON: readonly string[] = [
  'ready',
  'refresh',
  'signIn',
  'ignored',
  'run',
] satisfies CommonMessage['type'][];

function isCommon(message: Message): message is CommonMessage {
  return COMMON.includes(message.type);
}
