import { readPageRef, type PageKind } from '../model/recordKind';
import { facts, sentence } from './blocks';
import { defineReport } from './defineReport';
import type { ReportDefinition } from './definition';
import { partOf, type Row, rowsOf, textOf } from './facts';
import type { Cell, Section } from './report';

const OBJECTS: Readonly<Record<PageKind, readonly [object: string, word: string]>> = {
  company: ['company', 'Company'],
  relationship: ['relationship', 'Relationship'],
  cta: ['call_to_action', 'CTA'],
  successPlan: ['cta_group', 'Success plan'],
  activity: ['activity_timeline', 'Timeline entry'],
};
/** Ids tell nobody anything. */
const ID = /^1[A-Z0-9]{3}[A-Z0-9]{20,}$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}:[\d.]+Z?)?$/;

const page = defineReport({
  name: 'record',
  command: 'gainsight.openRecord',
  title: 'Record',
  description: 'What the tenant has stored of one record',
  argument: 'none',
  tools: ['gainsight_object_query'],
  heading: (_, argument) => OBJECTS[kindOf(argument)][1],
  questions: (argument) => ({ row: { tool: 'gainsight_object_query', input: inputFor(argument) } }),
  build: ({ row }) => sectionsOf(rowsOf(row.facts)[0], partOf(row.facts, 'fieldLabels') ?? {}),
});

/** One record with all that is stored of it, for tenants that have no pages. The argument is its kind and its id. */
export const recordPage: ReportDefinition = titledByRecord(page);

/** The first section with a title has the record's name, which becomes a part of the report's own. */
export function titledByRecord(definition: ReportDefinition): ReportDefinition {
  return {
    ...definition,
    run: async (argument, context) => {
      const report = await definition.run(argument, context);
      const first = report.sections.find(({ title }) => title !== '');
      if (!first || !['ok', 'partial'].includes(report.status)) return report;
      const sections = report.sections.map((one) => (one === first ? { ...one, title: '' } : one));
      return { ...report, title: `${report.title}: ${first.title}`, sections };
    },
  };
}

function kindOf(argument: string): PageKind {
  const [kind, gsid] = argument.split(' ');
  return readPageRef(kind, gsid)?.kind ?? 'company';
}

function inputFor(argument: string): object {
  const value = argument.split(' ')[1] ?? '';
  return {
    object_name: OBJECTS[kindOf(argument)][0],
    where: { conditions: [{ name: 'Gsid', operator: 'EQ', value }] },
    limit: 1,
  };
}

function sectionsOf(row: Row | undefined, labels: Row): readonly Section[] {
  if (!row)
    return [{ title: 'not found', blocks: [sentence('There is no such record, or you may not see it.')] }];
  const named = textOf(row, 'Name') ?? textOf(row, 'Subject') ?? 'without a name';
  const shown = Object.entries(row)
    .map(([field, value]) => [textOf(labels, field) ?? field, cellOf(value)] as const)
    .filter(([, cell]) => cell !== undefined);
  return [{ title: named, blocks: [facts(Object.fromEntries(shown))] }];
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'number') return value;
  if (value === true) return 'Yes';
  if (typeof value !== 'string' || ID.test(value)) return undefined;
  const day = MOMENT.exec(value)?.[1];
  return day === undefined ? { quote: value } : { day };
}
