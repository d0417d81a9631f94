import { GainsightClient } from '../gainsight/client';
import type { Transport } from '../gainsight/transport';
import type { Connection } from '../model/connection';
import { CompanyService } from './companyService';
import { CtaService } from './ctaService';
import type { DataSettings } from './dataSettings';
import { HealthService } from './healthService';
import { HistoryReader } from './historyReader';
import { MeasureReader } from './measureReader';
import { MetadataService } from './metadataService';
import { PeopleService } from './peopleService';
import { PlanService } from './planService';
import { SchemeReader } from './schemeReader';
import type { Clock, Tenant } from './tenant';
import { TimelineService } from './timelineService';

export interface TenantParts {
  readonly connection: Connection;
  readonly transport: Pick<Transport, 'send'>;
  readonly clock: Clock;
  readonly settings: () => DataSettings;
}

/** Puts the services of one connection together. Sends nothing. */
export function openTenant({ connection, transport, clock, settings }: TenantParts): Tenant {
  const now = (): number => clock.now().getTime();
  const client = new GainsightClient(transport);
  const metadata = new MetadataService(client, now);
  const people = new PeopleService(client, metadata, connection.email, now);
  const scheme = new SchemeReader(client, metadata, settings, now);
  const history = new HistoryReader(client, metadata, settings);
  const health = new HealthService(
    scheme,
    history,
    new MeasureReader(client, metadata, scheme, settings),
    clock,
  );
  const companies = new CompanyService(client, people, metadata, health, now);
  return {
    connection,
    client,
    clock,
    metadata,
    people,
    companies,
    health,
    ctas: new CtaService(client),
    plans: new PlanService(client, people),
    timeline: new TimelineService(client, clock, settings),
    forget: () => [metadata, people, health, companies].forEach((service) => service.forget()),
  };
}
