import * as vscode from 'vscode';
import type { AuditChoice } from '../audit/choiceSeal.node';
import type { CredentialRecord } from '../auth/credentialRecord';
import { canonicalJson } from '../base/canonicalJson';
import { DisposableOwner } from '../base/disposable';
import type { Event } from '../base/emitter';
import type { Settings } from '../host/settings';
import type { Connection } from '../model/connection';

export interface McpDefinitionsOptions {
  readonly connections: {
    readonly active: Connection | undefined;
    readonly onDidChange: Event<void>;
  };
  /** What the vault holds for a connection. */
  readonly credentialOf: (connection: Connection) => Promise<CredentialRecord | undefined>;
  readonly settings: Pick<
    Settings,
    'registersMcp' | 'readOnly' | 'allowedTools' | 'excludedTools' | 'auditDetail' | 'auditRetentionDays'
  >;
  /** A setting of the extension has changed. */
  readonly onDidChangeSettings: Event<unknown>;
  readonly runtime: { readonly path: string };
  readonly extensionUri: vscode.Uri;
  readonly version: string;
  readonly auditFolder: string;
  /** Shows the server that what it is told of the record comes from here. */
  readonly seal: (choice: AuditChoice) => Promise<string>;
}

/**
 * What the server reads and this extension does not say. VS Code hands its own environment on, in which a user may have
 * set a variable for another client; blank counts as unset.
 */
const UNSAID = {
  GAINSIGHT_DOMAIN: '',
  GAINSIGHT_ACCESS_KEY: '',
  GAINSIGHT_CLIENT_ID: '',
  GAINSIGHT_CLIENT_SECRET: '',
  GAINSIGHT_USER_EMAIL: '',
  GAINSIGHT_SANDBOX: '',
  GAINSIGHT_SANDBOX_DATA: '',
  GAINSIGHT_NOW: '',
  GAINSIGHT_WRITES: '',
  GAINSIGHT_AUDIT_SEAL: '',
};

/** As the manifest declares it. */
const PROVIDER_ID = 'gainsight.mcp';

/**
 * Offers the server to VS Code's own MCP clients when the user wants it there; the tools are in VS Code anyway.
 * The key is read from the vault when the server is started, and not before.
 */
export class McpDefinitions
  extends DisposableOwner
  implements vscode.McpServerDefinitionProvider<vscode.McpStdioServerDefinition>
{
  readonly #options: McpDefinitionsOptions;
  readonly #changed = this.register(new vscode.EventEmitter<void>());

  readonly onDidChangeMcpServerDefinitions = this.#changed.event;

  constructor(options: McpDefinitionsOptions) {
    super();
    this.#options = options;
    this.register(options.connections.onDidChange(() => this.#changed.fire()));
    this.register(options.onDidChangeSettings(() => this.#changed.fire()));
    this.register(vscode.lm.registerMcpServerDefinitionProvider(PROVIDER_ID, this));
  }

  provideMcpServerDefinitions(): vscode.McpStdioServerDefinition[] {
    const { connections, settings, runtime, extensionUri, version, auditFolder } = this.#options;
    const { active } = connections;
    if (!settings.registersMcp || !active) return [];
    const rules = {
      GAINSIGHT_READ_ONLY: settings.readOnly ? '1' : '0',
      GAINSIGHT_TOOLS: settings.allowedTools.join(','),
      GAINSIGHT_EXCLUDE_TOOLS: settings.excludedTools.join(','),
    };
    const env: Record<string, string> = {
      ELECTRON_RUN_AS_NODE: '1',
      ...UNSAID,
      ...(active.kind === 'sandbox'
        ? { GAINSIGHT_SANDBOX: '1' }
        : { GAINSIGHT_DOMAIN: active.origin, GAINSIGHT_USER_EMAIL: active.email }),
      ...rules,
      GAINSIGHT_AUDIT_DIR: auditFolder,
      GAINSIGHT_AUDIT_DETAIL: settings.auditDetail,
      GAINSIGHT_AUDIT_RETENTION_DAYS: String(settings.auditRetentionDays),
    };
    const server = vscode.Uri.joinPath(extensionUri, 'dist', 'mcp.js').fsPath;
    // VS Code keeps the list of tools until this changes, and the rules decide what is in the list.
    const listed = [version, ...Object.values(rules)].join(' ');
    return [new vscode.McpStdioServerDefinition('Gainsight', runtime.path, [server], env, listed)];
  }

  async resolveMcpServerDefinition(
    server: vscode.McpStdioServerDefinition,
  ): Promise<vscode.McpStdioServerDefinition | undefined> {
    const { connections, credentialOf } = this.#options;
    const { active } = connections;
    const [present] = this.provideMcpServerDefinitions();
    // Another tenant, user or rule may hold since the definition was made: the key must not go to the earlier one.
    if (!active || !present || canonicalJson(present.env) !== canonicalJson(server.env)) return undefined;
    if (active.kind === 'sandbox') return server;
    const record = await credentialOf(active);
    switch (record?.kind) {
      case 'accessKey':
        return withSecret(server, { GAINSIGHT_ACCESS_KEY: record.key, ...(await this.#sealed()) });
      case 'm2m':
        return withSecret(server, {
          GAINSIGHT_CLIENT_ID: record.clientId,
          GAINSIGHT_CLIENT_SECRET: record.clientSecret,
          ...(await this.#sealed()),
        });
      // Tokens of a person are renewed where they are kept: a copy in another process would end both. The server has a
      // sign-in of its own, or tells how to make it.
      case 'user':
        return withSecret(server, await this.#sealed());
      case undefined:
        return undefined;
    }
  }

  /** Without a seal the server keeps its record as it does for anybody. */
  async #sealed(): Promise<{ readonly GAINSIGHT_AUDIT_SEAL: string }> {
    const { auditFolder: folder, settings, seal } = this.#options;
    const { auditDetail: detail, auditRetentionDays: retentionDays } = settings;
    const choice = { folder, detail, retentionDays };
    return { GAINSIGHT_AUDIT_SEAL: await seal(choice).catch(() => '') };
  }
}

/** A definition of its own to start with: the one that VS Code keeps and asks with again stays without a secret. */
function withSecret(
  { label, command, args, env, version }: vscode.McpStdioServerDefinition,
  secret: Readonly<Record<string, string>>,
): vscode.McpStdioServerDefinition {
  return new vscode.McpStdioServerDefinition(label, command, args, { ...env, ...secret }, version);
}
