import type { Calendar } from '../calendar';
import { Random } from '../random';
import type { Row } from '../row';
import { AWKWARD_NAME } from './generatedCompanies';
import { activityRow, type ActivitySpec } from './timelineRows';

type Text = readonly [type: string, subject: string, notes: string, minutes?: number];

const TEXTS: readonly [Text, ...Text[]] = [
  ['Call', 'Check-in', '<p>No open questions.</p>', 20],
  ['Meeting', 'Review of the month', '<p>Numbers are stable.</p>', 45],
  ['Email', 'Release notes', '<p>Sent the highlights.</p>'],
  ['Update', 'Change in the team', '<p>A new key user starts soon.</p>'],
  ['Internal Note', 'Pricing', '<p>Ask finance before the renewal.</p>'],
  ['Meeting', 'Quarterly business review', '<p>Goals confirmed.<br>Next review in three months.</p>', 60],
];
const AWKWARD: Text = ['Call', '<b>Bold</b> & `code` [link](#)', '<p>5 &lt; 7 &amp; *stars*</p>', 10];

/** Activities of a company about which nothing is told. */
export function deriveTimeline(calendar: Calendar, seed: number, company: Row, author: string): Row[] {
  const name = String(company.Name);
  const random = new Random(seed, `timeline ${name}`);
  const specs: ActivitySpec[] = [];
  let daysAgo = random.int(1, 60);
  for (let left = random.int(3, 8); left > 0; left--) {
    const [type, subject, notes, minutes] =
      name === AWKWARD_NAME && left === 1 ? AWKWARD : random.pick(TEXTS);
    specs.push({
      company: name,
      daysAgo,
      hour: random.int(8, 16),
      type,
      subject,
      notes,
      author,
      ...(minutes === undefined ? {} : { minutes }),
    });
    daysAgo += random.int(5, 50);
  }
  return specs.map((spec, i) => activityRow(calendar, spec, i));
}
