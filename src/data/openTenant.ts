import { Emitter } from '../base/emitter';
import { GainsightClient } from '../gainsight/client';
import type { Transport } from '../gainsight/transport';
import { RecordWrites } from '../gainsight/writes/recordWrites';
import type { Connection } from '../model/connection';
import { CompanyService } from './companyService';
import { ConfigurationService } from './configurationService';
import { CtaService } from './ctaService';
import type { DataSettings } from './dataSettings';
import { HealthService } from './healthService';
import { HistoryReader } from './historyReader';
import { MeasureReader } from './measureReader';
import { MetadataService } from './metadataService';
import { PeopleService } from './peopleService';
import { PlanService } from './planService';
import { SchemeReader } from './schemeReader';
import { SignedInUser } from './signedInUser';
import type { Clock, Tenant, WrittenRecord } from './tenant';
import { TimelineService } from './timelineService';
import { MemoryJournal, type WriteJournal } from './writeJournal';

export interface TenantParts {
  readonly connection: Connection;
  readonly transport: Pick<Transport, 'send'>;
  readonly clock: Clock;
  readonly settings: () => DataSettings;
  /** Creates whose answer was lost; forgotten with the process when none is given. */
  readonly journal?: WriteJournal | undefined;
}

/** Puts the services of one connection together. Sends nothing. */
export function openTenant(parts: TenantParts): Tenant {
  const { connection, transport, clock, settings, journal = new MemoryJournal() } = parts;
  const now = (): number => clock.now().getTime();
  const client = new GainsightClient(transport, now);
  const metadata = new MetadataService(client, now);
  const configuration = new ConfigurationService(client, now);
  const me = new SignedInUser(client, connection.email, now);
  const people = new PeopleService(client, metadata, me, now);
  const scheme = new SchemeReader(client, metadata, settings, now);
  const history = new HistoryReader(client, metadata, settings);
  const health = new HealthService(
    scheme,
    history,
    new MeasureReader(client, metadata, scheme, settings),
    clock,
  );
  const companies = new CompanyService(client, me, metadata, health, now);
  const written = new Emitter<WrittenRecord>();
  return {
    connection,
    client,
    clock,
    metadata,
    configuration,
    people,
    companies,
    health,
    ctas: new CtaService(client),
    plans: new PlanService(client, people),
    timeline: new TimelineService(client, clock, settings),
    writes: new RecordWrites(transport),
    journal,
    onDidWrite: written.event,
    noteWrite: (record) => {
      // Fields and picklists are not changed by a write: they stay.
      companies.forget();
      written.fire(record);
    },
    forget: () =>
      [client.missingFields, metadata, configuration, people, health, companies].forEach((one) =>
        one.forget(),
      ),
  };
}
