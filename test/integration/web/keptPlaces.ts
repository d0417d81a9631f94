import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ui } from '../bridge';

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

/** Every file below a folder. Links, such as those to the extensions' sources, are not followed. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(file);
    return entry.isFile() ? [file] : [];
  });
}

/** Those that hold the text. */
export function filesWith(text: string, folder: string): string[] {
  return filesBelow(folder).filter((file) => readFileSync(file).includes(text));
}

/** What the page keeps of the extension's `globalState`. */
export async function extensionState(): Promise<string> {
  // A list of what `pageStorage` collects: database, store, keys and values; local storage has another form.
  const kept = JSON.parse(await ui('storage')) as [string, string, string[], unknown[]][];
  const global = kept.find(([name]) => name === 'vscode-web-state-db-global');
  const at = global?.[2].indexOf('csm-tools.gainsight-vscode') ?? -1;
  return at < 0 ? '' : String(global?.[3][at]);
}
