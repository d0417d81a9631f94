import type * as vscode from 'vscode';
import { systemTimer } from '../../../../src/base/setTimer';
import { PageActions } from '../../../../src/dashboards/pageActions';
import { Queries } from '../../../../src/dashboards/query/queries';
import type { SandboxOptions } from '../../../../src/sandbox/embedded';
import { type QueryState, type ToQueryPage, toQueryPage } from '../../../../src/shared/queryMessages';
import { until } from '../../../support/until';
import { fakeHost, Uri, WebviewPanel } from '../../../support/vscode';
import { type Act, actionsBench, choose, find } from '../../actions/actionsBench';
import { asEditors, lastPanel } from '../pagesBench';

type Kind = ToQueryPage['type'];
type Told<K extends Kind> = Extract<ToQueryPage, { type: K }>;

export const CTAS: readonly Act[] = [
  find('call to', 'Call To Action'),
  choose('Name', 'Priority', 'Due Date'),
];

/** Question and answer on the embedded tenant; the test speaks for the page. */
export function queryBench(sandbox: SandboxOptions = {}) {
  const bench = actionsBench({ sandbox });
  const { active, commands, executor, notify, log } = bench;
  const parts = {
    ...{ active, commands, notify, log, isReadOnly: () => false, companyOf: () => undefined },
    // The stub has what pages use of the editor's own.
    extensionUri: Uri.parse('file:///extension') as unknown as vscode.Uri,
    loadTools: async () => executor,
    settings: { fiscalYearStartMonth: 1, onDidChange: () => ({ dispose: () => undefined }) },
    onDidChangeRights: () => ({ dispose: () => undefined }),
    onDidRefresh: () => ({ dispose: () => undefined }),
    setTimer: systemTimer,
  };
  const queries = new Queries(parts, new PageActions(parts));
  commands.register('gainsight.queryObject', () => queries.ask());
  /** What the page was told, each message of which it understands. */
  const told = <K extends Kind>(type: K): readonly Told<K>[] =>
    lastPanel()
      .webview.told.map((message) => toQueryPage().parse(message))
      .filter((message): message is Told<K> => message.type === type);
  const idle = () => until(() => told('progress').at(-1)?.busy === false, 'the page has its answer');
  const say = async (message: object): Promise<void> => {
    lastPanel().webview.told.length = 0;
    lastPanel().webview.said.fire(message);
  };
  return {
    ...{ ...bench, queries, panel: lastPanel, told, say, idle },
    /** Asks by the boxes, and lets the page come up. */
    ask: async (...does: readonly Act[]) => {
      await bench.run('gainsight.queryObject', [], ...does);
      await say({ type: 'ready' });
      await idle();
    },
    /** The editor brings a page back with what it has kept of it. */
    restore: async (left: unknown) => {
      const brought = new WebviewPanel('gainsight.queryPage', 'Query');
      fakeHost.panels.push(brought);
      queries.restore(asEditors(brought), left);
      if (!brought.isClosed) await say({ type: 'ready' });
    },
    rows: () => told('rows').flatMap(({ rows }) => rows),
    head: () => told('head').at(-1),
    state: (): QueryState | undefined => told('start').at(-1)?.state,
    progress: () => told('progress').at(-1),
    /** The conditions of the last question that the tenant was asked. */
    // Our own client sends JSON in this form.
    wire: () => bench.sandbox.calls.at(-1)?.body as Wire,
  };
}

interface Wire {
  readonly select: readonly string[];
  readonly where?: {
    readonly conditions: readonly {
      readonly name: string;
      readonly alias: string;
      readonly operator: string;
      readonly value: readonly unknown[];
    }[];
    readonly expression: string;
  };
}
