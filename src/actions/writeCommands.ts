import { commands, l10n } from 'vscode';
import { plainLine } from '../base/plainText';
import { activityTypeChoices, ctaChoices, planChoices, taskChoices } from '../data/choices';
import { presentActivity, presentCta, presentPlan, presentTask } from '../data/presentRecords';
import type { Tenant } from '../data/tenant';
import { askInSteps, type SearchStep } from '../host/inputSteps';
import { type Action, type Given, runAction } from './action';
import type { ActionParts, Work, WriteTool } from './actionParts';
import { changeableActivity } from './activityActions';
import { connected } from './connected';
import { type Changeable, changeOf, changeSteps } from './change';
import { changeableCta, closeCta, createCta } from './ctaActions';
import { logActivity } from './logActivity';
import { Lookups } from './lookups';
import { type OneOfMany, writeMany } from './manyWrites';
import { changeablePlan, createPlan } from './planActions';
import { targetsOf } from './target';
import { completeTask, createTask } from './taskActions';

/** More are read one by one by nobody before they are approved. */
const MOST_AT_ONCE = 50;

type Args = readonly unknown[];
type Read<T> = (client: Tenant['client'], gsid: string, signal: AbortSignal) => Promise<T | undefined>;

/** What the commands do that write: each begins with the record that it is run on, or asks for one. */
export class WriteCommands {
  readonly #parts: ActionParts;

  constructor(parts: ActionParts) {
    this.#parts = parts;
  }

  async createCta(args: Args): Promise<void> {
    const work = await this.#begin('gainsight_cta_create');
    if (!work) return;
    const choices = await this.#read((signal) => ctaChoices(work.tenant, signal));
    await runAction(createCta(this.#one('company', args), choices, new Lookups(work), work), work);
  }

  async createPlan(args: Args): Promise<void> {
    const work = await this.#begin('gainsight_success_plan_create');
    if (!work) return;
    const choices = await this.#read((signal) => planChoices(work.tenant, signal));
    await runAction(createPlan(this.#one('company', args), choices, new Lookups(work), work), work);
  }

  async createTask(args: Args): Promise<void> {
    const work = await this.#begin('gainsight_task_create');
    if (!work) return;
    const choices = await this.#read((signal) => taskChoices(work.tenant, signal));
    await runAction(createTask(this.#one('cta', args), choices, new Lookups(work), work), work);
  }

  async updateCta(args: Args): Promise<void> {
    const work = await this.#begin('gainsight_cta_update');
    if (!work) return;
    const lookups = new Lookups(work);
    const found = await this.#records(
      'cta',
      args,
      l10n.t('Update CTA'),
      lookups.cta('record'),
      presentCta,
      work,
    );
    if (found.length === 0) return;
    const choices = await this.#read((signal) => ctaChoices(work.tenant, signal));
    await this.#change(changeableCta(choices, lookups, work), found, work);
  }

  async updatePlan(args: Args): Promise<void> {
    const work = await this.#begin('gainsight_success_plan_update');
    if (!work) return;
    const lookups = new Lookups(work);
    const title = l10n.t('Update Success Plan');
    const found = await this.#records('successPlan', args, title, lookups.plan('record'), presentPlan, work);
    if (found.length === 0) return;
    const choices = await this.#read((signal) => planChoices(work.tenant, signal));
    await this.#change(changeablePlan(choices, lookups, work), found, work);
  }

  async closeCta(args: Args): Promise<void> {
    const work = await this.#begin('gainsight_cta_update');
    if (!work) return;
    const step = new Lookups(work).cta('record');
    const found = await this.#records('cta', args, l10n.t('Close CTA'), step, presentCta, work);
    await this.#each(found, (cta) => closeCta(cta, work), work);
  }

  async completeTask(args: Args): Promise<void> {
    const work = await this.#begin('gainsight_task_update');
    if (!work) return;
    const step = new Lookups(work).task('record');
    const found = await this.#records('task', args, l10n.t('Complete Task'), step, presentTask, work);
    await this.#each(found, (task) => completeTask(task, work), work);
  }

  async logActivity(args: Args): Promise<void> {
    const work = await this.#begin('gainsight_timeline_create');
    if (!work) return;
    await runAction(logActivity(this.#one('company', args), new Lookups(work), work), work);
  }

  /** Subject, date and type are asked for; the text is edited as Markdown and logged again from there. */
  async editActivity(args: Args): Promise<void> {
    const work = await this.#begin('gainsight_timeline_update');
    if (!work) return;
    const title = l10n.t('Edit Timeline Activity');
    const gsid = this.#one('activity', args) ?? (await this.#askForActivity(title, work));
    if (gsid === undefined) return;
    const choices = [
      { value: 'text', label: l10n.t('Text'), description: l10n.t('as Markdown, in an editor') },
      { value: 'facts', label: l10n.t('Subject, date or type') },
    ];
    const placeholder = l10n.t('What is to be changed?');
    const answers = await askInSteps(title, () => [{ name: 'what', placeholder, choices }]);
    if (answers?.what === 'text')
      await commands.executeCommand('gainsight.openTimelineAsMarkdown', { kind: 'activity', gsid });
    if (answers?.what !== 'facts') return;
    const found = await this.#present([gsid], presentActivity, work);
    if (found.length === 0) return;
    const types = await this.#read((signal) => activityTypeChoices(work.tenant, signal));
    await this.#change(changeableActivity([types], work), found, work);
  }

  /** The tenant in use, unless nothing may be written there with this tool: then the user is told why. */
  async #begin(tool: WriteTool): Promise<Work | undefined> {
    const work = await connected(this.#parts);
    const why = work && this.#parts.refusal(tool);
    if (why === undefined) return work;
    this.#parts.notify.error(why);
    return undefined;
  }

  /** The record of what works on one alone: that of the row it was run on, whatever else is selected. */
  #one(kind: string, [row]: Args): string | undefined {
    return targetsOf(kind, [row], this.#parts.recordOf)[0]?.gsid;
  }

  async #askForActivity(title: string, { tenant, parts }: Work): Promise<string | undefined> {
    const lookups = new Lookups({ tenant, parts });
    const answers = await askInSteps<string>(title, ({ account = '' }) => [
      lookups.account('account'),
      lookups.activity('activity', account),
    ]);
    return answers?.activity;
  }

  #read<T>(read: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return this.#parts.notify.working(l10n.t('Reading from Gainsight'), read);
  }

  /** The records as they are now: those that the command was run on, or the one that is chosen. */
  async #records<T>(
    kind: string,
    args: Args,
    title: string,
    step: SearchStep,
    read: Read<T>,
    work: Work,
  ): Promise<readonly T[]> {
    const given = targetsOf(kind, args, this.#parts.recordOf).map(({ gsid }) => gsid);
    if (given.length > MOST_AT_ONCE) {
      this.#parts.notify.error(l10n.t('Choose {0} records at most.', MOST_AT_ONCE));
      return [];
    }
    if (given.length > 0) return this.#present(given, read, work);
    const gsid = (await askInSteps(title, () => [step]))?.[step.name];
    return gsid === undefined ? [] : this.#present([gsid], read, work);
  }

  async #present<T>(gsids: readonly string[], read: Read<T>, { tenant }: Work): Promise<readonly T[]> {
    const found = await this.#read((signal) =>
      Promise.all(gsids.map((gsid) => read(tenant.client, gsid, signal))),
    );
    const there = found.filter((one) => one !== undefined);
    const gone = found.length - there.length;
    if (there.length === 0) this.#parts.notify.error(l10n.t('The record is not there any more.'));
    else if (gone > 0)
      this.#parts.notify.warn(l10n.t('Not there any more: {0} of {1} records.', gone, found.length));
    return there;
  }

  async #change<Present extends { readonly gsid: string }>(
    kind: Changeable<Present>,
    found: readonly Present[],
    work: Work,
  ): Promise<void> {
    const [only, ...others] = found;
    if (!only) return;
    if (others.length === 0) {
      await runAction({ ...changeOf(kind, only, work), steps: changeSteps(kind, only) }, work);
      return;
    }
    const answers = await askInSteps(manyTitle(kind.title, found.length), changeSteps(kind, undefined));
    if (!answers) return;
    const all = found.map((present) => oneOf(kind.nameOf(present), changeOf(kind, present, work), answers));
    await writeMany(manyTitle(kind.title, found.length), all, work);
  }

  /** What takes no question, on one record or on several. */
  async #each<T extends { readonly name: string }>(
    found: readonly T[],
    actionOf: (record: T) => Action,
    work: Work,
  ): Promise<void> {
    const actions = found.map((record) => ({ name: record.name, action: actionOf(record) }));
    const [only, ...others] = actions;
    if (!only) return;
    if (others.length === 0) return runAction(only.action, work);
    const all = actions.map(({ name, action }) => oneOf(name, action, {}));
    await writeMany(manyTitle(only.action.title, found.length), all, work);
  }
}

function manyTitle(title: string, count: number): string {
  return l10n.t('{0} ({1})', title, count);
}

function oneOf(name: string, action: Omit<Action, 'steps'>, given: Given): OneOfMany {
  const { tool, page, gsid = '', input, show, undo } = action;
  return {
    ...{ name: plainLine(name), gsid, page, request: { tool, input: input(given) } },
    show: () => show(given),
    undo: undo?.(given),
  };
}
