import * as vscode from 'vscode';
import { clip, plainLine } from '../../base/plainText';
import type { TableFormat } from '../../base/tableText';
import type { Tenant } from '../../data/tenant';
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
import type { PageParts } from '../pageParts';
import { type CommonMessage, TenantPage, type TenantPageParts } from '../tenantPage';
import { QueryReading } from './queryReading';
import { queryWords } from './queryWords';

const LONGEST_TITLE = 60;

export interface QueryPageParts extends TenantPageParts, Pick<PageParts, 'loadTools' | 'notify'> {
  readonly state: QueryState;
  /** Asks the question anew, beginning with what it is now; undefined when the user gave up. */
  readonly edit: (question: ObjectQuestion) => Promise<ObjectQuestion | undefined>;
}

type OwnMessage = Exclude<FromQueryPage, CommonMessage>;

/** The answer to one question, as a table in its tab. Reading it can be cancelled, and goes on from there. */
export class QueryPage extends TenantPage<ToQueryPage, OwnMessage> {
  readonly #parts: QueryPageParts;
  #state: QueryState;
  #answer: { readonly reading: QueryReading; readonly title: string } | undefined;
  /** Reads further pages of an answer. */
  #further = new AbortController();

  constructor(parts: QueryPageParts) {
    // Pieces of the rows do not replace each other: each has a place of its own.
    let pieces = 0;
    super(parts, {
      page: 'queryPage',
      parse: (message) => fromQueryPage().safeParse(message).data,
      slotOf: ({ type }) => (type === 'rows' ? `rows ${(pieces += 1)}` : type),
    });
    this.#parts = parts;
    this.#state = parts.state;
  }

  protected get host(): string {
    return this.#state.tenant;
  }

  protected received(message: OwnMessage): void {
    switch (message.type) {
      case 'more':
        void this.#more();
        return;
      case 'cancel':
        this.callOff();
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
    }
  }

  protected override callOff(): void {
    super.callOff();
    this.#further.abort();
  }

  protected start(tenant: Tenant | undefined): void {
    this.#answer = undefined;
    const timeZone = tenant?.clock.timeZone ?? 'UTC';
    const locale = vscode.env.language;
    this.tell({ type: 'start', words: queryWords(), state: this.#state, locale, timeZone });
  }

  protected async readFrom(tenant: Tenant, signal: AbortSignal): Promise<void> {
    const { query: question } = this.#state;
    this.#tellBusy();
    const [description, executor] = await Promise.all([
      tenant.metadata.describe(question.object, signal),
      this.#parts.loadTools(),
    ]);
    signal.throwIfAborted();
    const { label: title } = description;
    const reading = new QueryReading({ tenant, executor, question, description });
    this.#answer = { reading, title };
    this.panel.title = clip(plainLine(title), LONGEST_TITLE);
    const { columns, conditions } = reading;
    this.tell({ type: 'head', title, conditions, columns });
    await this.#next(reading, signal);
  }

  protected stopped(error?: unknown): void {
    if (error === undefined) {
      this.#tellProgress('');
      return;
    }
    const text = sentenceOf(error);
    if (describeFailure(error)?.kind === 'signedOut') this.tell({ type: 'notice', text, signIn: true });
    this.#tellProgress(this.#summary(), text);
  }

  /** The next page of the same answer; what was cancelled goes on here. Never rejects. */
  async #more(): Promise<void> {
    const { reading } = this.#answer ?? {};
    if (!reading?.hasMore || !reading.hasRoom) return;
    this.callOff();
    this.#further = new AbortController();
    const { signal } = this.#further;
    try {
      await this.#next(reading, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.failed(error);
      this.stopped(error);
    }
  }

  async #next(reading: QueryReading, signal: AbortSignal): Promise<void> {
    this.#tellBusy();
    const rows = await reading.next(signal);
    this.tell({ type: 'rows', rows });
    this.#tellProgress();
  }

  /** Never rejects: what went wrong is told. */
  async #edit(): Promise<void> {
    try {
      const query = await this.#parts.edit(this.#state.query);
      if (!query || this.isDisposed) return;
      this.#state = { tenant: this.#state.tenant, query };
      await this.read();
    } catch (error) {
      this.#tellFailure(error);
    }
  }

  /**
   * Everything that meets the conditions, also what is not on the page; in its order where all of it is there. Never
   * rejects.
   */
  async #export(format: TableFormat): Promise<void> {
    if (!this.#answer) return;
    const { reading, title } = this.#answer;
    const shown = this.#sorted(reading);
    const columns = reading.columns.map(({ label }) => label);
    const read = async function* (signal: AbortSignal) {
      for await (const rows of reading.all(shown, signal)) yield rows.map(({ cells }) => cells);
    };
    try {
      await exportRows({ title, columns, read, format }, this.#parts.notify);
    } catch (error) {
      this.#tellFailure(error);
    }
  }

  #tellFailure(error: unknown): void {
    // Who called it off need not be told.
    if (!describeFailure(error)) return;
    this.failed(error);
    this.#parts.notify.error(sentenceOf(error));
  }

  #sorted({ rows, columns, hasMore }: QueryReading): readonly QueryRow[] {
    const { sort } = this.#state;
    const kind = sort && columns[sort.column]?.kind;
    return sort && kind && !hasMore ? sortedRows(rows, sort, kind, vscode.env.language) : rows;
  }

  #tellBusy(): void {
    this.tell({ type: 'progress', busy: true, text: vscode.l10n.t('Reading records'), more: false });
  }

  #tellProgress(text = this.#summary(), problem?: string): void {
    const { reading } = this.#answer ?? {};
    const more = (reading?.hasMore ?? false) && (reading?.hasRoom ?? false);
    this.tell({ type: 'progress', busy: false, text, more, problem });
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
}
