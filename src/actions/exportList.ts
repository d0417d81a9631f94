import { l10n } from 'vscode';
import { iconless } from '../base/plainText';
import { type Answers, askInSteps, type InputStep } from '../host/inputSteps';
import { exportRows } from '../host/exportRows';
import type { RowList, Work } from './actionParts';
import { companyLists } from './companyLists';
import { type ListToExport, listsToExport } from './lists';
import { Lookups } from './lookups';

const ONE_ACCOUNT = 'oneAccount';

/**
 * Exports a whole list: the one that is named, or that the command's row stands for; which one is asked where neither
 * says.
 */
export async function exportList(argument: unknown, work: Work): Promise<void> {
  const { parts, tenant } = work;
  const given = parts.listOf(argument);
  const list = given ? await listOfRow(given, work) : await listNamed(argument, work);
  if (list) await exportRows(list.of(tenant), parts.notify);
}

async function listNamed(id: unknown, work: Work): Promise<ListToExport | undefined> {
  const lists = listsToExport(work.parts.shownAccounts());
  return lists.find((one) => one.id === id) ?? (await ask(lists, work));
}

async function ask(lists: readonly ListToExport[], work: Work): Promise<ListToExport | undefined> {
  const { t } = l10n;
  const lookups = new Lookups(work);
  const choices = [
    ...choicesOf(lists),
    { value: ONE_ACCOUNT, label: t('One Account…'), description: t('CTAs, plans, Timeline, people') },
  ];
  const ofOne = ({ account }: Answers<string>): readonly ListToExport[] =>
    account === undefined ? [] : companyLists(account, nameOf(account, work));
  const answers = await askInSteps<string>(t('Export List'), (given): readonly InputStep[] => [
    { name: 'list', placeholder: t('Which list?'), choices },
    ...(given.list === ONE_ACCOUNT ? [lookups.account('account'), whichOf(ofOne(given))] : []),
  ]);
  if (!answers) return undefined;
  if (answers.list === ONE_ACCOUNT) return ofOne(answers).find(({ id }) => id === answers.which);
  return lists.find(({ id }) => id === answers.list);
}

async function listOfRow(row: RowList, work: Work): Promise<ListToExport | undefined> {
  if (row.kind === 'group') return groupList(row, work);
  const lists = companyLists(row.gsid, nameOf(row.gsid, work));
  if (row.list !== undefined) return lists.find(({ id }) => id === row.list);
  const answers = await askInSteps(l10n.t('Export List'), () => [whichOf(lists)]);
  return lists.find(({ id }) => id === answers?.which);
}

/** The list that the group is a part of, without the records of other groups. */
function groupList(
  { view, label, gsids }: RowList & { kind: 'group' },
  { parts }: Work,
): ListToExport | undefined {
  const whole = listsToExport(parts.shownAccounts()).find(({ id }) => id === view);
  return (
    whole && {
      ...whole,
      of: (tenant) => {
        const rows = whole.of(tenant);
        return {
          ...rows,
          title: label,
          read: async function* (signal) {
            const wanted = new Set<unknown>(gsids);
            for await (const piece of rows.read(signal)) {
              // The id of a record is its first cell.
              const found = piece.filter(([gsid]) => wanted.delete(gsid));
              if (found.length > 0) yield found;
              if (wanted.size === 0) return;
            }
          },
        };
      },
    }
  );
}

function whichOf(lists: readonly ListToExport[]): InputStep<'which'> {
  return { name: 'which', placeholder: l10n.t('Which of its lists?'), choices: choicesOf(lists) };
}

function choicesOf(lists: readonly ListToExport[]) {
  return lists.map(({ id, label, description }) => ({
    value: id,
    label: iconless(label),
    ...(description === undefined ? {} : { description: iconless(description) }),
  }));
}

function nameOf(gsid: string, { tenant }: Work): string {
  return tenant.companies.nameOf(gsid) ?? gsid;
}
