import { env, l10n } from 'vscode';
import { addDays } from '../base/dates';
import { readUsage } from '../data/companyUsage';
import { findCtas, findObjectives } from '../data/ctaSearch';
import { findPlans } from '../data/planSearch';
import type { Tenant } from '../data/tenant';
import { describeFailure } from '../host/failure';
import type { Activity } from '../model/activity';
import type { Section, SectionViews, ToAccountPage } from '../shared/accountMessages';
import { headerView } from './headerView';
import { healthView } from './healthView';
import { peopleView, relationshipsView } from './peopleViews';
import { timelineView } from './timelineView';
import type { ViewContext } from './viewContext';
import { ctasView, plansView } from './workViews';

/** The most Timeline entries that are read again at once. */
const MOST_AGAIN = 150;
/** How far back the score's chart goes. */
const TREND_DAYS = 365;

export interface AccountReadingParts {
  readonly tenant: Tenant;
  readonly gsid: string;
  readonly context: ViewContext;
  /** So many Timeline entries were shown before: who had gone back so far still sees them. */
  readonly entriesBefore?: number;
  readonly tell: (message: ToAccountPage) => void;
  /** Told why a source could not be read. */
  readonly failed: (error: unknown) => void;
}

type Readers = { readonly [S in Section]: (signal: AbortSignal) => Promise<SectionViews[S]> };

/**
 * Reads one account for its page: every source side by side, each told as soon as it is there, or why it is not.
 * Nothing here rejects.
 */
export class AccountReading {
  readonly #parts: AccountReadingParts;
  #activities: readonly Activity[] = [];
  #nextActivity: number | undefined;
  #isReadingMore = false;

  constructor(parts: AccountReadingParts) {
    this.#parts = parts;
  }

  /** The company's name once it is known; undefined when there is no such company, or it could not be read. */
  async all(signal: AbortSignal): Promise<string | undefined> {
    const [name] = await Promise.all([
      this.#header(signal),
      ...SECTION_ORDER.map((section) => this.#section(section, signal)),
    ]);
    return name;
  }

  /** How many entries of the Timeline are shown. */
  get entries(): number {
    return this.#activities.length;
  }

  /** The next page of the Timeline, one at a time. Why it could not be read is told beside the entries there are. */
  async more(signal: AbortSignal): Promise<void> {
    const from = this.#nextActivity;
    if (from === undefined || this.#isReadingMore) return;
    this.#isReadingMore = true;
    const value = await this.#further(from, signal);
    this.#isReadingMore = false;
    if (!signal.aborted) this.#parts.tell({ type: 'timeline', value });
  }

  /** Never rejects: the entries that are known say why there are not more. */
  async #further(from: number, signal: AbortSignal): Promise<SectionViews['timeline']> {
    try {
      return await this.#timeline(from, signal);
    } catch (error) {
      if (!signal.aborted) this.#parts.failed(error);
      return timelineView(this.#activities, true, this.#parts.context, sentenceOf(error));
    }
  }

  async #header(signal: AbortSignal): Promise<string | undefined> {
    const { tenant, gsid, context, tell, failed } = this.#parts;
    try {
      const [[company], bands] = await Promise.all([
        tenant.companies.resolve(gsid, signal),
        tenant.health.bands(signal),
      ]);
      if (!company) {
        tell({ type: 'notice', text: l10n.t('This company is not in the tenant any more.'), signIn: false });
        return undefined;
      }
      const score = (await tenant.health.scores([company], signal)).get(company.gsid);
      signal.throwIfAborted();
      tell({ type: 'header', header: headerView({ company, score }, bands, context) });
      return company.name;
    } catch (error) {
      if (signal.aborted) return undefined;
      failed(error);
      const text = l10n.t('The company could not be read. {0}', sentenceOf(error));
      // The sections say for themselves what they could not read; without a session there is nothing to show at all.
      if (describeFailure(error)?.kind === 'signedOut') tell({ type: 'notice', text, signIn: true });
      else tell({ type: 'header', problem: text });
      return undefined;
    }
  }

  async #section(section: Section, signal: AbortSignal): Promise<void> {
    await this.#tellSection(section, () => this.#readers[section](signal), signal);
  }

  async #tellSection<S extends Section>(
    type: S,
    read: () => Promise<SectionViews[S]>,
    signal: AbortSignal,
  ): Promise<void> {
    const { tell, failed } = this.#parts;
    const told = (content: object): void => tell({ type, ...content });
    try {
      const value = await read();
      if (!signal.aborted) told({ value });
    } catch (error) {
      if (signal.aborted) return;
      failed(error);
      told({ problem: sentenceOf(error) });
    }
  }

  readonly #readers: Readers = {
    health: (signal) => this.#health(signal),
    usage: async (signal) => {
      const { tenant, gsid } = this.#parts;
      const figures = await readUsage(tenant, gsid, signal);
      const facts = figures.map(({ label, value }) => ({ label, value: numberText(value) }));
      return { facts };
    },
    ctas: async (signal) => {
      const { tenant, gsid, context } = this.#parts;
      const { ctas } = await findCtas(tenant.client, { companyGsids: [gsid], closed: false }, signal);
      return ctasView(
        ctas.filter(({ planGsid }) => planGsid === undefined),
        context,
      );
    },
    plans: async (signal) => {
      const { tenant, gsid, context, failed } = this.#parts;
      // Plans are another service than their objectives: without these they are worth showing.
      const read = findObjectives(tenant.client, { companyGsid: gsid }, signal).catch((error: unknown) => {
        if (!signal.aborted) failed(error);
        return undefined;
      });
      const [{ plans }, objectives] = await Promise.all([
        findPlans(tenant.client, { companyGsid: gsid }, signal),
        read,
      ]);
      return plansView(plans, objectives, context);
    },
    timeline: (signal) => this.#timelineAgain(signal),
    people: async (signal) => {
      const { tenant, gsid, context } = this.#parts;
      return peopleView(await tenant.people.contacts(gsid, signal), context);
    },
    relationships: async (signal) => {
      const { tenant, gsid, context } = this.#parts;
      const [relationships, bands] = await Promise.all([
        tenant.people.relationships(gsid, signal),
        tenant.health.bands(signal),
      ]);
      return relationshipsView(relationships, bands, context);
    },
  };

  async #health(signal: AbortSignal): Promise<SectionViews['health']> {
    const { gsid, context, failed } = this.#parts;
    const { health, clock } = this.#parts.tenant;
    // Without the measures the trend is worth showing, and the other way round.
    const measures = health.measures(gsid, signal).then(
      (read) => ({ measures: read, measuresProblem: undefined }),
      (error: unknown) => {
        if (!signal.aborted) failed(error);
        return { measures: undefined, measuresProblem: sentenceOf(error) };
      },
    );
    const [read, history, bands] = await Promise.all([
      measures,
      health.tryHistory([gsid], addDays(clock.today(), -TREND_DAYS), signal),
      health.bands(signal),
    ]);
    const { snapshots, problem: historyProblem } = history;
    return healthView({ ...read, snapshots, historyProblem, bands }, context);
  }

  async #timelineAgain(signal: AbortSignal): Promise<SectionViews['timeline']> {
    const wanted = Math.min(MOST_AGAIN, this.#parts.entriesBefore ?? 0);
    let view = await this.#timeline(0, signal);
    while (this.#activities.length < wanted && this.#nextActivity !== undefined && !view.moreProblem)
      view = await this.#further(this.#nextActivity, signal);
    signal.throwIfAborted();
    return view;
  }

  async #timeline(from: number, signal: AbortSignal): Promise<SectionViews['timeline']> {
    const { tenant, gsid, context } = this.#parts;
    const { rows, next } = await tenant.timeline.ofCompany(gsid, from, signal);
    signal.throwIfAborted();
    this.#activities = from === 0 ? rows : withFurther(this.#activities, rows);
    this.#nextActivity = next !== undefined && next > from ? next : undefined;
    return timelineView(this.#activities, this.#nextActivity !== undefined, context);
  }
}

/** An entry that was made meanwhile moves the others on by one: what is there already does not come twice. */
function withFurther(known: readonly Activity[], further: readonly Activity[]): readonly Activity[] {
  const gsids = new Set(known.map(({ gsid }) => gsid));
  return [...known, ...further.filter(({ gsid }) => !gsids.has(gsid))];
}

/** What a reader sees first is asked for first. */
const SECTION_ORDER: readonly Section[] = [
  'health',
  'ctas',
  'plans',
  'timeline',
  'usage',
  'people',
  'relationships',
];

/** What may be said of a failure; those of the extension itself are in the log alone. */
export function sentenceOf(error: unknown): string {
  return describeFailure(error)?.message ?? l10n.t('A fault in the extension: see the log.');
}

function numberText(value: number): string {
  return new Intl.NumberFormat(env.language, { maximumFractionDigits: 1 }).format(value);
}
