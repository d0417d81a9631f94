import * as vscode from 'vscode';
import { Connections } from './account/connections';
import { RecordLinks } from './account/recordLinks';
import { SandboxTenant } from './account/sandboxConnection';
import { Session } from './account/session';
import { Accounts } from './composeAccount';
import { type Audit, composeAudit } from './composeAudit';
import { composeAuditView } from './composeAuditView';
import { composeChat } from './composeChat';
import { composeMcp } from './composeMcp';
import { ShownState } from './composeState';
import { Tenants } from './composeTenants';
import { lockIn } from './auth/lazyLock';
import { ResilientVault } from './auth/resilientVault';
import type { SharedLock } from './auth/sharedLock';
import { StoredConnections } from './auth/storedConnections';
import { CallTrace } from './base/callTrace.node';
import { DisposableOwner } from './base/disposable';
import { ActiveTenant } from './data/activeTenant';
import type { Tenant } from './data/tenant';
import type { CallSummary } from './gainsight/transport';
import { Commands } from './host/commands';
import { ContextKeys } from './host/contextKeys';
import { Links } from './host/links';
import { Log } from './host/log';
import { Notifier } from './host/notify';
import { SecretVault } from './host/secrets';
import { Settings } from './host/settings';
import { PendingWrites } from './tree/pendingWrites';
import { registerTrees, type Sidebar } from './tree/registerTrees';

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
  readonly #pending = new PendingWrites();
  readonly #sandbox = new SandboxTenant({ timeZone: () => this.#settings.timeZone });

  readonly #vault: ResilientVault;
  readonly #audit: Audit;
  readonly #tenants: Tenants;
  readonly #accounts: Accounts;
  readonly connections: Connections;
  readonly active = this.register(new ActiveTenant());
  readonly session: Session<Tenant>;

  constructor(context: vscode.ExtensionContext) {
    super();
    const secrets = this.register(new SecretVault(context.secrets));
    this.#vault = this.register(new ResilientVault(secrets, () => this.#tellUnstorable()));
    const renewals = lockIn(vscode.Uri.joinPath(context.globalStorageUri, 'locks').fsPath);
    this.#audit = composeAudit({
      ...{ context, vault: secrets, lock: renewals, now: this.#now },
      ...{ notify: this.#notify, log: this.#log },
      detail: () => this.#settings.auditDetail,
      retentionDays: () => this.#settings.auditRetentionDays,
    });
    this.connections = this.register(
      new Connections({
        stored: new StoredConnections(context.globalState),
        vault: this.#vault,
        newId: () => crypto.randomUUID(),
      }),
    );
    this.#tenants = new Tenants({
      ...{ connections: this.connections, vault: this.#vault, renewals, sandbox: this.#sandbox },
      ...{ settings: this.#settings, state: context.globalState, fetch: this.#fetch, now: this.#now },
      onCall: this.#logCall,
    });
    this.session = this.register(
      new Session({
        connections: this.connections,
        open: (connection, guard) => this.#tenants.open(connection, guard),
        publish: (state) => this.active.set(state),
        now: this.#now,
        refusalOf: (connection) => this.#tenants.refusalOf(connection),
        onLost: (connection, error) => void this.#accounts.lost(connection, error),
      }),
    );
    this.#accounts = this.register(this.#composeAccounts(context.extension.id, renewals));
    this.register(
      new ShownState({
        ...{ active: this.active, connections: this.connections, session: this.session },
        ...{ tenants: this.#tenants, settings: this.#settings, contextKeys: this.#contextKeys },
        ...{ commands: this.#commands, log: this.#log },
      }),
    );
    this.#wireCommands();
    this.#wireChat(context, this.#wireTrees(context.globalState));
    this.register(
      composeMcp({
        ...{ context, connections: this.connections, settings: this.#settings },
        ...{ commands: this.#commands, notify: this.#notify, log: this.#log },
        credentialOf: (connection) => this.#accounts.credentialOf(connection),
        writesNothing: () => this.#tenants.writesNothing,
        refusalOf: (connection) => this.#tenants.refusalOf(connection),
      }),
    );
    this.register(
      composeAuditView({
        ...{ audit: this.#audit, manifest: context.extension.packageJSON, active: this.active },
        ...{ connections: this.connections, settings: this.#settings, commands: this.#commands },
        ...{ notify: this.#notify, now: this.#now },
      }),
    );
    this.session.open();
  }

  /** What the integration tests hold on to; nothing else gets it. */
  get testApi() {
    return {
      ...{ active: this.active, connections: this.connections, session: this.session },
      ...this.#accounts.testApi,
    };
  }

  get #pages(): RecordLinks {
    const { connections } = this;
    return new RecordLinks({ connections, links: new Links(), notify: this.#notify });
  }

  #composeAccounts(extensionId: string, renewals: SharedLock): Accounts {
    return new Accounts({
      renewals,
      ...{ extensionId, vault: this.#vault, connections: this.connections, session: this.session },
      ...{ sandbox: this.#sandbox, settings: this.#settings, audit: this.#audit, notify: this.#notify },
      ...{ commands: this.#commands, log: this.#log, fetch: this.#fetch, now: this.#now },
      check: this.#tenants.check,
    });
  }

  #tellUnstorable(): void {
    this.#notify.warn(
      vscode.l10n.t(
        'The keyring of this computer could not store the sign-in to Gainsight. It is kept in memory and ends with this window. Unlock or set up the keyring and sign in again.',
      ),
    );
  }

  #wireCommands(): void {
    this.#commands.register('gainsight.showLog', () => this.#log.show());
  }

  #wireTrees(state: vscode.ExtensionContext['globalState']): Sidebar {
    const { active } = this;
    const pages = this.#pages;
    return this.register(
      registerTrees({
        active,
        commands: this.#commands,
        contextKeys: this.#contextKeys,
        notify: this.#notify,
        pending: this.#pending,
        state,
        now: this.#now,
        linkOf: (kind, gsid) => pages.linkOf(kind, gsid),
        openLink: (kind, gsid) => pages.openLink(kind, gsid),
      }),
    );
  }

  #wireChat(context: vscode.ExtensionContext, sidebar: Sidebar): void {
    const { active } = this;
    const [settings, log, audit, now] = [this.#settings, this.#log, this.#audit, this.#now];
    const trace = this.#trace;
    const isReadOnly = (): boolean => this.#tenants.writesNothing;
    const onDidChangeRights = (listener: () => void): vscode.Disposable =>
      vscode.Disposable.from(this.connections.onDidChange(listener), settings.onDidChange(listener));
    const [commands, notify, pages] = [this.#commands, this.#notify, this.#pages];
    this.register(
      composeChat({
        ...{ context, settings, isReadOnly, onDidChangeRights, active, trace, log, audit, now },
        ...{ commands, notify, pages, sidebar, pending: this.#pending },
      }),
    );
  }

  readonly #logCall = (summary: CallSummary): void => {
    this.#trace.note(summary);
    this.#log.debug('call', { ...summary });
  };
}
