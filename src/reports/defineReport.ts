import { type Answers, askAll, type Question } from './asking';
import { sentence } from './blocks';
import type { ArgumentKind, ReportContext, ReportDefinition } from './definition';
import { accountInWords, type Instead } from './instead';
import { numberOf, partOf, rowsOf, textOf, textsOf, type Row } from './facts';
import type { Cell, NamedRecord, Proposal, Report, Section } from './report';
import { choicesOf, sentenceOf, situationBlocks } from './situation';
import type { Facts } from '../tools/toolAnswer';

/** What a report is made of. `build` is called only when a question was answered. */
export interface ReportSpec<Name extends string> extends Omit<ReportDefinition, 'run'> {
  /** The heading, for an account or without one. */
  readonly heading: (account: NamedRecord | undefined, argument: string, context: ReportContext) => string;
  readonly questions: (
    argument: string,
    context: ReportContext,
  ) => Readonly<Record<Name, Question | undefined>>;
  /** The answer without which there is no report; it tells of one record, which has to be there. */
  readonly needs?: Name;
  readonly build: (answers: Answers<Name>, context: ReportContext, argument: string) => readonly Section[];
  /** What is taken in place of an argument that led nowhere; an account among other words comes before it. */
  readonly instead?: (
    argument: string,
    answers: Answers<Name>,
    context: ReportContext,
  ) => Instead | undefined | Promise<Instead | undefined>;
  /** What may be written in consequence. */
  readonly proposal?: (answers: Answers<Name>, context: ReportContext, argument: string) => Proposal;
}

/** Makes a report out of questions that are asked side by side and of what is done with the answers. */
export function defineReport<Name extends string>(spec: ReportSpec<Name>): ReportDefinition {
  const { name, command, title, description, argument: kind, tools } = spec;
  return {
    ...{ name, command, title, description, argument: kind, tools },
    run: async (text, context) => {
      const argument = text.trim();
      const example = argument === '' ? NEEDED[kind] : undefined;
      if (example !== undefined) return withoutArgument(spec, example);
      const answers = await askAll(spec.questions(argument, context), context);
      const account = spec.argument.startsWith('account')
        ? await accountInWords(argument, answers, context)
        : undefined;
      const instead = account ?? (await spec.instead?.(argument, answers, context));
      if (!instead) return assemble(spec, argument, answers, context);
      return 'answer' in instead
        ? assemble(spec, argument, answeredBy(instead.answer, answers), context)
        : again(spec, instead, context);
    },
  };
}

/** The report of another argument, which says so. */
async function again<Name extends string>(
  spec: ReportSpec<Name>,
  { argument, note }: Extract<Instead, { readonly argument: string }>,
  context: ReportContext,
): Promise<Report> {
  const answers = await askAll(spec.questions(argument, context), context);
  const report = assemble(spec, argument, answers, context);
  const isMade = report.status === 'ok' || report.status === 'partial';
  return isMade
    ? { ...report, sections: [{ title: '', blocks: [sentence(note)] }, ...report.sections] }
    : report;
}

/** The answers, where those that found nothing are another one. */
function answeredBy<Name extends string>(answer: Facts, answers: Answers<Name>): Answers<Name> {
  const entries = Object.entries<Answers[string]>(answers).map(([name, { tool, facts }]) => [
    name,
    { tool, facts: facts.status === 'notFound' ? answer : facts },
  ]);
  // The names are those of the answers.
  return Object.fromEntries(entries) as Answers<Name>;
}

/** What a question was answered, or why it was not. */
export function part(
  title: string,
  facts: Facts,
  build: (facts: Facts) => readonly Section[],
): readonly Section[] {
  return facts.status === 'ok' ? build(facts) : [{ title, blocks: situationBlocks(facts) }];
}

function assemble<Name extends string>(
  spec: ReportSpec<Name>,
  argument: string,
  answers: Answers<Name>,
  context: ReportContext,
): Report {
  const all = Object.values<Answers[string]>(answers).filter(({ facts }) => facts.status !== 'notAsked');
  const read = all.filter(({ facts }) => facts.status === 'ok').map(({ facts }) => facts);
  const failed = all.filter(({ facts }) => facts.status !== 'ok').map(({ facts }) => facts);
  const account = read.map(accountIn).find((one) => one !== undefined);
  const gaps = read.flatMap(notAvailableIn);
  const needed = spec.needs && missingIn(answers[spec.needs].facts);
  const main = read.length === 0 ? worst(failed) : needed;
  return {
    name: spec.name,
    argument,
    title: spec.heading(account, context.nameOf?.(argument) ?? argument, context),
    status: main?.status ?? (failed.length + gaps.length > 0 ? 'partial' : 'ok'),
    account,
    choices: main && choicesOf(main),
    sections: main
      ? [{ title: '', blocks: situationBlocks(main) }]
      : [...notAvailable(failed, gaps), ...spec.build(answers, context, argument)],
    scope: joined(read.map((facts) => textOf(facts, 'scope'))),
    rules: distinct(read.map((facts) => textOf(facts, 'rule'))),
    sources: distinct(read.flatMap((facts) => textsOf(facts, 'sources'))),
    asOf: read.map((facts) => textOf(facts, 'asOf')).find((one) => one !== undefined),
    asked: all.map(({ tool, facts }) => ({ tool, status: facts.status })),
    proposal: main ? undefined : spec.proposal?.(answers, context, argument),
    retryAfterSeconds: main && numberOf(main, 'retryAfterSeconds'),
  };
}

/** Why there is no record to tell of. */
function missingIn(needed: Facts): Facts | undefined {
  if (needed.status !== 'ok') return needed;
  return rowsOf(needed).length > 0 ? undefined : { status: 'noRecord' };
}

/** Which account is meant comes before anything else that went wrong. */
function worst(failed: readonly Facts[]): Facts {
  const asks = failed.find(({ status }) => status === 'several' || status === 'notFound');
  return asks ?? failed[0] ?? { status: 'defect' };
}

/** What is missing where nothing came after the command; without an entry nothing needs to. */
const NEEDED: Readonly<Partial<Record<ArgumentKind, string>>> = {
  account: 'Name an account: its name, its GSID or a mail domain, for example “Meridian Corp”.',
  note: 'Say what happened, for example “Meridian Corp call yesterday: exports work again, they want a date for the plant”.',
};

function withoutArgument({ name, title }: Pick<ReportDefinition, 'name' | 'title'>, text: string): Report {
  return {
    ...{ name, argument: '', title: title.replace(/…$/, ''), status: 'missing' },
    sections: [{ title: '', blocks: [{ kind: 'sentence', text }] }],
    ...{ rules: [], sources: [], asked: [] },
  };
}

function accountIn(facts: Facts): NamedRecord | undefined {
  const [name, gsid] = [textOf(facts, 'account'), textOf(facts, 'gsid')];
  return name === undefined || gsid === undefined ? undefined : { name, record: { kind: 'company', gsid } };
}

/** What a source kept back: a sentence, or one for each part. */
function notAvailableIn(facts: Facts): readonly Cell[] {
  const { notAvailable: gap } = facts;
  const audit = textOf(facts, 'audit') ?? [];
  if (typeof gap === 'string') return [gap, ...[audit].flat()];
  const parts = typeof gap === 'object' && gap !== null ? Object.entries(gap as Row) : [];
  // A part that was read may lack some of its details.
  const within = Object.keys(facts).flatMap((name): readonly (readonly [string, unknown])[] => {
    const problem = textOf(partOf(facts, name) ?? {}, 'notAvailable');
    return problem === undefined ? [] : [[name, problem]];
  });
  return [
    ...[...parts, ...within].map(([name, problem]) => `${name}: ${String(problem)}`),
    ...[audit].flat(),
  ];
}

function notAvailable(failed: readonly Facts[], gaps: readonly Cell[]): readonly Section[] {
  const items = [...new Map(failed.map((facts) => [facts.status, sentenceOf(facts)])).values(), ...gaps];
  if (items.length === 0) return [];
  const sentence = 'Not everything could be read; what is missing is unknown, not none:';
  return [
    {
      title: '',
      blocks: [
        { kind: 'sentence', text: sentence },
        { kind: 'list', items },
      ],
    },
  ];
}

function distinct(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== undefined))];
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
  const all = distinct(texts);
  return all.length === 0 ? undefined : all.join(' · ');
}
