import * as vscode from 'vscode';
import type { Disposable } from '../base/disposable';

/** Hands every address that VS Code opens with this extension to one place, and does nothing else. */
export function registerUriHandler(deliver: (address: string) => void): Disposable {
  return vscode.window.registerUriHandler({ handleUri: (uri) => deliver(textOf(uri)) });
}

/** VS Code would escape what separates the parameters, and on desktops it has taken the escapes off a plus sign. */
function textOf(uri: vscode.Uri): string {
  return uri.toString(true).replaceAll('+', '%2B');
}

/**
 * The address that brings the browser back to this extension. In the browser it leads through the page of this very
 * window and is another one each time; elsewhere it is always the same, as an administrator registers it.
 */
export async function callbackAddress(extensionId: string): Promise<string> {
  const address = `${vscode.env.uriScheme}://${extensionId}/callback`;
  if (vscode.env.uiKind !== vscode.UIKind.Web) return address;
  return (await vscode.env.asExternalUri(vscode.Uri.parse(address))).toString(true);
}
