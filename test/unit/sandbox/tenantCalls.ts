import assert from 'node:assert/strict';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/embedded';

/** The clock and zone of the prompts that the data is made for: a Wednesday morning in Berlin. */
export const NOW = new Date('2026-11-18T09:00:00+01:00');
export const ZONE = 'Europe/Berlin';
const LENA = 'lena.hofmann@example.com';

export interface Envelope {
  readonly result: boolean;
  readonly errorCode?: string | null;
  readonly errorDesc?: string | null;
  readonly requestId: string;
  readonly title?: string;
  readonly data?: unknown;
}

export type Row = Record<string, unknown>;

/** name, operator, values */
export type Condition = readonly [name: string, operator: string, ...values: unknown[]];

/** Conditions joined with AND, in dialect A or (with `fieldName`) in dialect B. */
export function where(conditions: readonly Condition[], key: 'name' | 'fieldName' = 'name'): unknown {
  const aliases = conditions.map((_, i) => 'ABCDEFGH'.charAt(i));
  return {
    conditions: conditions.map(([name, operator, ...value], i) => ({
      [key]: name,
      alias: aliases[i],
      operator,
      value,
    })),
    expression: aliases.join(' AND '),
  };
}

/** A tenant with short ways to ask it. */
export class TenantCalls {
  readonly sandbox: Sandbox;

  constructor(options: SandboxOptions = {}) {
    this.sandbox = createSandbox({ now: () => NOW, timeZone: ZONE, callsPerMinute: 100_000, ...options });
  }

  fetch(path: string, body?: unknown, init: RequestInit = {}): Promise<Response> {
    return this.sandbox.fetch(`https://sandbox.invalid${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { accesskey: 'sandbox' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...init,
    });
  }

  async call(
    path: string,
    body?: unknown,
    init: RequestInit = {},
  ): Promise<{ status: number; body: Envelope }> {
    const response = await this.fetch(path, body, init);
    // Every answer of the tenant is an envelope; a test that reads a wrong one fails on its fields.
    return { status: response.status, body: (await response.json()) as Envelope };
  }

  query(object: string, body: unknown): Promise<{ status: number; body: Envelope }> {
    return this.call(`/v1/data/objects/query/${object}`, body);
  }

  /** The records of a query that must succeed. */
  async rows(
    object: string,
    select: readonly string[],
    conditions: readonly Condition[] = [],
    more: Row = {},
  ): Promise<Row[]> {
    const filter = conditions.length > 0 ? { where: where(conditions) } : {};
    const { body } = await this.query(object, { select, limit: 5000, ...filter, ...more });
    assert.equal(body.result, true, body.errorDesc ?? '');
    return (body.data as { records: Row[] }).records;
  }

  /** The rows of a Cockpit or plan list that must succeed. */
  async list(path: string, select: readonly string[], conditions: readonly Condition[] = []): Promise<Row[]> {
    const filter = conditions.length > 0 ? { where: where(conditions, 'fieldName') } : {};
    const { body } = await this.call(path, { select, pageSize: 1000, pageNumber: 1, ...filter });
    assert.equal(body.result, true, body.errorDesc ?? '');
    return body.data as Row[];
  }

  /** The values of one field of Lena's companies, with further conditions. */
  async lenas(field: string, conditions: readonly Condition[] = [], order?: string): Promise<unknown[]> {
    const rows = await this.rows('Company', [field], [['Csm__gr.Email', 'EQ', LENA], ...conditions], {
      ...(order ? { orderBy: { [order]: 'asc' } } : {}),
    });
    return rows.map((row) => row[field]);
  }

  async company(name: string, field = 'Gsid'): Promise<unknown> {
    const [row] = await this.rows('Company', [field], [['Name', 'EQ', name]]);
    assert.ok(row, `${name} is missing`);
    return row[field];
  }
}

export function names(rows: readonly Row[], field = 'Name'): unknown[] {
  return rows.map((row) => row[field]);
}
