import * as vscode from 'vscode';
import { Product } from './compose';

/** What the integration tests hold on to; other extensions get nothing. */
export type TestApi = Product['testApi'];

/** Builds the product and hands VS Code what it must dispose. Awaits nothing from the network. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const product = new Product(context);
  context.subscriptions.push(product);
  return context.extensionMode === vscode.ExtensionMode.Test ? product.testApi : undefined;
}
