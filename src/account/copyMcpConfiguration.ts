import * as vscode from 'vscode';
import type { Notifier } from '../host/notify';
import type { Connection } from '../model/connection';
import { type McpClient, mcpConfiguration } from './mcpConfiguration';
import type { LauncherFolder } from './mcpLauncherFolder';
import type { Choose } from './switchConnection';

export interface CopyMcpOptions {
  readonly connections: { readonly active: Connection | undefined };
  readonly pick: Choose;
  readonly notify: Pick<Notifier, 'info'>;
  readonly launcher: Pick<LauncherFolder, 'command' | 'write'>;
}

type Choice = vscode.QuickPickItem & { readonly client: McpClient };

/** Writes the launcher to a place that outlives updates, and copies the configuration that points at it. */
export async function copyMcpConfiguration(options: CopyMcpOptions): Promise<void> {
  const { connections, pick, notify, launcher } = options;
  const choice = await pick(choices(), { title: vscode.l10n.t('Copy MCP Configuration') });
  if (!choice) return;
  await launcher.write();
  const { active } = connections;
  await vscode.env.clipboard.writeText(mcpConfiguration(choice.client, launcher.command, active));
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
  if (active?.kind !== 'accessKey') return `${copied} ${vscode.l10n.t('It is for the sandbox tenant.')}`;
  const key =
    client === 'vscode'
      ? vscode.l10n.t('The access key is not in it: VS Code asks for it.')
      : vscode.l10n.t(
          'The access key is not in it: set GAINSIGHT_ACCESS_KEY in the environment of {0}.',
          label,
        );
  return `${copied} ${key}`;
}
