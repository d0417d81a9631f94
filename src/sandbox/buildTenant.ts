import { Calendar } from './calendar';
import { Catalogue } from './catalogue/catalogue';
import { namedCompanyRows } from './data/companyRows';
import { configurationRows } from './data/configuration';
import { deriveContacts, NAMED_CONTACTS, namedContactRows } from './data/contacts';
import { customObjectRows, linkedVisits } from './data/customObjects';
import { deleteLogRows } from './data/deleteLog';
import { deriveTimeline } from './data/derivedTimeline';
import { deriveWork } from './data/derivedWork';
import { generatedCompanyRows } from './data/generatedCompanies';
import { namedActivities, TOLD_TIMELINES } from './data/namedTimeline';
import { NAMED_COMPANIES } from './data/namedCompanies';
import { NAMED_PLANS } from './data/namedPlans';
import { NAMED_CTAS } from './data/namedWork';
import { relationshipRows } from './data/relationships';
import { deriveScores } from './data/scores';
import { scoreSchemeRows } from './data/scoreScheme';
import { activityRow } from './data/timelineRows';
import { userRows } from './data/users';
import { workRows } from './data/workRows';
import { CompanyDerivation, type Rows } from './derivation';
import { applyOverlay } from './overlay';
import type { Row } from './row';
import { Store } from './store';
import type { Tenant } from './tenant';
import type { Variants } from './variants';

const GENERATED_BY_DEFAULT = 40;
const LENA = 'Lena Hofmann';

export interface TenantOptions {
  readonly now: Date;
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
  const store = new Store(new Catalogue());
  const wanted = options.companies ?? NAMED_COMPANIES.length + GENERATED_BY_DEFAULT;
  const generated = generatedCompanyRows(calendar, options.seed, wanted - NAMED_COMPANIES.length);
  addTold(store, calendar);
  store.addAll({ company: generated });
  deriveTheRest(store, calendar, options.seed);
  if (options.overlay !== undefined) applyOverlay(store, calendar, options.overlay);
  return { store, calendar, variants: options.variants, links: new Map(linkedVisits()) };
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
}

/** Everything about which nothing is told follows from the company, once somebody looks at it. */
function deriveTheRest(store: Store, calendar: Calendar, seed: number): void {
  const csmOf = (company: Row): string => String(store.table('gsuser').get(company.Csm ?? null)?.Name);
  const timelines = new Set(TOLD_TIMELINES);
  const worked = new Set([...NAMED_CTAS, ...NAMED_PLANS].map(({ company }) => company));
  const derive = (
    objects: readonly string[],
    told: (company: Row) => boolean,
    rows: (company: Row) => Rows,
  ) => {
    const companies = store
      .table('company')
      .all()
      .filter((company) => !told(company));
    new CompanyDerivation(
      store,
      companies.map(({ Gsid }) => String(Gsid)),
      rows,
    ).fill(objects);
  };
  derive(
    ['company_scorecard_fact_1', 'account_scorecard_history'],
    () => false,
    (company) => deriveScores(store, calendar, seed, company),
  );
  // Lena's own work is told to the last task, so nothing is added to it.
  derive(
    ['call_to_action', 'cs_task', 'cta_group'],
    (company) => worked.has(String(company.Name)) || csmOf(company) === LENA,
    (company) => ({ ...deriveWork(calendar, seed, company, csmOf(company)) }),
  );
  derive(
    ['activity_timeline'],
    ({ Name }) => timelines.has(String(Name)),
    (company) => ({
      activity_timeline: deriveTimeline(calendar, seed, company, csmOf(company)),
    }),
  );
  derive(
    ['person', 'company_person'],
    ({ Name }) => String(Name) in NAMED_CONTACTS,
    (company) => deriveContacts(calendar, seed, company),
  );
}
