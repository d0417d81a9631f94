import assert from 'node:assert/strict';
import { dayOf, daysBetween } from '../../../../src/base/dates';
import { TenantCalls } from '../tenantCalls';
import { CTAS, entries, LENA, OPEN } from './promptQueries';

describe('sandbox data for the prompts', () => {
  it('P20: the same holds on days around March', async () => {
    for (const day of ['2027-02-28', '2027-03-01', '2027-03-02']) {
      const tenant = new TenantCalls({ now: () => new Date(`${day}T09:00:00Z`), timeZone: 'UTC' });
      const march = day < '2027-03-01' ? '2026-03-01' : '2027-03-01';
      const rows = await entries(tenant, 'Brightwater Utilities');
      assert.ok(
        rows.every((row) => (row.TypeName === 'Internal Note') === String(row.ActivityDate) >= march),
      );
    }
  });

  const clocks: [now: string, zone: string][] = [
    ['2027-01-01T00:10:00-08:00', 'America/Los_Angeles'],
    ['2028-02-29T23:50:00+05:30', 'Asia/Kolkata'],
    ['2027-03-28T12:00:00+02:00', 'Europe/Berlin'],
    ['2027-04-26T07:00:00+12:00', 'Pacific/Auckland'],
  ];

  for (const [now, zone] of clocks)
    it(`keeps its days at ${now} in ${zone}`, async () => {
      const tenant = new TenantCalls({ now: () => new Date(now), timeZone: zone });
      const today = dayOf(new Date(now), zone);
      const touches = await Promise.all(
        ['Meridian Corp', 'Praxis Inc', 'OmegaTech', 'Bravura', 'Cloudnine', 'Fernhill Foods'].map(
          async (company) => {
            const [last] = await entries(tenant, company);
            return daysBetween(dayOf(new Date(String(last?.ActivityDate)), zone), today);
          },
        ),
      );
      assert.deepEqual(touches, [47, 38, 34, 31, 30, 12]);
      const overdue = await tenant.list(CTAS, ['Name'], [LENA, OPEN, ['DueDate', 'LT', today]]);
      assert.equal(overdue.length, 2);
    });
});
