import type * as vscode from 'vscode';
import { compose } from './compose';

/** Builds the product and hands VS Code what it must dispose. Awaits nothing from the network. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(compose(context));
}
