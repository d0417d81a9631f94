import { Calendar } from './calendar';
import { Catalogue, OBJECTS } from './catalogue/catalogue';
import { callToAction } from './catalogue/cockpit';
import { PICKLISTS } from './catalogue/picklists';
import { namedCompanyRows } from './data/companyRows';
import { configurationRows } from './data/configuration';
import { namedContactRows } from './data/contacts';
import { customObjectRows, linkedVisits } from './data/customObjects';
import { deletedCta, deleteLogRows } from './data/deleteLog';
import { deriveTheRest } from './data/derivedRows';
import { generatedCompanyRows } from './data/generatedCompanies';
import { namedActivities } from './data/namedTimeline';
import { NAMED_COMPANIES } from './data/namedCompanies';
import { NAMED_PLANS } from './data/namedPlans';
import { NAMED_CTAS } from './data/namedWork';
import { relationshipRows } from './data/relationships';
import { scoreSchemeRows } from './data/scoreScheme';
import { activityRow } from './data/timelineRows';
import { userRows } from './data/users';
import { workRows } from './data/workRows';
import { gsid } from './gsid';
import { makeRowsHostile } from './hostile/hostileRows';
import { hostileObjects, hostilePicklists } from './hostile/hostileWords';
import { applyOverlay } from './overlay';
import { Store } from './store';
import type { Tenant } from './tenant';
import type { Variants } from './variants';

const GENERATED_BY_DEFAULT = 40;

export interface TenantOptions {
  readonly now: Date;
  readonly clock: () => Date;
  readonly timeZone: string;
  readonly seed: number;
  /** How many companies in all; the named ones are there in any case. */
  readonly companies: number | undefined;
  readonly overlay: unknown;
  readonly variants: Variants;
}

/** Makes a tenant: what is told about named companies, what is generated beside them, and the overlay. */
export function buildTenant(options: TenantOptions): Tenant {
  const calendar = new Calendar(options.now, options.timeZone);
  const hostile = options.variants.texts === 'hostile';
  const store = new Store(hostile ? hostileCatalogue(options.seed) : new Catalogue());
  const wanted = options.companies ?? NAMED_COMPANIES.length + GENERATED_BY_DEFAULT;
  const generated = generatedCompanyRows(calendar, options.seed, wanted - NAMED_COMPANIES.length);
  addTold(store, calendar);
  store.addAll({ company: generated });
  deriveTheRest(store, calendar, options.seed);
  if (options.overlay !== undefined) applyOverlay(store, calendar, options.overlay);
  if (hostile) makeRowsHostile(store, options.seed);
  let written = 0;
  return {
    store,
    calendar,
    variants: options.variants,
    links: new Map(linkedVisits()),
    clock: options.clock,
    newId: (prefix) => gsid(prefix, `written ${++written}`),
  };
}

/** With each seed, other texts stand behind the same words. */
function hostileCatalogue(seed: number): Catalogue {
  return new Catalogue(hostileObjects(OBJECTS, seed), hostilePicklists(PICKLISTS, seed));
}

function addTold(store: Store, calendar: Calendar): void {
  store.addAll({
    gsuser: userRows(calendar),
    da_picklist: configurationRows(),
    company: namedCompanyRows(calendar),
  });
  store.addAll(scoreSchemeRows(calendar));
  store.addAll({ ...workRows(calendar, NAMED_CTAS, NAMED_PLANS) });
  store.addAll({
    activity_timeline: namedActivities(calendar).map((spec, i) => activityRow(calendar, spec, i)),
  });
  store.addAll(namedContactRows(calendar));
  store.addAll(relationshipRows(calendar));
  store.addAll(customObjectRows(calendar));
  store.addAll({ record_delete_log: deleteLogRows(calendar) });
  store.removed(callToAction).add(deletedCta(calendar));
}
