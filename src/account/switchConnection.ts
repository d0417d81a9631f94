import * as vscode from 'vscode';
import type { CommandId } from '../host/commandIds';
import { type Connection, connectionLabel } from '../model/connection';
import type { Connections } from './connections';

/** Shows a list and gives what was chosen; `vscode.window.showQuickPick` fits. */
export type Choose = <T extends vscode.QuickPickItem>(
  items: readonly T[],
  options: vscode.QuickPickOptions,
) => Thenable<T | undefined>;

type Choice = vscode.QuickPickItem & { readonly connection?: Connection; readonly command?: CommandId };

/** Lets the user choose among the connections, or make another one. */
export async function switchConnection(
  connections: Pick<Connections, 'all' | 'active' | 'switchTo'>,
  pick: Choose,
  execute: (command: CommandId) => Promise<unknown>,
): Promise<void> {
  const choice = await pick(choices(connections), { title: vscode.l10n.t('Switch Connection') });
  if (choice?.connection) await connections.switchTo(choice.connection.id);
  else if (choice?.command) await execute(choice.command);
}

function choices({ all, active }: Pick<Connections, 'all' | 'active'>): readonly Choice[] {
  const known = all.map((connection) => ({
    label: `$(${connection.kind === 'sandbox' ? 'beaker' : 'cloud'}) ${connectionLabel(connection)}`,
    description: connection === active ? vscode.l10n.t('{0}, in use', connection.email) : connection.email,
    connection,
  }));
  return [
    ...known,
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: vscode.l10n.t('$(add) Sign In to Another Tenant…'), command: 'gainsight.connect' },
    ...(all.some(({ kind }) => kind === 'sandbox')
      ? []
      : [
          {
            label: vscode.l10n.t('$(beaker) Explore the Sandbox Tenant'),
            command: 'gainsight.exploreSandbox',
          } as const,
        ]),
    ...(active
      ? [{ label: vscode.l10n.t('$(sign-out) Sign Out'), command: 'gainsight.signOut' } as const]
      : []),
  ];
}
