import { MEASURES } from '../catalogue/scorecards';
import type { Calendar } from '../calendar';
import type { Row } from '../row';
import { measureId, SCORECARD_ID, scoreId } from './ids';

const MAX_SCORE = 100;
const SCHEME = 'Numbers 0-100';

const BANDS = [
  { label: 'At risk', from: 0, to: 39.99, color: '#d13438' },
  { label: 'Watch', from: 40, to: 69.99, color: '#ffaa44' },
  { label: 'Healthy', from: 70, to: 100, color: '#107c10' },
] as const;

/** How this tenant scores: the scheme of numbers in three bands, one scorecard and its measures. */
export function scoreSchemeRows(calendar: Calendar): Record<string, Row[]> {
  const scores = Array.from({ length: MAX_SCORE + 1 }, (_, score): Row => {
    const band = BANDS.find(({ to }) => score <= to) ?? BANDS[2];
    return {
      Gsid: scoreId(score),
      Name: band.label,
      Label: band.label,
      Score: score,
      Color: band.color,
      MinValue: band.from,
      MaxValue: band.to,
      SchemeName: SCHEME,
    };
  });
  return {
    scoring_scheme_definition: scores,
    scorecard_master: [
      {
        Gsid: SCORECARD_ID,
        Name: 'Customer Health',
        EntityType: 'COMPANY',
        SchemeName: SCHEME,
        Active: true,
        CreatedDate: calendar.at(-1000),
        ModifiedDate: calendar.at(-200),
      },
    ],
    scorecard_measure: MEASURES.map(({ name, weight, group }) => ({
      Gsid: measureId(name),
      Name: name,
      Weight: weight,
      GroupName: group,
    })),
  };
}
