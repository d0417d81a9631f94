import { Emitter } from '../../src/base/emitter';
import type {
  Account,
  Clock,
  Companies,
  CompanyQuery,
  Ctas,
  Health,
  Page,
  People,
  Scope,
  SuccessPlans,
  Tenant,
  Timeline,
  WrittenRecord,
} from '../../src/data/tenant';
import type { Activity } from '../../src/model/activity';
import type { Company } from '../../src/model/company';
import type { Cta, Task } from '../../src/model/cta';
import type { Band, Score } from '../../src/model/health';
import type { Contact, Relationship } from '../../src/model/relationship';
import type { SuccessPlan } from '../../src/model/successPlan';

export const BANDS: readonly Band[] = [
  { label: 'At risk', color: '#d13438', from: 0, to: 39 },
  { label: 'Watch', color: '#f2c94c', from: 40, to: 69 },
  { label: 'Healthy', color: '#27ae60', from: 70, to: 100 },
];

/** An error as the data room gives it: a kind, and a message written for people. */
export class ReadError extends Error {
  constructor(
    readonly kind: string,
    message: string,
    readonly detail?: string,
  ) {
    super(message);
  }
}

/** A tenant in memory at noon of Wednesday 4 March 2026, for the views. Tests replace what they are about. */
export class TreeTenant {
  accounts: Account[] = [];
  /** Accounts that no list holds; they are found by their id. */
  elsewhere: Account[] = [];
  ctas: Cta[] = [];
  tasks: Task[] = [];
  plans: SuccessPlan[] = [];
  objectives: Cta[] = [];
  activities: Activity[] = [];
  contacts: Contact[] = [];
  relationships: Relationship[] = [];
  now = new Date('2026-03-04T12:00:00Z');
  forgotten = 0;
  /** Every reading in turn, by name. */
  readonly calls: string[] = [];
  readonly companyQueries: CompanyQuery[] = [];
  readonly planScopes: Scope[] = [];
  readonly signals: AbortSignal[] = [];
  /** Readings that fail, by name. */
  readonly failures = new Map<string, Error>();
  /** Readings that wait, by name, until the test lets them go. */
  readonly gates = new Map<string, Promise<void>>();

  /** Fires as a tool that wrote would have it. */
  readonly written = new Emitter<WrittenRecord>();

  get tenant(): Tenant {
    return this.#tenant;
  }

  /** Holds a reading back; the function lets it go. */
  hold(name: string): () => void {
    let open: () => void = () => undefined;
    this.gates.set(name, new Promise((resolve) => (open = resolve)));
    return () => {
      this.gates.delete(name);
      open();
    };
  }

  async #read<T>(name: string, signal: AbortSignal | undefined, rows: () => T): Promise<T> {
    this.calls.push(name);
    if (signal) this.signals.push(signal);
    const found = rows();
    await this.gates.get(name);
    const failure = this.failures.get(name);
    if (failure) throw failure;
    return found;
  }

  readonly #clock: Clock = {
    timeZone: 'UTC',
    now: () => this.now,
    today: () => this.now.toISOString().slice(0, 10),
  };

  readonly #companies: Pick<Companies, 'page'> = {
    page: (query, signal) => {
      this.companyQueries.push(query);
      const { search = '', gsid, offset = 0, limit = 200 } = query;
      const fits = ({ company }: Account): boolean =>
        company.name.includes(search) && company.gsid === (gsid ?? company.gsid);
      const asked = gsid === undefined ? this.accounts : [...this.accounts, ...this.elsewhere];
      const isAll = search === '' && gsid === undefined;
      return this.#read('companies', signal, () => slice(isAll ? asked : asked.filter(fits), offset, limit));
    },
  };

  readonly #ctaService: Ctas = {
    ofCompany: (_gsid, offset = 0, signal) => this.#read('ctas', signal, () => slice(this.ctas, offset, 2)),
    openOf: (_owner, signal) => this.#read('openCtas', signal, () => [...this.ctas]),
    tasks: (_gsid, signal) => this.#read('tasks', signal, () => [...this.tasks]),
    openTasksOf: (_owner, signal) => this.#read('openTasks', signal, () => [...this.tasks]),
  };

  readonly #planService: SuccessPlans = {
    page: ({ scope, offset = 0 }, signal) => {
      this.planScopes.push(scope);
      return this.#read('plans', signal, () => slice(this.plans, offset, 50));
    },
    ofCompany: (_gsid, signal) => this.#read('companyPlans', signal, () => [...this.plans]),
    objectives: (_gsid, signal) => this.#read('objectives', signal, () => [...this.objectives]),
  };

  readonly #people: Pick<People, 'me' | 'contacts' | 'relationships'> = {
    me: (signal) => this.#read('me', signal, () => ({ gsid: '1P01LENA', name: 'Lena Okafor', active: true })),
    contacts: (_gsid, signal) => this.#read('contacts', signal, () => [...this.contacts]),
    relationships: (_gsid, signal) => this.#read('relationships', signal, () => [...this.relationships]),
  };

  readonly #timeline: Pick<Timeline, 'ofCompany'> = {
    ofCompany: (_gsid, offset = 0, signal) =>
      this.#read('timeline', signal, () => slice(this.activities, offset, 50)),
  };

  readonly #health: Pick<Health, 'bands'> = {
    bands: (signal) => this.#read('bands', signal, () => BANDS),
  };

  // The views touch nothing else of a tenant; one that did would meet undefined and fail its test.
  readonly #tenant = {
    connection: { origin: 'https://acme.example.com' },
    clock: this.#clock,
    companies: this.#companies,
    ctas: this.#ctaService,
    plans: this.#planService,
    people: this.#people,
    timeline: this.#timeline,
    health: this.#health,
    metadata: { labels: async () => new Map([['1I00', 'Adoption']]) },
    forget: () => void (this.forgotten += 1),
    onDidWrite: this.written.event,
  } as unknown as Tenant;
}

export function account(name: string, company: Partial<Company> = {}, score?: number): Account {
  return {
    company: { gsid: `1P02${name.toUpperCase().replaceAll(' ', '')}`, name, ...company },
    ...(score === undefined ? {} : { score: { value: score, source: 'scheme' } satisfies Score }),
  };
}

export function cta(name: string, more: Partial<Cta> = {}): Cta {
  return { gsid: `1S01${name.replaceAll(' ', '')}`, name, closed: false, important: false, ...more };
}

export function task(name: string, more: Partial<Task> = {}): Task {
  return { gsid: `1S02${name.replaceAll(' ', '')}`, name, closed: false, ...more };
}

export function plan(name: string, more: Partial<SuccessPlan> = {}): SuccessPlan {
  return { gsid: `1S03${name.replaceAll(' ', '')}`, name, closed: false, ...more };
}

function slice<T>(rows: readonly T[], offset: number, limit: number): Page<T> {
  return {
    rows: rows.slice(offset, offset + limit),
    next: rows.length > offset + limit ? offset + limit : undefined,
  };
}
