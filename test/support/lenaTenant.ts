import { ActiveTenant } from '../../src/data/activeTenant';
import type { Tenant } from '../../src/data/tenant';

/** A tenant of Lena's on 18 November 2026; what a test does not give is not there. */
export function lenaTenant(parts: Partial<Tenant> = {}): Tenant {
  const people: Partial<Tenant['people']> = {
    me: async () => ({ gsid: '1P01', name: 'Lena Hofmann', email: 'lena.hofmann@example.com', active: true }),
  };
  const tenant: Partial<Tenant> = {
    connection: {
      id: 'one',
      kind: 'accessKey',
      origin: 'https://acme.example.com',
      email: 'lena.hofmann@example.com',
    },
    clock: {
      timeZone: 'Europe/Berlin',
      now: () => new Date('2026-11-18T08:00:00Z'),
      today: () => '2026-11-18',
    },
    // A test calls only what it has put here.
    people: people as Tenant['people'],
    ...parts,
  };
  return tenant as Tenant;
}

/** The window's tenant, ready to be asked; signed out without one. */
export function activeOn(tenant?: Tenant): ActiveTenant {
  const active = new ActiveTenant();
  if (tenant) active.set({ kind: 'ready', tenant });
  return active;
}
