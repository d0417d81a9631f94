import * as vscode from 'vscode';
import type { Disposable } from '../base/disposable';
import { lazy } from '../base/lazy';
import type { Commands } from '../host/commands';
import { RECORD_SCHEME } from '../model/recordAddress';
import type { Records, RecordsParts } from './records';

export type RecordsDependencies = Omit<RecordsParts, 'changed'> & {
  readonly commands: Pick<Commands, 'register'>;
};

export interface RegisteredRecords extends Disposable {
  /** Reads a document again. */
  refresh(uri: vscode.Uri, signal: AbortSignal): Promise<void>;
}

/** Registers the scheme of records and its commands; what they do is loaded with the first that somebody uses. */
export function registerRecords({ commands, ...parts }: RecordsDependencies): RegisteredRecords {
  const changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const changed = (uris: readonly vscode.Uri[]): void =>
    changes.fire(uris.map((uri) => ({ type: vscode.FileChangeType.Changed, uri })));
  let opened: Promise<Records> | undefined;
  const loaded = lazy(
    () => (opened = import('./records').then(({ Records }) => new Records({ ...parts, changed }))),
  );
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions(vscode.l10n.t('Documents of records can only be read.'));
  };
  const files: vscode.FileSystemProvider = {
    onDidChangeFile: changes.event,
    // Changes that this window makes are told; nobody tells of others.
    watch: () => new vscode.Disposable(() => undefined),
    stat: async (uri) => (await loaded()).files.stat(uri),
    readDirectory: () => [],
    readFile: async (uri) => (await loaded()).files.read(uri),
    writeFile: refuse,
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
  commands.register('gainsight.addToChat', async (...args) => (await loaded()).commands.addToChat(args));
  commands.register('gainsight.openRecordDocument', async (...args) => (await loaded()).commands.open(args));
  const options = { isReadonly: true, isCaseSensitive: true };
  const owned = vscode.Disposable.from(
    vscode.workspace.registerFileSystemProvider(RECORD_SCHEME, files, options),
    changes,
    { dispose: () => void opened?.then((records) => records.dispose()) },
  );
  return {
    refresh: async (uri, signal) => (await loaded()).files.refresh(uri, signal),
    dispose: () => void owned.dispose(),
  };
}
