import * as vscode from 'vscode';
import type { Connections } from './account/connections';
import { copyMcpConfiguration } from './account/copyMcpConfiguration';
import { McpDefinitions, type McpDefinitionsOptions } from './account/mcpDefinitions';
import { LauncherFolder } from './account/mcpLauncherFolder';
import { mcpRuntime } from './account/mcpRuntime.node';
import { lockIn } from './auth/lazyLock';
import type { Disposable } from './base/disposable';
import type { Commands } from './host/commands';
import type { Log } from './host/log';
import { auditKeysFolder, locksFolder, OF_RECORD } from './library/stateFolder.node';
import { declaredVersion } from './host/manifest';
import type { Notifier } from './host/notify';
import type { Settings } from './host/settings';
import type { Connection } from './model/connection';

export interface McpComposition {
  readonly context: Pick<vscode.ExtensionContext, 'extension' | 'extensionUri' | 'globalStorageUri'>;
  readonly connections: Connections;
  /** What the vault holds for a connection. */
  readonly credentialOf: McpDefinitionsOptions['credentialOf'];
  readonly settings: Settings;
  /** The setting or the connection in use: the stricter wins. */
  readonly writesNothing: () => boolean;
  /** Why nothing may be sent over a connection at all. */
  readonly refusalOf: (connection: Connection) => string | undefined;
  readonly commands: Commands;
  readonly notify: Notifier;
  readonly log: Log;
}

/** Puts the way to the MCP server together: offered to VS Code where the user wants that, copied for other clients. */
export function composeMcp(parts: McpComposition): Disposable {
  const { context, credentialOf, settings, commands, notify, connections, log } = parts;
  const { extension, extensionUri, globalStorageUri } = context;
  const runtime = mcpRuntime();
  const definitions = new McpDefinitions({
    ...{ connections: allowed(parts), credentialOf, settings: rules(parts), runtime, extensionUri },
    version: declaredVersion(extension.packageJSON),
    onDidChangeSettings: settings.onDidChange,
    auditFolder: vscode.Uri.joinPath(globalStorageUri, 'audit').fsPath,
    seal: async (choice) => (await import('./audit/auditLog.node')).sealedChoice(choice, userState()),
  });
  const files = vscode.workspace.fs;
  const launcher = new LauncherFolder({ files, runtime, extensionUri, globalStorageUri });
  launcher.refresh().catch(() => log.warn('the MCP launcher could not be brought up to date'));
  commands.register('gainsight.copyMcpConfiguration', () =>
    copyMcpConfiguration({
      ...{ connections, notify, launcher, rules: rules(parts), refusalOf: parts.refusalOf },
      pick: (items, options) => vscode.window.showQuickPick(items, options),
    }),
  );
  return definitions;
}

/** Where the server looks for the user's keys, whatever its environment says. */
function userState() {
  return { keys: auditKeysFolder(OF_RECORD), lock: lockIn(locksFolder(OF_RECORD)) };
}

/** A tenant that may not be called gets no server either. */
function allowed({ connections, refusalOf }: McpComposition): McpDefinitionsOptions['connections'] {
  return {
    get active() {
      const { active } = connections;
      return active && refusalOf(active) === undefined ? active : undefined;
    },
    onDidChange: connections.onDidChange,
  };
}

function rules({ settings, writesNothing }: McpComposition): McpDefinitionsOptions['settings'] {
  return {
    get registersMcp() {
      return settings.registersMcp;
    },
    get readOnly() {
      return writesNothing();
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
    get auditRetentionDays() {
      return settings.auditRetentionDays;
    },
  };
}
