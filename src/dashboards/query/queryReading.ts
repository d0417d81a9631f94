import { refusalSentence } from '../../documents/refusal';
import type { Tenant } from '../../data/tenant';
import { letterAt } from '../../model/conditionExpression';
import type { ObjectDescription } from '../../model/metadata';
import type { FieldKind, ReadableField } from '../../model/readableFields';
import { readableFields } from '../../model/readableFields';
import { kindOfObject } from '../../model/recordKind';
import { MOST_ROWS, type ObjectQuestion, type QueryColumn, type QueryRow } from '../../shared/queryMessages';
import type { Cell, ColumnKind } from '../../shared/rowOrder';
import type { ToolExecutor } from '../../tools/executor';
import { conditionText, whereOf } from './conditions';

const TOOL = 'gainsight_object_query';
const ID = 'Gsid';
const GSID = /^[A-Za-z0-9]{1,64}$/;
/** So many rows are read at once: each page is made ready in one turn of the host. */
const PAGE = 500;

const COLUMN_KINDS: Readonly<Partial<Record<FieldKind, ColumnKind>>> = {
  number: 'number',
  amount: 'number',
  day: 'day',
  moment: 'day',
  yesNo: 'yesNo',
};

export interface QueryReadingParts {
  readonly tenant: Pick<Tenant, 'clock'>;
  readonly executor: Pick<ToolExecutor, 'read'>;
  readonly question: ObjectQuestion;
  readonly description: ObjectDescription;
}

/** Why the tenant, or a rule of this window, does not answer; written for people. */
export class QueryRefused extends Error {
  readonly kind = 'rejected';
}

/** Reads the answer to a question page by page, as the tool does that models use. */
export class QueryReading {
  readonly #parts: QueryReadingParts;
  readonly #fields: readonly ReadableField[];
  readonly #chosen: readonly ReadableField[];
  /** The field that holds the id of each record; not every object has one. */
  readonly #id: string | undefined;
  readonly #rows: QueryRow[] = [];
  #isWhole = false;

  constructor(parts: QueryReadingParts) {
    this.#parts = parts;
    const { description, question } = parts;
    this.#fields = readableFields(description);
    this.#chosen = question.fields.flatMap((path) => this.#fields.find((field) => field.path === path) ?? []);
    this.#id = description.fields.find(({ name }) => name === ID)?.name;
  }

  get columns(): QueryColumn[] {
    return this.#chosen.map(({ path, label, kind }) => ({
      ...{ path, label },
      kind: COLUMN_KINDS[kind] ?? 'text',
    }));
  }

  /** In words, and how they go together where that is not simply all of them. */
  get conditions(): string[] {
    const { conditions, expression } = this.#parts.question;
    const words = conditions.map((one) => conditionText(one, this.#fields));
    if (expression === undefined) return words;
    return [...words.map((text, index) => `${letterAt(index)}: ${text}`), expression];
  }

  get rows(): readonly QueryRow[] {
    return this.#rows;
  }

  /** There is more than was read; a page of the screen holds `MOST_ROWS` of it at most. */
  get hasMore(): boolean {
    return !this.#isWhole;
  }

  get hasRoom(): boolean {
    return this.#rows.length < MOST_ROWS;
  }

  /** Reads the next page and keeps it. Rejects with `QueryRefused` where there is no answer. */
  async next(signal: AbortSignal): Promise<QueryRow[]> {
    const rows = await this.#page(this.#rows.length, signal);
    signal.throwIfAborted();
    this.#rows.push(...rows);
    this.#isWhole = rows.length < PAGE;
    return rows;
  }

  /** Every row, beginning with `read`: those that were read already, in the order that somebody gave them. */
  async *all(read: readonly QueryRow[], signal: AbortSignal): AsyncGenerator<readonly QueryRow[]> {
    yield read;
    if (this.#isWhole) return;
    for (let offset = this.#rows.length; ; offset += PAGE) {
      const rows = await this.#page(offset, signal);
      yield rows;
      if (rows.length < PAGE) return;
    }
  }

  async #page(offset: number, signal: AbortSignal): Promise<QueryRow[]> {
    const { executor, question, description, tenant } = this.#parts;
    const id = this.#id;
    const chosen = this.#chosen.map(({ path }) => path);
    const where = whereOf(question, this.#fields, tenant.clock.timeZone);
    const input = {
      ...{ object_name: description.name, limit: PAGE, offset },
      select: id === undefined ? chosen : [...new Set([...chosen, id])],
      ...(where === undefined ? {} : { where }),
      // Without an order pages may overlap.
      ...(id === undefined ? {} : { orderBy: { [id]: 'asc' } }),
    };
    const facts = await executor.read(TOOL, input, { door: 'ui', signal });
    if (facts.status !== 'ok' || !Array.isArray(facts.rows)) throw new QueryRefused(refusalSentence(facts));
    // The tool's rows are objects under the names of their fields.
    return (facts.rows as readonly Readonly<Record<string, unknown>>[]).map((row) => this.#rowOf(row));
  }

  #rowOf(row: Readonly<Record<string, unknown>>): QueryRow {
    const gsid = this.#id === undefined ? undefined : row[this.#id];
    const opens = kindOfObject(this.#parts.description.name) !== undefined;
    return {
      ...(opens && typeof gsid === 'string' && GSID.test(gsid) ? { gsid } : {}),
      cells: this.#chosen.map(({ path }) => cellOf(row[path])),
    };
  }
}

function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.map(String).join(', ') : JSON.stringify(value);
}
