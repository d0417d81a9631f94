import type { CalendarDay } from '../base/dates';
import type { Event } from '../base/emitter';
import type { CockpitPicklistItem, GainsightClient } from '../gainsight/client';
import type { CompanyFields } from '../gainsight/records/company';
import type { RecordWrites } from '../gainsight/writes/recordWrites';
import type { Activity } from '../model/activity';
import type { Company } from '../model/company';
import type { Connection } from '../model/connection';
import type { Cta, Task } from '../model/cta';
import type { Band, Measure, Score, Snapshot } from '../model/health';
import type { ObjectDescription, ObjectInfo } from '../model/metadata';
import type { Contact, Relationship } from '../model/relationship';
import type { SuccessPlan } from '../model/successPlan';
import type { User } from '../model/user';
import type { WriteJournal } from './writeJournal';

/** Whose records a list holds: those of the signed-in user, or of everybody the rights reach. */
export type Scope = 'mine' | 'all';

/** A slice of a list. A page can hold fewer rows than it took from the tenant, so it says itself where the next begins. */
export interface Page<T> {
  readonly rows: readonly T[];
  /** The offset to ask for next; absent at the end of the list. */
  readonly next?: number | undefined;
}

/** A company beside its score; `score` absent = unscored. */
export interface Account {
  readonly company: Company;
  readonly score?: Score | undefined;
}

export type CompanySort = 'name' | 'arr' | 'renewal' | 'health';

export interface CompanyQuery {
  readonly scope: Scope;
  /** Only companies whose name contains this text. */
  readonly search?: string | undefined;
  /** Only the company of this id. */
  readonly gsid?: string | undefined;
  /** Only companies whose score is in the band of this label. */
  readonly band?: string | undefined;
  /** Only companies at the stage of this label. */
  readonly stage?: string | undefined;
  /** Only companies that renew from one day to the other. */
  readonly renewal?: { readonly from: CalendarDay; readonly to: CalendarDay } | undefined;
  readonly sort?: CompanySort | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

/** A whole book of accounts. */
export interface BookQuery {
  readonly owner: 'me' | 'all' | { readonly gsid: string };
  /** The most accounts that are read. */
  readonly max: number;
  /** What is not read is absent; `all` when left out. */
  readonly fields?: CompanyFields | undefined;
}

/** The wall clock of the signed-in user. */
export interface Clock {
  readonly timeZone: string;
  now(): Date;
  today(): CalendarDay;
}

/** The tenant's data model: read once, kept for a while. */
export interface Metadata {
  objects(signal?: AbortSignal): Promise<readonly ObjectInfo[]>;
  describe(object: string, signal?: AbortSignal): Promise<ObjectDescription>;
  /** Picklist labels by item GSID; empty when the field is no picklist or cannot be read. */
  labels(object: string, field: string, signal?: AbortSignal): Promise<ReadonlyMap<string, string>>;
  /** What was read of an object already; asks nobody. `missing` = the list of objects was read and does not have it. */
  known(object: string): ObjectDescription | 'missing' | undefined;
}

/** Lists of values that an administrator sets up. The plan statuses' and task statuses' names are not documented. */
export type ConfiguredCategory =
  | 'CTA_TYPE'
  | 'CTA_REASON'
  | 'CTA_STATUS'
  | 'CTA_PRIORITY'
  | 'TASK_STATUS'
  | 'SUCCESS_PLAN_TYPE'
  | 'SUCCESS_PLAN_STATUS';

/** A Timeline type that is in use. */
export interface ActivityType {
  readonly name: string;
  readonly gsid?: string | undefined;
}

export interface Configuration {
  /** The values that may be chosen; empty when the tenant does not list this category. */
  choices(category: ConfiguredCategory, signal?: AbortSignal): Promise<readonly CockpitPicklistItem[]>;
  /** The types of recent activities: there is no list of what is configured. */
  activityTypes(signal?: AbortSignal): Promise<readonly ActivityType[]>;
}

export interface People {
  /** The Gainsight user of the connection's e-mail address. Rejects with `notFound` when there is none. */
  me(signal?: AbortSignal): Promise<User>;
  /** Users whose e-mail or name contains the text. */
  find(text: string, signal?: AbortSignal): Promise<readonly User[]>;
  contacts(companyGsid: string, signal?: AbortSignal): Promise<readonly Contact[]>;
  relationships(companyGsid: string, signal?: AbortSignal): Promise<readonly Relationship[]>;
}

export interface Companies {
  page(query: CompanyQuery, signal?: AbortSignal): Promise<Page<Account>>;
  /**
   * Every account of a user (or of everybody) up to `max`; `complete` says whether that was all. For `me` it need not
   * be known who that is: whoever asks `People.me` afterwards gets the user without a call of its own.
   */
  book(query: BookQuery, signal?: AbortSignal): Promise<{ accounts: readonly Account[]; complete: boolean }>;
  /** Companies that a person's words may mean: an exact GSID or name wins alone. */
  resolve(nameOrGsid: string, signal?: AbortSignal): Promise<readonly Company[]>;
  /** The name of a company that was read before; asks nobody. */
  nameOf(gsid: string): string | undefined;
  /** The ids and names of all companies that were read before; asks nobody. */
  heard(): Iterable<readonly [gsid: string, name: string]>;
  /** The id of the only company of exactly this name that was read before; asks nobody. */
  gsidOf(name: string): string | undefined;
}

export interface Health {
  scores(companies: readonly Company[], signal?: AbortSignal): Promise<ReadonlyMap<string, Score>>;
  /** The tenant's bands, lowest first; empty when no scheme can be read. */
  bands(signal?: AbortSignal): Promise<readonly Band[]>;
  /** The ids under which companies hold a score of this band; empty when the tenant has no such band. */
  scoreIds(band: string, signal?: AbortSignal): Promise<readonly string[]>;
  measures(companyGsid: string, signal?: AbortSignal): Promise<readonly Measure[]>;
  history(
    companyGsids: readonly string[],
    since: CalendarDay,
    signal?: AbortSignal,
  ): Promise<readonly Snapshot[]>;
  /** The same, telling apart a history that is empty from one that could not be read. */
  tryHistory(
    companyGsids: readonly string[],
    since: CalendarDay,
    signal?: AbortSignal,
  ): Promise<HistoryReading>;
}

/** Snapshots, oldest first; `problem` says why there are none when that is not because none were taken. */
export interface HistoryReading {
  readonly snapshots: readonly Snapshot[];
  readonly problem?: string | undefined;
}

export interface Ctas {
  ofCompany(companyGsid: string, offset?: number, signal?: AbortSignal): Promise<Page<Cta>>;
  openOf(ownerGsid: string, signal?: AbortSignal): Promise<readonly Cta[]>;
  tasks(ctaGsid: string, signal?: AbortSignal): Promise<readonly Task[]>;
  openTasksOf(ownerGsid: string, signal?: AbortSignal): Promise<readonly Task[]>;
}

export interface SuccessPlans {
  page(
    query: { scope: Scope; offset?: number | undefined },
    signal?: AbortSignal,
  ): Promise<Page<SuccessPlan>>;
  ofCompany(companyGsid: string, signal?: AbortSignal): Promise<readonly SuccessPlan[]>;
  objectives(planGsid: string, signal?: AbortSignal): Promise<readonly Cta[]>;
}

/** The last time that somebody logged something at a company. */
export interface Touch {
  readonly companyGsid: string;
  readonly day: CalendarDay;
  readonly type?: string | undefined;
}

export interface Timeline {
  ofCompany(
    companyGsid: string,
    offset?: number,
    signal?: AbortSignal,
    limit?: number,
  ): Promise<Page<Activity>>;
  /** Activity types that the settings say are no touch. */
  typesThatAreNoTouch(): readonly string[];
  /** The newest activity of each company, leaving out types that the settings say are no touch; absent = never. */
  lastTouches(companyGsids: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, Touch>>;
}

/** A record that was created or changed. */
export interface WrittenRecord {
  readonly kind: 'cta' | 'task' | 'successPlan' | 'activity';
  readonly gsid: string;
  readonly companyGsid?: string | undefined;
}

/** One connection's data. Every call can be aborted; errors are `GainsightError`s. */
export interface Tenant {
  readonly connection: Connection;
  readonly client: GainsightClient;
  readonly clock: Clock;
  readonly metadata: Metadata;
  readonly configuration: Configuration;
  readonly people: People;
  readonly companies: Companies;
  readonly health: Health;
  readonly ctas: Ctas;
  readonly plans: SuccessPlans;
  readonly timeline: Timeline;
  readonly writes: RecordWrites;
  /** Creates whose answer was lost, across the calls of this connection. */
  readonly journal: WriteJournal;
  /** Fires when a record was written, after what was read of it is forgotten. */
  readonly onDidWrite: Event<WrittenRecord>;
  /** Told of records that a call is about; absent where nobody keeps account of that. */
  readonly noteRead?: ((gsid: string) => void) | undefined;
  /** Tells everybody who keeps records that this one is new or changed. */
  noteWrite(record: WrittenRecord): void;
  /** Forgets what was read, so that the next call asks the tenant again. */
  forget(): void;
}
