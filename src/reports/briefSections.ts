import type { Facts } from '../tools/toolAnswer';
import { activityTable, lastContact } from './activityTable';
import { facts, list, rowsSection, sentence } from './blocks';
import { account, arr, dayAway, score, trend } from './cells';
import { numberOf, partOf, type Row, rowsOf, textOf, textsOf } from './facts';
import { measureTable } from './healthBlocks';
import { peopleSection, relationshipSection } from './peopleTables';
import { planTable } from './planTables';
import type { Section } from './report';
import { ctaTable } from './workTables';

/** The account in a few lines: what is asked first. */
export function overview(brief: Facts): Section {
  const [health, renewal] = [partOf(brief, 'health'), partOf(brief, 'renewal')];
  const timeline = partOf(brief, 'timeline');
  return {
    title: 'At a glance',
    blocks: [
      facts({
        Account: account(brief),
        CSM: textOf(brief, 'csm'),
        Health: health && score(health),
        Trend: health && trend(health),
        ARR: renewal && arr(renewal),
        Renewal: renewal && dayAway(renewal, 'renewalDate', 'daysLeft'),
        Stage: renewal && textOf(renewal, 'stage'),
        Status: renewal && textOf(renewal, 'status'),
        'Last contact': timeline && lastContact(partOf(timeline, 'lastContact'), noContact(timeline)),
        'Executive sponsor': textOf(partOf(brief, 'contacts') ?? {}, 'sponsor'),
      }),
    ],
  };
}

function noContact(timeline: Row): string {
  const told = textOf(timeline, 'lastContact') ?? 'none';
  return told === 'none' ? 'none in the Timeline' : told;
}

/** What nobody has put on file yet. */
export function gapsSection(brief: Facts): readonly Section[] {
  const gaps = textsOf(brief, 'gaps');
  return gaps.length === 0 ? [] : [{ title: 'Missing', blocks: [list(gaps)] }];
}

export function measuresSection(brief: Facts): readonly Section[] {
  const health = partOf(brief, 'health');
  if (!health) return [];
  if (textOf(health, 'measures') !== undefined)
    return [
      {
        title: 'Measures',
        blocks: [sentence('The measures could not be read; this is not the same as none.')],
      },
    ];
  const none = 'No measures are on file.';
  return [rowsSection('Measures', rowsOf(health, 'measures'), none, (rows) => [measureTable(rows)])];
}

export function openWorkSections(brief: Facts): readonly Section[] {
  const [ctas, plans] = [partOf(brief, 'ctas'), partOf(brief, 'plans')];
  return [
    ...(ctas
      ? [
          rowsSection('Open CTAs', rowsOf(ctas, 'ctas'), 'No CTA is open.', (rows) => [
            facts({ Open: numberOf(ctas, 'open'), Overdue: numberOf(ctas, 'overdue') }),
            ctaTable(rows, numberOf(ctas, 'open')),
          ]),
        ]
      : []),
    ...(plans
      ? [
          rowsSection('Success plans', rowsOf(plans, 'plans'), 'No success plan is open.', (rows) => [
            planTable(rows, numberOf(plans, 'open')),
          ]),
        ]
      : []),
  ];
}

export function timelineSection(brief: Facts): readonly Section[] {
  const timeline = partOf(brief, 'timeline');
  if (!timeline) return [];
  const total =
    numberOf(timeline, 'read') ?? `at least ${/\d+/.exec(textOf(timeline, 'read') ?? '')?.[0] ?? 0}`;
  return [
    rowsSection('Timeline', rowsOf(timeline, 'entries'), 'Nothing was logged.', (rows) => [
      activityTable(rows, total),
    ]),
  ];
}

export function peopleSections(brief: Facts): readonly Section[] {
  const [contacts, relationships] = [partOf(brief, 'contacts'), partOf(brief, 'relationships')];
  const currency = textOf(partOf(brief, 'renewal') ?? {}, 'currency');
  const lines = relationships && relationshipSection(relationships, currency);
  return [...(contacts ? [peopleSection(contacts)] : []), ...(lines ? [lines] : [])];
}

/** The part of a brief, or nothing known of it. */
export function briefPart(brief: Facts, name: string): Row {
  return partOf(brief, name) ?? {};
}
