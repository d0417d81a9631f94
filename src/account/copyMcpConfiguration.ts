import * as vscode from 'vscode';
import type { Notifier } from '../host/notify';
import { type Connection, connectionLabel } from '../model/connection';
import { type McpClient, mcpConfiguration, type McpRules } from './mcpConfiguration';
import type { LauncherFolder } from './mcpLauncherFolder';
import type { Choose } from './switchConnection';

export interface CopyMcpOptions {
  readonly connections: { readonly active: Connection | undefined };
  readonly pick: Choose;
  readonly notify: Pick<Notifier, 'info' | 'warn'>;
  readonly launcher: Pick<LauncherFolder, 'command' | 'write'>;
  readonly rules: McpRules;
  /** Why nothing may be sent over a connection at all: then no server is to do it either. */
  readonly refusalOf: (connection: Connection) => string | undefined;
}

type Choice = vscode.QuickPickItem & { readonly client: McpClient };

/** Writes the launcher to a place that outlives updates, and copies the configuration that points at it. */
export async function copyMcpConfiguration(options: CopyMcpOptions): Promise<void> {
  const { connections, pick, notify, launcher, rules, refusalOf } = options;
  const refusal = connections.active && refusalOf(connections.active);
  if (refusal !== undefined) {
    notify.warn(refusal);
    return;
  }
  const choice = await pick(choices(), { title: vscode.l10n.t('Copy MCP Configuration') });
  if (!choice) return;
  await launcher.write();
  const { active } = connections;
  const text = mcpConfiguration(choice.client, launcher.command, active, rules);
  await vscode.env.clipboard.writeText(text);
  notify.info(told(choice, active));
}

function choices(): readonly Choice[] {
  return [
    { client: 'claudeCode', label: 'Claude Code', description: '.mcp.json' },
    { client: 'cursor', label: 'Cursor', description: '~/.cursor/mcp.json' },
    { client: 'codex', label: 'Codex', description: '~/.codex/config.toml' },
    { client: 'vscode', label: 'VS Code', description: '.vscode/mcp.json' },
  ];
}

function told({ client, label, description = '' }: Choice, active: Connection | undefined): string {
  const copied = vscode.l10n.t('The configuration for {0} is copied; paste it into {1}.', label, description);
  return `${copied} ${whatIsLeft(active, client === 'vscode' ? undefined : label)}`;
}

/** How the server gets its credential; `program` = what starts it, where that is not VS Code. */
function whatIsLeft(active: Connection | undefined, program: string | undefined): string {
  const { t } = vscode.l10n;
  switch (active?.kind) {
    case undefined:
    case 'sandbox':
      return t('It is for the sandbox tenant.');
    case 'user':
      return t(
        'The server takes a sign-in of its own: run its command once in a terminal, with "login --domain {0}" behind it.',
        connectionLabel(active),
      );
    case 'accessKey':
      return program === undefined
        ? t('The access key is not in it: VS Code asks for it.')
        : t('The access key is not in it: set GAINSIGHT_ACCESS_KEY in the environment of {0}.', program);
    case 'm2m':
      return program === undefined
        ? t('Client ID and secret are not in it: VS Code asks for them.')
        : t(
            'Client ID and secret are not in it: set GAINSIGHT_CLIENT_ID and GAINSIGHT_CLIENT_SECRET in the environment of {0}.',
            program,
          );
  }
}
