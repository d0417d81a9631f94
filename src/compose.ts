import * as vscode from 'vscode';
import { accessChecker } from './account/checkAccess';
import { ConnectFlow } from './account/connectFlow';
import { askForConnection } from './account/connectSteps';
import { Connections } from './account/connections';
import { copyMcpConfiguration } from './account/copyMcpConfiguration';
import type { AccessGuard } from './account/guard';
import { McpDefinitions } from './account/mcpDefinitions';
import { LauncherFolder } from './account/mcpLauncherFolder';
import { mcpRuntime } from './account/mcpRuntime.node';
import { RecordLinks } from './account/recordLinks';
import { SANDBOX_CALLS_PER_MINUTE, SandboxTenant } from './account/sandboxConnection';
import { Session } from './account/session';
import { signOut } from './account/signOut';
import { StatusBar } from './account/statusBar';
import { switchConnection } from './account/switchConnection';
import { type Audit, composeAudit } from './composeAudit';
import { composeChat } from './composeChat';
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
import { declaredVersion } from './host/manifest';
import { registerTrees } from './tree/registerTrees';

/** A change of these makes rows read or dated by the old value wrong. */
const AFFECTS_ROWS: ReadonlySet<string> = new Set([
  'gainsight.timeZone',
  'gainsight.timeline.typesThatAreNoTouch',
  'gainsight.health.columns',
]);

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
  readonly connections: Connections;
  readonly active = this.register(new ActiveTenant());
  readonly session: Session<Tenant>;

  constructor(context: vscode.ExtensionContext) {
    super();
    const secrets = this.register(new SecretVault(context.secrets));
    this.#vault = this.register(new ResilientVault(secrets, () => this.#tellUnstorable()));
    this.#renewals = lockIn(vscode.Uri.joinPath(context.globalStorageUri, 'locks').fsPath);
    this.#audit = composeAudit({ context, vault: secrets, lock: this.#renewals, now: this.#now });
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
      }),
    );
    this.#wireState();
    this.#wireCommands();
    this.#wireTrees(context.globalState);
    this.#wireChat(context);
    this.#wireMcp(context);
    this.session.open();
  }

  /** What the integration tests hold on to; nothing else gets it. */
  get testApi() {
    return { active: this.active, connections: this.connections, session: this.session };
  }

  #open(connection: Connection, guard: AccessGuard): Tenant {
    const sandbox = connection.kind === 'sandbox';
    const way = sandbox ? this.#sandbox.fetch : this.#fetch;
    const opened = openCredential(connection, {
      ...{ vault: this.#vault, lock: this.#renewals, fetch: way, now: Date.now },
      sandbox: this.#sandbox.credential,
    });
    const isReadOnly = (): boolean => this.#settings.readOnly;
    const transport = new Transport({
      origin: connection.origin,
      fetch: opened.fetchOver(readOnlyFetch(guard.fetch(way), isReadOnly)),
      credential: guard.credential(opened.credential),
      limiter: sandbox ? this.#sandboxLimiter : this.#limiter,
      onCall: this.#logCall,
    });
    return openTenant({
      connection,
      transport: readOnlySender(guard.sender(opened.sender(transport)), isReadOnly),
      clock: createClock(this.#now, () => this.#settings.timeZone),
      settings: () => this.#settings,
      journal: new StoredJournal(this.#state, connection.origin),
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
    this.register(
      this.active.onDidChange((state) => {
        statusBar.show(state);
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
        if (name === 'gainsight.readOnly') this.#showReadOnly();
        if (name === 'gainsight.callsPerMinute') {
          this.#limiter = new RateLimiter({ callsPerMinute: this.#settings.callsPerMinute });
          this.session.open();
        }
        if (AFFECTS_ROWS.has(name)) void this.#commands.execute('gainsight.refresh');
      }),
    );
    this.#showReadOnly();
  }

  #showReadOnly(): void {
    this.#contextKeys.set('gainsight.readOnly', this.#settings.readOnly);
  }

  #wireCommands(): void {
    const flow = new ConnectFlow({
      ask: askForConnection,
      check: (origin, key, signal) =>
        accessChecker({ fetch: this.#fetch, limiter: this.#limiter, onCall: this.#logCall })(
          origin,
          key,
          signal,
        ),
      connections: this.connections,
      session: this.session,
      sandbox: this.#sandbox,
      notify: this.#notify,
      log: this.#log,
    });
    this.#commands.register('gainsight.connect', () => flow.connect());
    this.#commands.register('gainsight.exploreSandbox', () => flow.exploreSandbox());
    this.#commands.register('gainsight.switchConnection', () =>
      switchConnection(
        this.connections,
        (items, options) => vscode.window.showQuickPick(items, options),
        (command) => this.#commands.execute(command),
      ),
    );
    this.#commands.register('gainsight.signOut', () => signOut(this.connections, this.#notify));
    this.#commands.register('gainsight.showLog', () => this.#log.show());
  }

  #wireTrees(state: vscode.Memento): void {
    const { active, connections } = this;
    const pages = new RecordLinks({ connections, links: new Links(), notify: this.#notify });
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
    this.register(composeChat({ context, settings, active, trace, log, audit, now }));
  }

  #wireMcp({ extension, extensionUri, globalStorageUri }: vscode.ExtensionContext): void {
    const { connections } = this;
    const runtime = mcpRuntime();
    this.register(
      new McpDefinitions({
        ...{ connections, vault: this.#vault, settings: this.#settings, runtime, extensionUri },
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

  readonly #logCall = (summary: CallSummary): void => {
    this.#trace.note(summary);
    this.#log.debug('call', { ...summary });
  };
}
