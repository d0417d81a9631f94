import type { Tenant } from '../../../src/data/tenant';
import { allOf, type ConditionA, type Row } from '../../../src/gainsight/objectQuery';
import { SANDBOX_USER_EMAIL } from '../../../src/sandbox/embedded';

/** What the tenant has stored, straight from its objects: no tool and no rule of ours has touched it. */
export class Stored {
  readonly #client: Tenant['client'];

  constructor({ client }: Pick<Tenant, 'client'>) {
    this.#client = client;
  }

  rows(
    object: string,
    select: readonly string[],
    ...conditions: Omit<ConditionA, 'alias'>[]
  ): Promise<Row[]> {
    const where = conditions.length > 0 ? allOf(...conditions) : undefined;
    return this.#client.queryObjects({ object, select, where, limit: 5000 });
  }

  async company(name: string): Promise<Row> {
    const [row] = await this.rows(
      'Company',
      ['Gsid', 'Name', 'Arr', 'RenewalDate', 'Stage', 'Status', 'CurrentScore__gr.Score'],
      { name: 'Name', operator: 'EQ', value: [name] },
    );
    if (!row) throw new Error(`The sandbox has no ${name}.`);
    return row;
  }

  /** The companies of the signed-in user. */
  mine(select: readonly string[]): Promise<Row[]> {
    return this.rows('Company', select, {
      name: 'Csm__gr.Email',
      operator: 'EQ',
      value: [SANDBOX_USER_EMAIL],
    });
  }
}
