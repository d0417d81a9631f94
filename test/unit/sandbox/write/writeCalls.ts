import assert from 'node:assert/strict';
import { TenantCalls, type Envelope, type Row } from '../tenantCalls';

export const LENA = 'lena.hofmann@example.com';
export const PRIYA = 'priya.nair@example.com';
export const NO_GSID = '1S01NOTHING000000000000000000000000X';

/** Finds the owner by `OwnerEmail`. */
export const OWNER = {
  OwnerId: {
    fields: { OwnerEmail: 'Email' },
    lookupField: 'Gsid',
    objectName: 'gsuser',
    multiMatchOption: 'FIRSTMATCH',
    onNoMatch: 'ERROR',
  },
};

export type Method = 'POST' | 'PUT';

/** A tenant with short ways to write to it. */
export class WriteCalls extends TenantCalls {
  write(method: Method, path: string, body: unknown): Promise<{ status: number; body: Envelope }> {
    return this.call(path, body, { method });
  }

  /** What the Cockpit says about one record: the id that it made or changed, or its refusal. */
  async cockpit(method: Method, path: string, record: Row, lookups: unknown = OWNER): Promise<string> {
    const requests = [{ record: { referenceId: 'r1', ...record } }];
    const { status, body } = await this.write(method, path, { requests, lookups });
    assert.deepEqual([status, body.result], [200, true], body.errorDesc ?? '');
    const { success, failure } = body.data as { success: Row[]; failure: Row[] };
    assert.equal(success.length + failure.length, 1);
    return String((success[0] ?? failure[0])?.r1);
  }

  /** The only row of an object that has this id. */
  async row(object: string, gsid: unknown, select: readonly string[]): Promise<Row> {
    const rows = await this.rows(object, select, [['Gsid', 'EQ', gsid]]);
    assert.equal(rows.length, 1, `${object} ${String(gsid)}`);
    return rows[0] ?? {};
  }

  /** The id of a CTA of the told data. */
  async cta(name: string): Promise<string> {
    const [row] = await this.rows('call_to_action', ['Gsid'], [['Name', 'EQ', name]]);
    assert.ok(row, `${name} is missing`);
    return String(row.Gsid);
  }
}
