import type * as vscode from 'vscode';
import { hostOf } from '../../../src/data/tenantInUse';
import { Commands } from '../../../src/host/commands';
import type { CommandId } from '../../../src/host/commandIds';
import { Log } from '../../../src/host/log';
import { Notifier } from '../../../src/host/notify';
import { addressOfRecord, type RecordDocument } from '../../../src/model/recordAddress';
import { registerRecords } from '../../../src/records/registerRecords';
import * as reportSet from '../../../src/reports/reportSet';
import { documentOf } from '../../../src/tree/rowDocument';
import { commands as editor, fakeHost, fileSystems, type QuickPick, Uri } from '../../support/vscode';
import { once } from '../documents/once';
import { Stored } from '../reports/stored';
import { NOW, setup } from '../tools/toolTenant';

interface Change {
  readonly type: number;
  readonly uri: Uri;
}

/** The part of the editor's interface that tests use. */
interface Files {
  readonly onDidChangeFile: (listener: (changes: readonly Change[]) => unknown) => unknown;
  stat(uri: Uri): Promise<{ readonly type: number; readonly size: number; readonly mtime: number }>;
  readFile(uri: Uri): Promise<Uint8Array>;
  writeFile(uri: Uri, content: Uint8Array): unknown;
  createDirectory(uri: Uri): unknown;
  delete(uri: Uri): unknown;
  rename(from: Uri, to: Uri): unknown;
}

interface Options {
  /** The tenant has pages, as none of the sandbox has. */
  readonly linkOf?: (kind: string, gsid: string) => string | undefined;
}

/** Records of the embedded tenant as documents, in an editor whose commands and clock a test holds. */
export function recordsBench({ linkOf = () => undefined }: Options = {}) {
  fakeHost.reset();
  let clock = NOW.getTime();
  const bench = setup();
  const [notify, log] = [new Notifier(), new Log()];
  const chats: { readonly attachFiles: readonly Uri[] }[] = [];
  const opened: string[] = [];
  editor.registerCommand(
    'workbench.action.chat.open',
    (options) => void chats.push(options as (typeof chats)[0]),
  );
  editor.registerCommand('vscode.openWith', (uri) => void opened.push(String(uri)));
  const owned = registerRecords({
    ...{ active: bench.active, notify, log, linkOf, documentOf, commands: new Commands(notify, log) },
    loadReports: async () => reportSet,
    loadTools: async () => bench.executor,
    now: () => new Date(clock),
  });
  const served = fileSystems.get('gainsight');
  // What a test does not use of it is not there.
  const files = served?.provider as Files;
  const changes: string[] = [];
  files.onDidChangeFile((all) => changes.push(...all.map(({ uri }) => uri.toString())));
  const host = hostOf(bench.tenant);
  return {
    ...{ ...bench, owned, files, options: served?.options, changes, chats, opened, host },
    stored: new Stored(bench.tenant),
    /** How often the tenant was asked by now. */
    asked: () => bench.sandbox.calls.length,
    // Of an address the product reads only what the stand-in has of it.
    refresh: (uri: Uri, signal: AbortSignal) => owned.refresh(uri as unknown as vscode.Uri, signal),
    later: (milliseconds: number) => void (clock += milliseconds),
    uriOf: (record: RecordDocument, at = host): Uri => Uri.parse(addressOfRecord(record, at)),
    textOf: async (uri: Uri): Promise<string> => new TextDecoder().decode(await files.readFile(uri)),
    run: (command: CommandId, ...args: readonly unknown[]) => editor.executeCommand(command, ...args),
    /** Resolves with the pick list that comes next. */
    picking: () => once<QuickPick>(fakeHost.picking.event),
  };
}

export type RecordsBench = ReturnType<typeof recordsBench>;

export async function praxis({ stored }: RecordsBench): Promise<RecordDocument> {
  return { kind: 'company', gsid: String((await stored.company('Praxis Inc')).Gsid), name: 'Praxis Inc' };
}
