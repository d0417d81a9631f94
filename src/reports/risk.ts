import { addDays } from '../base/dates';
import type { Facts } from '../tools/toolAnswer';
import { facts, rowsSection, sentence, table } from './blocks';
import { account, arr, dayAway, score, signed, sums } from './cells';
import { defineReport, part } from './defineReport';
import { dayOf, numberOf, partOf, type Row, rowsOf, textOf, textsOf } from './facts';
import type { Instead } from './instead';
import type { Block, Cell, Section } from './report';

const RENEWS_SOON_DAYS = 90;
const QUIET_DAYS = 30;
const FALLING_DAYS = 30;
const MOST_NAMES = 3;

/** Which accounts of a CSM are in danger, and which are on their way there; the user's own without a name. */
export const risk = defineReport({
  name: 'risk',
  command: 'gainsight.portfolioAtRisk',
  title: 'Portfolio at Risk',
  description: 'Accounts in the lowest health band, and those whose health falls: yours, or those of a CSM',
  argument: 'csmOrMine',
  tools: ['gainsight_portfolio_at_risk', 'gainsight_accounts_health_get'],
  heading: (_, argument) => {
    const owner = ownerIn(argument);
    return owner === 'me'
      ? 'Portfolio at risk'
      : `Portfolio at risk: ${owner === 'all' ? 'all accounts' : owner}`;
  },
  questions: (argument, { clock }) => {
    const owner = ownerIn(argument);
    return {
      atRisk: { tool: 'gainsight_portfolio_at_risk', input: { owner, limit: 500 } },
      falling: {
        tool: 'gainsight_accounts_health_get',
        input: {
          ...{ owner, order: 'drop', since: addDays(clock.today(), -FALLING_DAYS) },
          ...{ limit: 25, detail: 'detailed' },
        },
      },
    };
  },
  instead: (argument, { atRisk }) => ownAccounts(argument, atRisk.facts),
  build: ({ atRisk, falling }, { clock }) => [
    ...part('Accounts at risk', withReason(atRisk.facts), atRiskSections),
    ...part('Falling health', falling.facts, (answer) => [
      fallingSection(answer, addDays(clock.today(), -FALLING_DAYS)),
    ]),
  ],
});

/** `Priya Nair`, `for priya.nair@example.com`, `all accounts`; without a name the user. */
function ownerIn(argument: string): string {
  const words = argument.trim().replace(/^(?:for|of|by)\s+/i, '');
  if (/^(?:|mine|my (?:accounts|portfolio|book))$/i.test(words)) return 'me';
  return /^(?:all(?: accounts)?|every(?:one|body))$/i.test(words) ? 'all' : words;
}

/** Nobody, or nobody alone, is called so: the user's own accounts, and a word about it. */
function ownAccounts(argument: string, answer: Facts): Instead | undefined {
  if (ownerIn(argument) === 'me') return undefined;
  const names = rowsOf(answer)
    .slice(0, MOST_NAMES)
    .map((row) => textOf(row, 'name'));
  switch (answer.status) {
    case 'notFound':
      return {
        argument: '',
        note: `No CSM is called “${ownerIn(argument)}”, so these are your own accounts. Give the name or the e-mail address of a CSM, or “all”.`,
      };
    case 'several':
      return {
        argument: '',
        note: `“${ownerIn(argument)}” may be several people, such as ${names.join(', ')}, so these are your own accounts. Give a name in full, or an e-mail address.`,
      };
    default:
      return undefined;
  }
}

/** Without a criterion of its own the tool judges by the lowest band, and refuses where there is none. */
function withReason(answer: Facts): Facts {
  if (answer.status !== 'rejected' || answer.problem !== undefined) return answer;
  return { ...answer, problem: 'the tenant has no health bands that can be read, so no score is a low one' };
}

function atRiskSections(answer: Facts): readonly Section[] {
  const rows = rowsOf(answer);
  const soon = rows.filter((row) => {
    const days = numberOf(row, 'renewsInDays');
    return days !== undefined && days >= 0 && days <= RENEWS_SOON_DAYS;
  });
  const quiet = rows.filter(
    (row) => textOf(row, 'lastTouch') === 'never' || (numberOf(row, 'daysSinceTouch') ?? 0) >= QUIET_DAYS,
  );
  return [
    {
      title: 'At a glance',
      blocks: [
        facts({
          'Accounts at risk': numberOf(answer, 'total'),
          'ARR of these': sums(partOf(answer, 'totalArr')),
          [`Renewing within ${RENEWS_SOON_DAYS} days`]: soon.length,
          [`No touch for ${QUIET_DAYS} days or longer`]: quiet.length,
          'Not judged': textOf(answer, 'undecided'),
          'Left out': textsOf(answer, 'churned').join(', '),
        }),
      ],
    },
    rowsSection('Accounts at risk', rows, 'No account is at risk by this rule.', () => [
      riskTable(rows, answer.total),
    ]),
  ];
}

function riskTable(rows: readonly Row[], total: unknown): Block {
  return table<Row>(
    {
      Account: account,
      Health: score,
      'Last touch': (row) => lastTouch(row),
      Renewal: (row) => dayAway(row, 'renewalDate', 'renewsInDays'),
      ARR: (row) => arr(row) ?? 'not on file',
      Why: (row) => textsOf(row, 'reasons').join(', '),
    },
    rows,
    total,
  );
}

function lastTouch(row: Row): Cell {
  const days = numberOf(row, 'daysSinceTouch');
  const away = days === undefined ? undefined : ['(', { daysAway: -days }, ')'];
  return [dayOf(row, 'lastTouch') ?? textOf(row, 'lastTouch'), away];
}

/** Only those that lost points: the rest of the answer is no sign of danger. */
function fallingSection(answer: Facts, since: string): Section {
  const change = (row: Row): number => numberOf(partOf(row, 'trend') ?? {}, 'change') ?? 0;
  const fallen = rowsOf(answer).filter((row) => change(row) < 0);
  const total = numberOf(answer, 'fell') ?? fallen.length;
  return {
    title: 'Falling health',
    blocks: [
      sentence('Points lost since', { day: since }, '.'),
      ...(fallen.length === 0
        ? [sentence('No account lost points.')]
        : [
            table<Row>(
              {
                Account: account,
                Change: (row) => signed(change(row)),
                Before: (row) => numberOf(partOf(row, 'trend') ?? {}, 'from'),
                Now: score,
                Renewal: (row) => dayOf(row, 'renewalDate'),
              },
              fallen,
              total,
            ),
          ]),
    ],
  };
}
