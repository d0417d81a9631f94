import { l10n, type ViewBadge } from 'vscode';
import type { Tenant } from '../data/tenant';
import { workBuckets, type WorkBucket, type WorkItem } from '../model/worklist';
import { ctaRow, taskRow } from './ctaRows';
import { emptyRow, problemRow } from './noticeRows';
import { named, type Phrases } from './phrases';
import type { Screen } from './recordTree';
import type { Load, Row } from './row';
import type { ViewSettings } from './viewSettings';

const OVERDUE: WorkBucket = 'overdue';

/** Open CTAs and tasks of the user, by when they are due. One of the two can be missing: the other stays. */
export class MyWorkScreen implements Screen {
  readonly viewId = 'gainsight.myWork';
  readonly #settings: Pick<ViewSettings, 'workShow' | 'nameOf'>;

  constructor(settings: Pick<ViewSettings, 'workShow' | 'nameOf'>) {
    this.#settings = settings;
  }

  load(tenant: Tenant, phrases: Phrases): Load {
    // The last answers: a part that cannot be read again keeps the rows it had.
    let ctas: readonly WorkItem[] = [];
    let tasks: readonly WorkItem[] = [];
    return async (signal) => {
      const me = await tenant.people.me(signal);
      const [readCtas, readTasks] = await Promise.allSettled([
        tenant.ctas.openOf(me.gsid, signal),
        tenant.ctas.openTasksOf(me.gsid, signal),
      ]);
      signal.throwIfAborted();
      if (readCtas.status === 'rejected' && readTasks.status === 'rejected') throw readCtas.reason;
      if (readCtas.status === 'fulfilled')
        ctas = readCtas.value.map((record) => ({ kind: 'cta', record }) as const);
      if (readTasks.status === 'fulfilled')
        tasks = readTasks.value.map((record) => ({ kind: 'task', record }) as const);
      const problems = [
        ...(readCtas.status === 'rejected' ? [problemRow(readCtas.reason, l10n.t('CTAs'))] : []),
        ...(readTasks.status === 'rejected' ? [problemRow(readTasks.reason, l10n.t('Tasks'))] : []),
      ];
      const shown = (): readonly WorkItem[] => {
        const { workShow } = this.#settings;
        return [...(workShow === 'tasks' ? [] : ctas), ...(workShow === 'ctas' ? [] : tasks)];
      };
      const nothing = (): readonly Row[] => {
        const { workShow } = this.#settings;
        const isRead = (kind: 'ctas' | 'tasks', { status }: PromiseSettledResult<unknown>): boolean =>
          (workShow === 'all' || workShow === kind) && status === 'fulfilled';
        return emptyRows(isRead('ctas', readCtas), isRead('tasks', readTasks));
      };
      const size = ctas.length + tasks.length;
      const rows = (): readonly Row[] => {
        const items = shown();
        return [...problems, ...(items.length > 0 ? layOut(items, tenant, phrases) : nothing())];
      };
      return { size, rows };
    };
  }

  describe(): string | undefined {
    const { workShow } = this.#settings;
    const name = this.#settings.nameOf('work');
    if (workShow === 'all') return name;
    return named(name, workShow === 'ctas' ? l10n.t('CTAs only') : l10n.t('tasks only'));
  }

  /** How much of what is shown is overdue, so that it is seen from the activity bar. */
  badge(rows: readonly Row[]): ViewBadge | undefined {
    const overdue = rows.find(({ key }) => key === OVERDUE)?.rows?.().length ?? 0;
    if (overdue === 0) return undefined;
    const tooltip =
      overdue === 1
        ? l10n.t('1 CTA or task of yours is overdue')
        : l10n.t('{0} CTAs and tasks of yours are overdue', overdue);
    return { value: overdue, tooltip };
  }
}

function layOut(items: readonly WorkItem[], tenant: Tenant, phrases: Phrases): readonly Row[] {
  const context = { tenant, phrases, withCompany: true };
  return workBuckets(items, phrases.today()).map(({ bucket, items: due }): Row => {
    const label = bucketLabel(bucket);
    return {
      key: bucket,
      kind: 'group',
      label,
      description: String(due.length),
      spoken: l10n.t('{0}, CTAs and tasks: {1}', label, due.length),
      icon: bucket === OVERDUE ? 'warning' : 'calendar',
      color: bucket === OVERDUE ? 'list.errorForeground' : undefined,
      open: bucket !== 'later' && bucket !== 'undated',
      rows: () =>
        due.map((item) =>
          item.kind === 'cta' ? ctaRow(item.record, context) : taskRow(item.record, context),
        ),
    };
  });
}

/** That there is nothing is said of what was read and is shown, and of nothing else. */
function emptyRows(ctas: boolean, tasks: boolean): readonly Row[] {
  if (ctas && tasks) return [emptyRow(l10n.t('You have no open CTAs or tasks.'))];
  if (ctas) return [emptyRow(l10n.t('You have no open CTAs.'))];
  return tasks ? [emptyRow(l10n.t('You have no open tasks.'))] : [];
}

function bucketLabel(bucket: WorkBucket): string {
  switch (bucket) {
    case 'overdue':
      return l10n.t('Overdue');
    case 'today':
      return l10n.t('Today');
    case 'week':
      return l10n.t('This week');
    case 'later':
      return l10n.t('Later');
    case 'undated':
      return l10n.t('No due date');
  }
}
