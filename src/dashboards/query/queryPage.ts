import * as vscode from 'vscode';
import { DisposableOwner } from '../../base/disposable';
import { clip, plainLine } from '../../base/plainText';
import type { TableFormat } from '../../base/tableText';
import type { TenantState } from '../../data/activeTenant';
import type { Tenant } from '../../data/tenant';
import { hostOf, tenantInUse } from '../../data/tenantInUse';
import { exportRows } from '../../host/exportRows';
import { describeFailure } from '../../host/failure';
import {
  type FromQueryPage,
  fromQueryPage,
  type ObjectQuestion,
  type QueryRow,
  type QueryState,
  type ToQueryPage,
} from '../../shared/queryMessages';
import { sortedRows } from '../../shared/rowOrder';
import { sentenceOf } from '../accountReading';
import { elsewhereNotice } from '../elsewhere';
import type { PageActions } from '../pageActions';
import { PagePanel } from '../pagePanel';
import type { PageParts } from '../pageParts';
import { QueryReading } from './queryReading';
import { queryWords } from './queryWords';

const LONGEST_TITLE = 60;

export interface QueryPageParts extends Pick<
  PageParts,
  'extensionUri' | 'active' | 'commands' | 'loadTools' | 'notify' | 'log'
> {
  readonly panel: vscode.WebviewPanel;
  readonly state: QueryState;
  readonly actions: PageActions;
  /** Asks the question anew, beginning with what it is now; undefined when the user gave up. */
  readonly edit: (question: ObjectQuestion) => Promise<ObjectQuestion | undefined>;
}

interface Answer {
  readonly controller: AbortController;
  readonly reading?: QueryReading;
  readonly title?: string;
}

/** The answer to one question, as a table in its tab. It follows the connection in use; reading can be cancelled. */
export class QueryPage extends DisposableOwner {
  readonly #parts: QueryPageParts;
  readonly #page: PagePanel<ToQueryPage, FromQueryPage>;
  #state: QueryState;
  #answer: Answer | undefined;
  /** Pieces of the rows do not replace each other: each has a place of its own. */
  #pieces = 0;

  constructor(parts: QueryPageParts) {
    super();
    this.#parts = parts;
    this.#state = parts.state;
    const { panel, extensionUri, active, log } = parts;
    this.#page = this.register(
      new PagePanel<ToQueryPage, FromQueryPage>({
        ...{ panel, extensionUri, page: 'queryPage', log },
        parse: (message) => fromQueryPage().safeParse(message).data,
        received: (message) => this.#received(message),
        slotOf: ({ type }) => (type === 'rows' ? `rows ${(this.#pieces += 1)}` : type),
      }),
    );
    this.register(panel.onDidDispose(() => this.dispose()));
    this.register({ dispose: () => this.#answer?.controller.abort() });
    this.register(active.onDidChange((state) => this.#followed(state)));
  }

  #received(message: FromQueryPage): void {
    switch (message.type) {
      case 'ready':
        if (!this.#page.replay()) void this.#ask();
        return;
      case 'refresh':
        void this.#ask();
        return;
      case 'more':
        void this.#more();
        return;
      case 'cancel':
        this.#answer?.controller.abort();
        this.#tellProgress(vscode.l10n.t('Cancelled.'));
        return;
      case 'edit':
        void this.#edit();
        return;
      case 'sorted':
        this.#state = { ...this.#state, sort: message.sort };
        return;
      case 'export':
        void this.#export(message.format);
        return;
      case 'signIn':
        void this.#parts.commands.execute('gainsight.connect');
        return;
      case 'ignored':
        this.#parts.log.warn('query page: left out a message');
        return;
      case 'run':
        void this.#parts.actions.run(message.action, message.record);
    }
  }

  /** Another connection's rows must not stay; while one is being made, nothing is decided. */
  #followed({ kind }: TenantState): void {
    if (kind !== 'connecting' && kind !== 'offline') void this.#ask();
  }

  /** Never rejects: the page says what could not be read. */
  async #ask(): Promise<void> {
    this.#answer?.controller.abort();
    this.#page.forget();
    const controller = new AbortController();
    const { signal } = controller;
    this.#answer = { controller };
    await this.#saying(signal, async () => {
      const { active } = this.#parts;
      const { tenant: host } = this.#state;
      const tenant = await tenantInUse(active, signal);
      this.#tellStart(tenant);
      if (tenant && hostOf(tenant) === host) await this.#readFrom(tenant, controller);
      else {
        this.#tell(elsewhereNotice(host, tenant !== undefined));
        this.#tellProgress('');
      }
    });
  }

  async #readFrom(tenant: Tenant, controller: AbortController): Promise<void> {
    const { signal } = controller;
    const { query: question } = this.#state;
    this.#tellBusy();
    const [description, executor] = await Promise.all([
      tenant.metadata.describe(question.object, signal),
      this.#parts.loadTools(),
    ]);
    signal.throwIfAborted();
    const reading = new QueryReading({ tenant, executor, question, description });
    this.#answer = { controller, reading, title: description.label };
    this.#page.panel.title = clip(plainLine(description.label), LONGEST_TITLE);
    const { columns, conditions } = reading;
    const { expression } = question;
    const together = expression === undefined ? [] : [expression];
    this.#tell({ type: 'head', title: description.label, conditions: [...conditions, ...together], columns });
    await this.#next(reading, signal);
  }

  /** The next page of the same answer; what was cancelled goes on here. Never rejects. */
  async #more(): Promise<void> {
    const { reading } = this.#answer ?? {};
    if (!reading?.hasMore || !reading.hasRoom) return;
    this.#answer?.controller.abort();
    const controller = new AbortController();
    this.#answer = { ...this.#answer, controller };
    await this.#saying(controller.signal, () => this.#next(reading, controller.signal));
  }

  async #next(reading: QueryReading, signal: AbortSignal): Promise<void> {
    this.#tellBusy();
    const rows = await reading.next(signal);
    this.#tell({ type: 'rows', rows });
    this.#tellProgress();
  }

  /** Does it, and says on the page why it could not be done. */
  async #saying(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return;
      const failure = describeFailure(error);
      this.#parts.log.warn(`query page: ${failure?.logLine ?? 'stopped'}`);
      if (failure?.kind === 'signedOut')
        this.#tell({ type: 'notice', text: sentenceOf(error), signIn: true });
      this.#tellProgress(this.#summary(), sentenceOf(error));
    }
  }

  /** Never rejects: commands tell what went wrong in them. */
  async #edit(): Promise<void> {
    const { edit, notify } = this.#parts;
    try {
      const query = await edit(this.#state.query);
      if (!query || this.isDisposed) return;
      this.#state = { tenant: this.#state.tenant, query };
      await this.#ask();
    } catch (error) {
      const text = describeFailure(error) && sentenceOf(error);
      if (text !== undefined) notify.error(text);
    }
  }

  /** Everything that meets the conditions, also what is not on the page; in its order where all of it is there. */
  async #export(format: TableFormat): Promise<void> {
    const { reading, title = '' } = this.#answer ?? {};
    if (!reading) return;
    const { notify } = this.#parts;
    const shown = this.#sorted(reading);
    const columns = reading.columns.map(({ label }) => label);
    const read = async function* (signal: AbortSignal) {
      for await (const rows of reading.all(shown, signal)) yield rows.map(({ cells }) => cells);
    };
    try {
      await exportRows({ title, columns, read, format }, notify);
    } catch (error) {
      notify.error(sentenceOf(error));
    }
  }

  #sorted({ rows, columns, hasMore }: QueryReading): readonly QueryRow[] {
    const { sort } = this.#state;
    const kind = sort && columns[sort.column]?.kind;
    return sort && kind && !hasMore ? sortedRows(rows, sort, kind, vscode.env.language) : rows;
  }

  #tellStart(tenant: Tenant | undefined): void {
    const timeZone = tenant?.clock.timeZone ?? 'UTC';
    const locale = vscode.env.language;
    this.#tell({ type: 'start', words: queryWords(), state: this.#state, locale, timeZone });
  }

  #tellBusy(): void {
    this.#tell({ type: 'progress', busy: true, text: vscode.l10n.t('Reading records'), more: false });
  }

  #tellProgress(text = this.#summary(), problem?: string): void {
    const { reading } = this.#answer ?? {};
    const more = (reading?.hasMore ?? false) && (reading?.hasRoom ?? false);
    this.#tell({ type: 'progress', busy: false, text, more, problem });
  }

  #summary(): string {
    const { t } = vscode.l10n;
    const { reading } = this.#answer ?? {};
    if (!reading) return '';
    const count = reading.rows.length;
    if (!reading.hasMore) return count === 1 ? t('1 record') : t('{0} records', count);
    return reading.hasRoom
      ? t('The first {0} records; there may be more.', count)
      : t('The first {0} records; there may be more, which an export holds as well.', count);
  }

  #tell(message: ToQueryPage): void {
    this.#page.tell(message);
  }
}
