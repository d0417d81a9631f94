import { l10n } from 'vscode';
import { dayOf } from '../base/dates';
import { plainLine } from '../base/plainText';
import { findActivities } from '../data/activitySearch';
import { findCtas } from '../data/ctaSearch';
import { openTasksNamed, plansNamed } from '../data/presentRecords';
import { describeFailure } from '../host/failure';
import type { Choice, SearchStep } from '../host/inputSteps';
import type { Company } from '../model/company';
import type { SuccessPlan } from '../model/successPlan';
import type { UserRef } from '../model/user';
import type { Work } from './actionParts';

const MOST = 50;
/** Objectives of plans, which are CTAs to the tenant, are left out of them. */
const MOST_CTAS = 200;

type Search = SearchStep['search'];

/** Steps in which a record or a person is found by what is typed; without a word the user's own ones are offered. */
export class Lookups {
  readonly #work: Work;
  /** What was offered: a choice made before is offered again when somebody comes back to it. */
  readonly #offered = new Map<string, Choice>();

  constructor(work: Work) {
    this.#work = work;
  }

  /** `present` = the one that is meant by now, which is offered first. */
  account(name: string, present?: string): SearchStep {
    const { companies } = this.#work.tenant;
    const step = this.#step(name, l10n.t('Which account? Part of its name'), async (search, signal) => {
      const scope = search === '' ? 'mine' : 'all';
      const query = { scope, sort: 'name', limit: MOST, search: search || undefined } as const;
      const { rows } = await companies.page(query, signal);
      const found = rows.map(({ company }) => companyChoice(company));
      if (present === undefined || search !== '') return found;
      const known = (await companies.resolve(present, signal)).map(companyChoice);
      return [...known, ...found.filter((one) => known.every(({ value }) => value !== one.value))];
    });
    return { ...step, value: present };
  }

  /** `present` = who it is now; the signed-in user is offered first. */
  owner(name: string, present?: UserRef): SearchStep {
    const { people } = this.#work.tenant;
    const known = present && userChoice(present, l10n.t('now'));
    return this.#step(
      name,
      l10n.t('Who owns it? Part of a name or an e-mail address'),
      async (text, signal) => {
        if (text !== '')
          return (await people.find(text, signal)).slice(0, MOST).flatMap((user) => userChoice(user));
        const me = userChoice(await people.me(signal), l10n.t('me'));
        return [...me, ...(known ?? []).filter(({ value }) => value !== me[0]?.value)];
      },
    );
  }

  cta(name: string): SearchStep {
    const { client, ctas, people } = this.#work.tenant;
    return this.#step(name, l10n.t('Which CTA? Part of its name'), async (text, signal) => {
      const found =
        text === ''
          ? await ctas.openOf((await people.me(signal)).gsid, signal)
          : (await findCtas(client, { name: text, closed: false, enough: MOST_CTAS }, signal)).ctas;
      return found
        .filter(({ planGsid }) => planGsid === undefined)
        .map((cta) => choice(cta.gsid, cta.name, cta.companyName, cta.dueDate));
    });
  }

  task(name: string): SearchStep {
    const { client, ctas, people } = this.#work.tenant;
    return this.#step(name, l10n.t('Which task? Part of its name'), async (text, signal) => {
      const found =
        text === ''
          ? await ctas.openTasksOf((await people.me(signal)).gsid, signal)
          : (await openTasksNamed(client, text, signal)).records;
      return found.map((task) => choice(task.gsid, task.name, task.companyName, task.dueDate));
    });
  }

  plan(name: string): SearchStep {
    const { client, plans } = this.#work.tenant;
    return this.#step(name, l10n.t('Which success plan? Part of its name'), async (text, signal) => {
      const found: readonly SuccessPlan[] =
        text === ''
          ? (await plans.page({ scope: 'mine' }, signal)).rows
          : (await plansNamed(client, text, signal)).records;
      return found
        .filter(({ closed }) => !closed)
        .map((plan) => choice(plan.gsid, plan.name, plan.companyName, plan.dueDate));
    });
  }

  /** The newest entries of an account, or those whose subject has the words. */
  activity(name: string, account: string): SearchStep {
    const { client, clock } = this.#work.tenant;
    return this.#step(name, l10n.t('Which entry? Part of its subject'), async (text, signal) => {
      const filter = { companyGsid: account, subject: text === '' ? undefined : text };
      const page = { limit: MOST, notes: false };
      const found = await findActivities(client, clock, filter, page, signal);
      return found.map(({ gsid, subject, type, at, author }) =>
        choice(gsid, subject || (type ?? gsid), type, at && dayOf(at, clock.timeZone), author?.name),
      );
    });
  }

  #step(name: string, placeholder: string, read: Search): SearchStep {
    const search: Search = async (text, signal) => {
      const found = (await read(text, signal)).slice(0, MOST);
      for (const one of found) this.#offered.set(`${name} ${one.value}`, one);
      return text === '' ? [...found, ...this.#offeredBefore(name, found)] : found;
    };
    return { name, placeholder, search, failed: (error) => this.#failed(name, error) };
  }

  /** Everything that was offered at this step by other words. */
  #offeredBefore(name: string, found: readonly Choice[]): readonly Choice[] {
    const known = new Set(found.map(({ value }) => value));
    return [...this.#offered]
      .filter(([key, { value }]) => key.startsWith(`${name} `) && !known.has(value))
      .map(([, one]) => one);
  }

  #failed(name: string, error: unknown): string {
    this.#work.parts.log.warn(`${name}: ${describeFailure(error)?.logLine ?? 'stopped'}`);
    return l10n.t('Nothing could be read. Type to try again.');
  }
}

function companyChoice({ gsid, name, csm }: Pick<Company, 'gsid' | 'name' | 'csm'>): Choice {
  return choice(gsid, name, csm?.name);
}

function userChoice(user: UserRef, note?: string): Choice[] {
  const value = user.email ?? user.gsid;
  if (value === undefined) return [];
  const inactive = user.active === false ? l10n.t('no active user') : undefined;
  return [
    choice(value, user.name ?? value, user.name === undefined ? undefined : user.email, note, inactive),
  ];
}

function choice(value: string, label: string, ...facts: readonly (string | undefined)[]): Choice {
  const description = facts.filter((one) => one !== undefined && one !== '').join(' · ');
  return { value, label: plainLine(label), description: plainLine(description) };
}
