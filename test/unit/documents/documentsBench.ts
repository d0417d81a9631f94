import { once } from './once';
import { registerDocuments } from '../../../src/documents/registerDocuments';
import { Commands } from '../../../src/host/commands';
import { Log } from '../../../src/host/log';
import { Notifier } from '../../../src/host/notify';
import type { CommandId } from '../../../src/host/commandIds';
import * as reportSet from '../../../src/reports/reportSet';
import type { SandboxOptions } from '../../../src/sandbox/embedded';
import type { Uri } from '../../support/vscode';
import { commands as editor, fakeHost, type QuickPick } from '../../support/vscode';
import { setup } from '../tools/toolTenant';

interface Options {
  readonly sandbox?: SandboxOptions;
  readonly around?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
}

interface Provider {
  provideTextDocumentContent(uri: Uri, token: object): Promise<string>;
  readonly onDidChange: (listener: (uri: Uri) => unknown) => unknown;
}

const TOKEN = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};

/** An account that the tenant does not have any more. */
export const GONE = '1P02GONE00000000';

/** The palette's reports on the embedded tenant, in an editor that has no language model. */
export function documentsBench({ sandbox = {}, around }: Options = {}) {
  fakeHost.reset();
  const bench = setup(sandbox, {}, around ? { around } : {});
  const notify = new Notifier();
  const log = new Log();
  const pages: string[] = [];
  const revealed: string[] = [];
  const opened: Uri[] = [];
  const refreshed: string[] = [];
  editor.registerCommand('vscode.openWith', (uri) => void opened.push(uri as Uri));
  const owned = registerDocuments({
    ...{ active: bench.active, notify, log, commands: new Commands(notify, log) },
    loadReports: async () => reportSet,
    loadTools: async () => bench.executor,
    fiscalYearStartMonth: () => 2,
    linkOf: (kind, gsid) => `https://acme.example.com/${kind}/${gsid}`,
    refreshRecord: async (uri) => void refreshed.push(uri.toString()),
    openPage: async (kind, gsid) => void pages.push(`${kind} ${gsid}`),
    accountOf: (row) => (row as { readonly company?: string } | undefined)?.company,
    reveal: async (gsid) => {
      revealed.push(gsid);
      return gsid !== GONE;
    },
    companyOf: (row) => (row as { readonly gsid?: string } | undefined)?.gsid,
  });
  const provider = fakeHost.documents.get('gainsight-report') as unknown as Provider;
  const textOf = (uri: Uri): Promise<string> => provider.provideTextDocumentContent(uri, TOKEN);
  return {
    ...{ ...bench, owned, pages, revealed, opened, refreshed, provider, textOf },
    run: (command: CommandId, ...args: readonly unknown[]) => editor.executeCommand(command, ...args),
    /** The text of the document that was opened last. */
    shown: async (): Promise<string> => {
      const uri = opened.at(-1);
      if (!uri) throw new Error(`Nothing was opened: ${JSON.stringify(fakeHost.notifications)}`);
      return textOf(uri);
    },
    /** Resolves with the pick list that comes next. */
    picking: () => once<QuickPick>(fakeHost.picking.event),
  };
}
