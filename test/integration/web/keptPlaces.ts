import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ui } from '../bridge';

const LIMIT_MS = 20_000;
const PAUSE_MS = 100;

/** Folders of this run's profile in which VS Code keeps things. */
export function profileFolders() {
  const { TEST_HOST_DIR: all = '' } = process.env;
  const user = path.join(all, 'user', 'User');
  return {
    all,
    settings: user,
    chats: path.join(user, 'workspaceStorage'),
    logs: path.join(all, 'user', 'logs'),
  };
}

/** Every file below a folder that holds the text. Links, such as those to the extensions' sources, are not followed. */
export function filesWith(text: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesWith(text, file);
    return entry.isFile() && readFileSync(file).includes(text) ? [file] : [];
  });
}

/** What the page keeps of the extension's `globalState`. */
export async function extensionState(): Promise<string> {
  // A list of what `pageStorage` collects: database, store, keys and values; local storage has another form.
  const kept = JSON.parse(await ui('storage')) as [string, string, string[], unknown[]][];
  const global = kept.find(([name]) => name === 'vscode-web-state-db-global');
  const at = global?.[2].indexOf('csm-tools.gainsight-vscode') ?? -1;
  return at < 0 ? '' : String(global?.[3][at]);
}

/** Resolves when what was written has reached its place; it is flushed without an event to wait for. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) assert.fail(`${what} did not appear`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
