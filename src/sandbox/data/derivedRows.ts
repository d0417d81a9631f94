import type { Calendar } from '../calendar';
import { CompanyDerivation, type Rows } from '../derivation';
import type { Row } from '../row';
import type { Store } from '../store';
import { deriveContacts, NAMED_CONTACTS } from './contacts';
import { deriveTimeline } from './derivedTimeline';
import { deriveWork } from './derivedWork';
import { userId } from './ids';
import { NAMED_PLANS } from './namedPlans';
import { TOLD_TIMELINES } from './namedTimeline';
import { NAMED_CTAS } from './namedWork';
import { deriveScores } from './scores';

/** One topic: which objects it fills, for which companies it is told already, and what it makes for the others. */
interface Topic {
  readonly objects: readonly string[];
  readonly isTold: (company: Row) => boolean;
  readonly rows: (company: Row) => Rows;
}

/** Everything about which nothing is told follows from the company, once somebody looks at it. */
export function deriveTheRest(store: Store, calendar: Calendar, seed: number): void {
  const companies = store.table('company').all();
  for (const { objects, isTold, rows } of topics(store, calendar, seed)) {
    const open = companies.filter((company) => !isTold(company)).map(({ Gsid }) => String(Gsid));
    new CompanyDerivation(store, open, rows).fill(objects);
  }
}

function topics(store: Store, calendar: Calendar, seed: number): readonly Topic[] {
  const csmOf = ({ Csm }: Row): string => String(store.table('gsuser').get(Csm ?? null)?.Name);
  const nameOf = ({ Name }: Row): string => String(Name);
  const lena = userId('Lena Hofmann');
  const timelines = new Set(TOLD_TIMELINES);
  const worked = new Set([...NAMED_CTAS, ...NAMED_PLANS].map(({ company }) => company));
  return [
    {
      objects: ['company_scorecard_fact_1', 'account_scorecard_history'],
      isTold: () => false,
      rows: (company) => deriveScores(store, calendar, seed, company),
    },
    {
      objects: ['call_to_action', 'cs_task', 'cta_group'],
      // Lena's own work is told to the last task, so nothing is added to it.
      isTold: (company) => worked.has(nameOf(company)) || company.Csm === lena,
      rows: (company) => ({ ...deriveWork(calendar, seed, company, csmOf(company)) }),
    },
    {
      objects: ['activity_timeline'],
      isTold: (company) => timelines.has(nameOf(company)),
      rows: (company) => ({ activity_timeline: deriveTimeline(calendar, seed, company, csmOf(company)) }),
    },
    {
      objects: ['person', 'company_person'],
      isTold: (company) => nameOf(company) in NAMED_CONTACTS,
      rows: (company) => deriveContacts(calendar, seed, company),
    },
  ];
}
