import { TreeNode } from './treeNode';

/** What stands below a company, by the keys of those rows. */
const FOLDERS = ['ctas', 'plans', 'timeline', 'people', 'relationships'] as const;

/** The list that a group is a part of, by the view that it stands in. */
type View = 'shownAccounts' | 'myWork' | 'allPlans';

/** A list that a row stands for. */
export type RowList =
  | { readonly kind: 'company'; readonly gsid: string; readonly list?: (typeof FOLDERS)[number] }
  | {
      readonly kind: 'group';
      readonly view: View;
      readonly label: string;
      readonly gsids: readonly string[];
    };

/** The list of the row that a command was run on: of a company, of a folder below one, or of a group. */
export function listOf(argument: unknown): RowList | undefined {
  if (!(argument instanceof TreeNode)) return undefined;
  const { row, parent } = argument;
  if (row.record?.kind === 'company') return { kind: 'company', gsid: row.record.gsid };
  const list = FOLDERS.find((key) => key === row.key);
  const company = parent?.row.record;
  if (row.kind === 'folder' && list && company?.kind === 'company')
    return { kind: 'company', gsid: company.gsid, list };
  return row.kind === 'group' ? groupOf(argument) : undefined;
}

function groupOf({ row: { label, rows } }: TreeNode): RowList | undefined {
  const records = (rows?.() ?? []).flatMap(({ record }) => record ?? []);
  const [first] = records;
  const view = first && VIEWS[first.kind];
  return view && { kind: 'group', view, label, gsids: records.map(({ gsid }) => gsid) };
}

const VIEWS: Readonly<Partial<Record<string, View>>> = {
  company: 'shownAccounts',
  cta: 'myWork',
  task: 'myWork',
  successPlan: 'allPlans',
};
