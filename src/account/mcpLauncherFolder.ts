import * as vscode from 'vscode';
import { type LaunchCommand, launchCommand, launcherFiles, type LauncherPlace } from './mcpLauncher';

export interface LauncherFolderOptions {
  readonly files: Pick<vscode.FileSystem, 'readFile' | 'writeFile'>;
  readonly runtime: { readonly path: string; readonly windows: boolean };
  readonly extensionUri: vscode.Uri;
  readonly globalStorageUri: vscode.Uri;
}

/** The launcher in the extension's own storage: the place that configurations name once and for all. */
export class LauncherFolder {
  readonly #files: LauncherFolderOptions['files'];
  readonly #folder: vscode.Uri;
  readonly #place: LauncherPlace;

  constructor({ files, runtime, extensionUri, globalStorageUri }: LauncherFolderOptions) {
    this.#files = files;
    this.#folder = vscode.Uri.joinPath(globalStorageUri, 'mcp');
    this.#place = {
      windows: runtime.windows,
      runtime: runtime.path,
      extensionFolder: extensionUri.fsPath,
      folder: this.#folder.fsPath,
    };
  }

  get command(): LaunchCommand {
    return launchCommand(this.#place);
  }

  async write(): Promise<void> {
    for (const { uri, bytes } of this.#wanted()) await this.#files.writeFile(uri, bytes);
  }

  /**
   * Brings a launcher that was written earlier up to date: the binary of a VS Code server moves with each update of
   * it. Where no configuration was ever copied nothing is written.
   */
  async refresh(): Promise<void> {
    for (const { uri, bytes } of this.#wanted()) {
      const present = await this.#read(uri);
      if (present && !isEqual(present, bytes)) await this.#files.writeFile(uri, bytes);
    }
  }

  async #read(uri: vscode.Uri): Promise<Uint8Array | undefined> {
    try {
      return await this.#files.readFile(uri);
    } catch {
      // There is none, or none that could be replaced.
      return undefined;
    }
  }

  #wanted() {
    return launcherFiles(this.#place).map(({ name, text }) => ({
      uri: vscode.Uri.joinPath(this.#folder, name),
      bytes: new TextEncoder().encode(text),
    }));
  }
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
