import * as vscode from 'vscode';

/**
 * Whether VS Code's settings, as they hold in this window, let a tool run without the card that asks for it.
 * `tool` is its full reference name, `publisher.extension/reference`. Workspaces may override these settings, so
 * what our manifest sets by default proves nothing. What a user chose for one chat session shows in no setting.
 */
export function mayRunUnasked(tool: string): boolean {
  const settings = vscode.workspace.getConfiguration();
  const get = (name: string): unknown => settings.get<unknown>(name);
  if (member(get('chat.tools.eligibleForAutoApproval'), tool) !== false) return true;
  if (isOn(get('chat.tools.global.autoApprove'))) return true;
  if (isOther(get('chat.permissions.default'), 'default')) return true;
  return isOther(member(get('chat.defaultConfiguration'), 'approvals'), 'manual');
}

/** `true`, or a list of tools of which at least one is on: which of them is VS Code's business. */
function isOn(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some((item) => item !== false);
  return (value ?? false) !== false;
}

function isOther(value: unknown, careful: string): boolean {
  return (value ?? careful) !== careful;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
