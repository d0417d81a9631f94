import { addDays } from '../base/dates';
import { activityTable, lastContact } from './activityTable';
import type { Answers } from './asking';
import { facts, list, rowsSection, sentence } from './blocks';
import { gapsSection, peopleSections } from './briefSections';
import { account, arr, dayAway, score } from './cells';
import { dangerRule, dangerTable } from './dangers';
import type { ReportContext } from './definition';
import { defineReport, part } from './defineReport';
import { numberOf, partOf, rowsOf, textOf } from './facts';
import { measureTable, pointsOf, trendSince } from './healthBlocks';
import { objectiveTable, planTable } from './planTables';
import type { Section } from './report';
import {
  readableAnswers,
  type ReviewAnswers,
  type ReviewFacts,
  reviewFacts,
  type ReviewQuestion,
} from './reviewFacts';
import { type ReviewSpan, reviewSpan } from './reviewSpan';
import { WIN_RULE, winTable } from './wins';
import { ctaTable } from './workTables';

const HISTORY_DAYS = 365;

/** Everything for a business review, computed from the records. */
export const prep = defineReport<ReviewQuestion>({
  name: 'prep',
  command: 'gainsight.prepareReview',
  title: 'Prepare Business Review…',
  description: 'Agenda, results, risks, plans and questions for an EBR or QBR with one account',
  argument: 'account',
  tools: [
    'gainsight_account_brief',
    'gainsight_accounts_health_get',
    'gainsight_ctas_list',
    'gainsight_success_plans_get',
    'gainsight_activities_list',
  ],
  heading: (found, argument) => `Business review: ${found?.name ?? argument}`,
  questions: (name, { clock }) => ({
    brief: {
      tool: 'gainsight_account_brief',
      input: {
        ...{ account: name, detail: 'detailed' },
        sections: ['renewal', 'ctas', 'contacts', 'relationships'],
      },
    },
    health: {
      tool: 'gainsight_accounts_health_get',
      input: { account_id: name, since: addDays(clock.today(), -HISTORY_DAYS), detail: 'detailed' },
    },
    closed: {
      tool: 'gainsight_ctas_list',
      input: { account: name, state: 'closed', limit: 200, detail: 'detailed' },
    },
    plans: {
      tool: 'gainsight_success_plans_get',
      input: { account: name, state: 'all', limit: 50, detail: 'detailed' },
    },
    timeline: { tool: 'gainsight_activities_list', input: { account: name, limit: 200 } },
  }),
  build: (answers, context) => sectionsOf(answers, context),
});

function sectionsOf(answers: Answers<ReviewQuestion>, { clock }: ReportContext): readonly Section[] {
  const read = readableAnswers(answers);
  const span = reviewSpan(read.timeline, clock.today());
  const known = reviewFacts(read, span.since, clock.today());
  return [
    overview(read, known, span),
    { title: 'Agenda', blocks: [list(known.agenda)] },
    resultSection(known),
    dangerSection(known),
    ...part('Health', answers.health.facts, () => measureSections(known)),
    ...part('Success plans', answers.plans.facts, () => planSections(known)),
    ...part('Open CTAs', answers.brief.facts, (brief) => [
      rowsSection('Open CTAs', known.ctas, 'No CTA is open.', (rows) => [
        ctaTable(rows, numberOf(partOf(brief, 'ctas') ?? {}, 'open')),
      ]),
      ...peopleSections(brief),
      ...gapsSection(brief),
    ]),
    rowsSection('Suggested questions', known.questions, 'The facts suggest no question.', (all) => [
      list(all),
    ]),
    ...part('Since the last review', answers.timeline.facts, (timeline) => [
      rowsSection(
        'Since the last review',
        rowsOf(timeline).filter((row) => (textOf(row, 'date') ?? '') >= span.since),
        'Nothing was logged in this time.',
        (rows) => [activityTable(rows)],
      ),
    ]),
  ];
}

function overview(
  { brief, health, timeline }: ReviewAnswers,
  { renewal }: ReviewFacts,
  span: ReviewSpan,
): Section {
  return {
    title: 'At a glance',
    blocks: [
      facts({
        Account: account(brief) ?? account(health),
        CSM: textOf(brief, 'csm') ?? textOf(health, 'csm'),
        'Last review': span.rule,
        Health: score(health),
        Trend: trendSince(pointsOf(health), span.since),
        ARR: arr(renewal),
        Renewal: dayAway(renewal, 'renewalDate', 'daysLeft'),
        Stage: textOf(renewal, 'stage'),
        'Last contact': lastContact(partOf(timeline, 'lastContact'), textOf(timeline, 'lastContact')),
        'Executive sponsor': textOf(partOf(brief, 'contacts') ?? {}, 'sponsor'),
      }),
    ],
  };
}

function resultSection({ wins }: ReviewFacts): Section {
  const none = sentence('Nothing of this kind is in what could be read.');
  return {
    title: 'Achieved since the last review',
    blocks: [wins.length === 0 ? none : winTable(wins), sentence('Rule:', WIN_RULE, '.')],
  };
}

function dangerSection({ dangers }: ReviewFacts): Section {
  const none = sentence('Nothing of this kind is in what could be read.');
  const rule = dangerRule('a Timeline entry in this time');
  return {
    title: 'Risks and problems',
    blocks: [dangers.length === 0 ? none : dangerTable(dangers), sentence('Rule:', rule, '.')],
  };
}

function measureSections({ usage, otherMeasures }: ReviewFacts): readonly Section[] {
  const none = 'No measure is about value or usage.';
  return [
    rowsSection('Value and usage', usage, none, (rows) => [measureTable(rows)]),
    ...(otherMeasures.length > 0 ? [{ title: 'Other measures', blocks: [measureTable(otherMeasures)] }] : []),
  ];
}

function planSections({ openPlans }: ReviewFacts): readonly Section[] {
  return [
    rowsSection('Success plans', openPlans, 'No success plan is open.', (rows) => [planTable(rows)]),
    ...(openPlans.length > 0
      ? [
          {
            title: 'Open objectives',
            blocks: [objectiveTable(openPlans, (one) => textOf(one, 'stage') !== 'done')],
          },
        ]
      : []),
  ];
}
