import assert from 'node:assert/strict';
import { findCtas } from '../../../src/data/ctaSearch';
import { CtaService } from '../../../src/data/ctaService';
import type { CockpitQuery } from '../../../src/gainsight/cockpitQuery';
import type { Row } from '../../../src/gainsight/objectQuery';

/** A company with `count` open CTAs; every tenth is an objective of a plan. */
function setup(count: number) {
  const rows = Array.from({ length: count }, (_, n): Row => {
    const plan = n % 10 === 0 ? { CtaGroupId: 'P' } : {};
    return { Gsid: `C${n}`, Name: `CTA ${n}`, DueDate: '2026-12-01', ...plan };
  });
  const queries: CockpitQuery[] = [];
  const client = {
    listCtas: async (query: CockpitQuery): Promise<Row[]> => {
      queries.push(query);
      const { pageSize = 50, pageNumber = 1 } = query;
      return rows.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
    },
    listTasks: async (): Promise<Row[]> => [],
    queryObjects: async (): Promise<Row[]> => [],
  };
  return { queries, ctas: new CtaService(client) };
}

describe('CtaService', () => {
  it('reaches every page although objectives are left out of each', async () => {
    const { ctas, queries } = setup(250);
    const names = new Set<string>();
    let offset: number | undefined = 0;
    while (offset !== undefined) {
      const page = await ctas.ofCompany('COMPANY', offset);
      for (const { name } of page.rows) names.add(name);
      offset = page.next;
    }
    assert.equal(names.size, 225);
    assert.deepEqual(
      queries.map(({ pageNumber }) => pageNumber),
      [1, 2, 3],
    );
  });

  it('asks a company for its open CTAs only', async () => {
    const { ctas, queries } = setup(1);
    await ctas.ofCompany('COMPANY');
    assert.deepEqual(
      queries[0]?.where?.conditions.map(({ fieldName, value }) => [fieldName, value]),
      [
        ['CompanyId', ['COMPANY']],
        ['IsClosed', [false]],
      ],
    );
  });

  it('counts a CTA once that comes on two pages, as it does when another one is made meanwhile', async () => {
    const rows = Array.from({ length: 1500 }, (_, n): Row => ({ Gsid: `C${n}`, Name: `CTA ${n}` }));
    const listCtas = async ({ pageSize = 50, pageNumber = 1 }: CockpitQuery): Promise<Row[]> => {
      const from = Math.max(0, (pageNumber - 1) * pageSize - 1);
      return rows.slice(from, from + pageSize);
    };
    const client = { listCtas, listTasks: async () => [], queryObjects: async () => [] };
    assert.equal((await new CtaService(client).openOf('ME')).length, 1500);
    const { ctas, complete } = await findCtas(client, { ownerGsid: 'ME' });
    assert.deepEqual([ctas.length, complete], [1500, true]);
  });

  it('reads all open CTAs of an owner, however many pages they take', async () => {
    const { ctas, queries } = setup(1500);
    assert.equal((await ctas.openOf('ME')).length, 1350);
    assert.equal(queries.length, 2);
  });
});
