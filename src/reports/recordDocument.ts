import { type DocumentKind, readRecord } from '../model/recordAddress';
import { sentence } from './blocks';
import type { Answers } from './asking';
import { defineReport } from './defineReport';
import type { ReportContext, ReportDefinition } from './definition';
import { type Row, rowsOf, textOf } from './facts';
import { titledByRecord } from './recordPage';
import { companyParts } from './recordOfCompany';
import { activityParts, personParts, relationshipParts } from './recordOfOthers';
import { ctaParts, planParts, taskParts } from './recordOfWork';
import type { ListName, RecordParts } from './recordParts';
import type { Section } from './report';
import { sentenceOf } from './situation';

const PARTS: Readonly<Record<DocumentKind, RecordParts>> = {
  company: companyParts,
  relationship: relationshipParts,
  cta: ctaParts,
  successPlan: planParts,
  activity: activityParts,
  task: taskParts,
  person: personParts,
};

const document = defineReport<'record' | ListName>({
  name: 'record',
  command: 'gainsight.openRecordDocument',
  title: 'Record',
  description: 'One record with what belongs to it',
  argument: 'none',
  tools: [...new Set(Object.values(PARTS).flatMap(({ tools }) => tools))],
  needs: 'record',
  heading: (_, argument) => partsFor(argument).word,
  questions: (argument) => {
    const { record, lists } = partsFor(argument);
    const gsid = gsidIn(argument);
    const asked = (name: ListName) => lists?.[name]?.question(gsid);
    return {
      record: record(gsid),
      ...{ ctas: asked('ctas'), plans: asked('plans'), tasks: asked('tasks') },
      ...{ objectives: asked('objectives'), timeline: asked('timeline') },
    };
  },
  build: (answers, context, argument) => sectionsOf(answers, context, partsFor(argument)),
});

const titled = titledByRecord(document);

/** One record as people and models read it: what is stored of it, its texts, and its lists. The argument is its kind and its id. */
export const recordDocument: ReportDefinition = {
  ...titled,
  run: async (argument, context) => {
    const report = await titled.run(argument, context);
    return { ...report, scope: 'This record alone, with what belongs to it, whoever owns that.' };
  },
};

function sectionsOf(
  answers: Answers<'record' | ListName>,
  context: ReportContext,
  { facts, texts = {}, lists = {} }: RecordParts,
): readonly Section[] {
  const [row = {}] = rowsOf(answers.record.facts);
  return [
    { title: nameOf(row), blocks: [facts(row, context.clock), sentence('GSID:', textOf(row, 'Gsid'))] },
    ...Object.entries(texts).flatMap(([title, field]) => textSection(title, textOf(row, field))),
    ...Object.entries(lists).map(([name, { title, none, table }]): Section => {
      // The entries are those of the record's own lists.
      const answer = answers[name as ListName].facts;
      const rows = rowsOf(answer);
      if (answer.status !== 'ok') return { title, blocks: [sentence(sentenceOf(answer))] };
      return { title, blocks: [rows.length === 0 ? sentence(none) : table(rows, context.clock)] };
    }),
  ];
}

function nameOf(row: Row): string {
  const fields = ['Name', 'Subject', 'Person_ID__gr.Name'];
  return fields.map((field) => textOf(row, field)).find((name) => name !== undefined) ?? 'without a name';
}

/** What somebody wrote, a block for each of its lines. */
function textSection(title: string, text: string | undefined): readonly Section[] {
  const lines = (text ?? '').split(/\n+/).filter((line) => line.trim() !== '');
  return lines.length === 0 ? [] : [{ title, blocks: lines.map((line) => sentence({ quote: line })) }];
}

function partsFor(argument: string): RecordParts {
  const [kind, gsid] = argument.split(' ');
  return PARTS[readRecord(kind, gsid)?.kind ?? 'company'];
}

function gsidIn(argument: string): string {
  return argument.split(' ')[1] ?? '';
}
