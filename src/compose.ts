import * as vscode from 'vscode';
import { Connections } from './account/connections';
import { copyMcpConfiguration } from './account/copyMcpConfiguration';
import type { AccessGuard } from './account/guard';
import { McpDefinitions, type McpDefinitionsOptions } from './account/mcpDefinitions';
import { LauncherFolder } from './account/mcpLauncherFolder';
import { mcpRuntime } from './account/mcpRuntime.node';
import { RecordLinks } from './account/recordLinks';
import { SANDBOX_CALLS_PER_MINUTE, SandboxTenant } from './account/sandboxConnection';
import { Session } from './account/session';
import { domainRefusal } from './account/signInCommands';
import { StatusBar } from './account/statusBar';
import { Accounts } from './composeAccount';
import { type Audit, composeAudit } from './composeAudit';
import { composeChat } from './composeChat';
import { registerAuditView } from './auditView/registerAuditView';
import type { TouchedRecord } from './auditView/touchedRecords';
import { openCredential } from './auth/credentials';
import { lockIn } from './auth/lazyLock';
import { ResilientVault } from './auth/resilientVault';
import type { SharedLock } from './auth/sharedLock';
import { StoredConnections } from './auth/storedConnections';
import { CallTrace } from './base/callTrace.node';
import { DisposableOwner } from './base/disposable';
import { ActiveTenant } from './data/activeTenant';
import { createClock } from './data/clock';
import { openTenant } from './data/openTenant';
import { StoredJournal } from './data/storedJournal';
import type { Tenant } from './data/tenant';
import { readOnlyFetch, readOnlySender } from './gainsight/readOnlySender';
import { RateLimiter } from './gainsight/rateLimiter';
import { type CallSummary, Transport } from './gainsight/transport';
import { Commands } from './host/commands';
import { ContextKeys } from './host/contextKeys';
import { Links } from './host/links';
import { Log } from './host/log';
import { Notifier } from './host/notify';
import { SecretVault } from './host/secrets';
import { Settings } from './host/settings';
import type { Connection } from './model/connection';
import { isAllowedDomain } from './gainsight/domain';
import { declaredVersion } from './host/manifest';
import { homeOfRecord } from './library/stateFolder.node';
import { registerTrees } from './tree/registerTrees';

/** A change of these makes rows read or dated by the old value wrong. */
const AFFECTS_ROWS: ReadonlySet<string> = new Set([
  'gainsight.timeZone',
  'gainsight.timeline.typesThatAreNoTouch',
  'gainsight.health.columns',
]);

const READ_ONLY_CONNECTION =
  'This connection is read-only, so nothing was sent. Run "Gainsight: Allow Writes on This Connection…" to write.';

/** The product, put together. The only place that knows every room: plain constructor calls, top to bottom. */
export class Product extends DisposableOwner {
  readonly #now = (): Date => new Date();
  readonly #fetch: typeof fetch = (input, init) => fetch(input, init);

  readonly #log = this.register(new Log());
  readonly #trace = new CallTrace<CallSummary>();
  readonly #notify = new Notifier();
  readonly #commands = this.register(new Commands(this.#notify, this.#log));
  readonly #contextKeys = new ContextKeys();
  readonly #settings = this.register(new Settings());
  readonly #sandbox = new SandboxTenant({ timeZone: () => this.#settings.timeZone });
  readonly #sandboxLimiter = new RateLimiter({ callsPerMinute: SANDBOX_CALLS_PER_MINUTE });
  #limiter = new RateLimiter({ callsPerMinute: this.#settings.callsPerMinute });

  readonly #vault: ResilientVault;
  readonly #renewals: SharedLock;
  readonly #audit: Audit;
  readonly #state: vscode.Memento;
  readonly #accounts: Accounts;
  readonly connections: Connections;
  readonly active = this.register(new ActiveTenant());
  readonly session: Session<Tenant>;

  constructor(context: vscode.ExtensionContext) {
    super();
    const secrets = this.register(new SecretVault(context.secrets));
    this.#vault = this.register(new ResilientVault(secrets, () => this.#tellUnstorable()));
    this.#renewals = lockIn(vscode.Uri.joinPath(context.globalStorageUri, 'locks').fsPath);
    this.#audit = composeAudit({
      ...{ context, vault: secrets, lock: this.#renewals, now: this.#now },
      ...{ notify: this.#notify, log: this.#log },
      detail: () => this.#settings.auditDetail,
      retentionDays: () => this.#settings.auditRetentionDays,
    });
    this.#state = context.globalState;
    this.connections = this.register(
      new Connections({
        stored: new StoredConnections(context.globalState),
        vault: this.#vault,
        newId: () => crypto.randomUUID(),
      }),
    );
    this.session = this.register(
      new Session({
        connections: this.connections,
        open: (connection, guard) => this.#open(connection, guard),
        publish: (state) => this.active.set(state),
        now: this.#now,
        refusalOf: (connection) => this.#refusalOf(connection),
        onLost: (connection, error) => void this.#accounts.lost(connection, error),
      }),
    );
    this.#accounts = this.register(this.#composeAccounts(context.extension.id));
    this.#wireState();
    this.#wireCommands();
    this.#wireTrees(context.globalState);
    this.#wireChat(context);
    this.#wireMcp(context);
    this.#wireAudit(context.extension.packageJSON);
    this.session.open();
  }

  /** What the integration tests hold on to; nothing else gets it. */
  get testApi() {
    return {
      ...{ active: this.active, connections: this.connections, session: this.session },
      ...this.#accounts.testApi,
    };
  }

  #open(connection: Connection, guard: AccessGuard): Tenant {
    const sandbox = connection.kind === 'sandbox';
    const way = sandbox ? this.#sandbox.fetch : this.#fetch;
    const opened = openCredential(connection, {
      ...{ vault: this.#vault, lock: this.#renewals, fetch: way, now: Date.now },
      sandbox: this.#sandbox.credential,
    });
    const isReadOnly = (): boolean => this.#settings.readOnly;
    const isReadOnlyHere = (): boolean => this.#isReadOnly(connection.id);
    const sent = readOnlyFetch(guard.fetch(way), isReadOnlyHere, READ_ONLY_CONNECTION);
    const transport = new Transport({
      origin: connection.origin,
      fetch: opened.fetchOver(readOnlyFetch(sent, isReadOnly)),
      credential: guard.credential(opened.credential),
      kind: connection.kind,
      limiter: sandbox ? this.#sandboxLimiter : this.#limiter,
      onCall: this.#logCall,
    });
    return openTenant({
      connection,
      transport: readOnlySender(
        readOnlySender(guard.sender(opened.sender(transport)), isReadOnlyHere, READ_ONLY_CONNECTION),
        isReadOnly,
      ),
      clock: createClock(this.#now, () => this.#settings.timeZone),
      settings: () => this.#settings,
      journal: new StoredJournal(this.#state, connection.origin),
    });
  }

  #isReadOnly(id: string | undefined): boolean {
    return this.connections.all.find((one) => one.id === id)?.readOnly ?? false;
  }

  /** The setting or the connection in use: the stricter wins. */
  get #writesNothing(): boolean {
    return this.#settings.readOnly || this.#isReadOnly(this.connections.active?.id);
  }

  get #pages(): RecordLinks {
    const { connections } = this;
    return new RecordLinks({ connections, links: new Links(), notify: this.#notify });
  }

  /** Why nothing may be sent over a connection at all. */
  #refusalOf({ kind, origin }: Connection): string | undefined {
    const allowed = kind === 'sandbox' || isAllowedDomain(origin, this.#settings.domains);
    return allowed ? undefined : domainRefusal(origin);
  }

  #composeAccounts(extensionId: string): Accounts {
    return new Accounts({
      ...{ extensionId, vault: this.#vault, connections: this.connections, session: this.session },
      ...{ sandbox: this.#sandbox, settings: this.#settings, audit: this.#audit, notify: this.#notify },
      ...{ commands: this.#commands, log: this.#log, fetch: this.#fetch, now: this.#now },
      limiter: () => this.#limiter,
      onCall: this.#logCall,
    });
  }

  #tellUnstorable(): void {
    this.#notify.warn(
      vscode.l10n.t(
        'The keyring of this computer could not store the sign-in to Gainsight. It is kept in memory and ends with this window. Unlock or set up the keyring and sign in again.',
      ),
    );
  }

  #wireState(): void {
    const statusBar = this.register(new StatusBar());
    const showReadOnly = (): void => {
      this.#contextKeys.set('gainsight.readOnly', this.#writesNothing);
      this.#contextKeys.set('gainsight.readOnlyConnection', this.#isReadOnly(this.connections.active?.id));
      statusBar.show(this.active.state, this.#writesNothing);
    };
    this.register(
      this.active.onDidChange((state) => {
        statusBar.show(state, this.#writesNothing);
        this.#contextKeys.set('gainsight.state', state.kind);
        this.#contextKeys.set('gainsight.hasConnections', this.connections.all.length > 0);
        this.#log.info('state', { state: state.kind });
      }),
    );
    this.register(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.connections.reread();
      }),
    );
    this.register(
      this.#settings.onDidChange((name) => {
        if (name === 'gainsight.readOnly') showReadOnly();
        if (name === 'gainsight.domains') this.session.open();
        if (name === 'gainsight.callsPerMinute') {
          this.#limiter = new RateLimiter({ callsPerMinute: this.#settings.callsPerMinute });
          this.session.open();
        }
        if (AFFECTS_ROWS.has(name)) void this.#commands.execute('gainsight.refresh');
      }),
    );
    this.register(this.connections.onDidChange(showReadOnly));
    showReadOnly();
  }

  #wireCommands(): void {
    this.#commands.register('gainsight.showLog', () => this.#log.show());
  }

  #wireTrees(state: vscode.Memento): void {
    const { active } = this;
    const pages = this.#pages;
    this.register(
      registerTrees({
        active,
        commands: this.#commands,
        contextKeys: this.#contextKeys,
        state,
        now: this.#now,
        linkOf: (kind, gsid) => pages.linkOf(kind, gsid),
        openLink: (kind, gsid) => pages.openLink(kind, gsid),
      }),
    );
  }

  #wireChat(context: vscode.ExtensionContext): void {
    const { active } = this;
    const [settings, log, audit, now] = [this.#settings, this.#log, this.#audit, this.#now];
    const trace = this.#trace;
    const isReadOnly = (): boolean => this.#writesNothing;
    const [commands, notify, pages] = [this.#commands, this.#notify, this.#pages];
    this.register(
      composeChat({
        ...{ context, settings, isReadOnly, active, trace, log, audit, now },
        ...{ commands, notify, pages },
      }),
    );
  }

  #wireAudit(manifest: unknown): void {
    const audit = this.#audit;
    this.register(
      registerAuditView({
        ...{ audit, product: audit.product, manifest, connections: this.connections },
        ...{ commands: this.#commands, notify: this.#notify, now: this.#now },
        sources: () => audit.openAll(),
        accountName: (gsid) => this.active.tenant?.companies.nameOf(gsid),
        openRecord: (record) => this.#openAuditRecord(record),
        timeZone: () => this.#settings.timeZone,
        folder: () => vscode.Uri.file(homeOfRecord()),
      }),
    );
  }

  /** At the tenant that the line is about, which need not be the one in use. */
  async #openAuditRecord({ kind, gsid, tenant }: TouchedRecord): Promise<void> {
    const { all, active } = this.connections;
    const connection =
      tenant === undefined ? active : all.find(({ origin }) => new URL(origin).host === tenant);
    const links = new RecordLinks({
      connections: { active: connection },
      ...{ links: new Links(), notify: this.#notify },
    });
    if (connection) await links.openLink(kind, gsid);
    else
      this.#notify.info(vscode.l10n.t('Sign in to {0} to open its records.', tenant ?? 'Gainsight'), {
        title: vscode.l10n.t('Sign In…'),
        command: 'gainsight.connect',
      });
  }

  #wireMcp({ extension, extensionUri, globalStorageUri }: vscode.ExtensionContext): void {
    const { connections } = this;
    const runtime = mcpRuntime();
    this.register(
      new McpDefinitions({
        ...{
          connections: this.#forMcp(),
          vault: this.#vault,
          settings: this.#mcpRules(),
          runtime,
          extensionUri,
        },
        version: declaredVersion(extension.packageJSON),
        onDidChangeSettings: this.#settings.onDidChange,
        auditFolder: vscode.Uri.joinPath(globalStorageUri, 'audit').fsPath,
      }),
    );
    const files = vscode.workspace.fs;
    const launcher = new LauncherFolder({ files, runtime, extensionUri, globalStorageUri });
    launcher.refresh().catch(() => this.#log.warn('the MCP launcher could not be brought up to date'));
    this.#commands.register('gainsight.copyMcpConfiguration', () =>
      copyMcpConfiguration({
        ...{ connections, notify: this.#notify, launcher },
        pick: (items, options) => vscode.window.showQuickPick(items, options),
      }),
    );
  }

  /** A tenant that may not be called gets no server either. */
  #forMcp() {
    const { connections } = this;
    const allowed = (one: Connection | undefined) => (one && !this.#refusalOf(one) ? one : undefined);
    return {
      get active() {
        return allowed(connections.active);
      },
      onDidChange: connections.onDidChange,
    };
  }

  #mcpRules(): McpDefinitionsOptions['settings'] {
    const settings = this.#settings;
    const isReadOnly = (): boolean => this.#writesNothing;
    return {
      get registersMcp() {
        return settings.registersMcp;
      },
      get readOnly() {
        return isReadOnly();
      },
      get allowedTools() {
        return settings.allowedTools;
      },
      get excludedTools() {
        return settings.excludedTools;
      },
      get auditDetail() {
        return settings.auditDetail;
      },
    };
  }

  readonly #logCall = (summary: CallSummary): void => {
    this.#trace.note(summary);
    this.#log.debug('call', { ...summary });
  };
}
