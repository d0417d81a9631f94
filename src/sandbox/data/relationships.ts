import type { Calendar } from '../calendar';
import { itemOf } from '../catalogue/picklists';
import type { Rows } from '../derivation';
import { gsid } from '../gsid';
import type { Row } from '../row';
import { companyId, personId, SCORECARD_ID, scoreId, userId } from './ids';

interface RelationshipSpec {
  readonly company: string;
  readonly csm: string;
  readonly name: string;
  readonly type: string;
  readonly arr: number;
  readonly score?: number;
  readonly renewal: number;
}

const TYPES = ['Business Unit', 'Product', 'Region'];

const RELATIONSHIPS: readonly RelationshipSpec[] = [
  ...(
    [
      ['Helios EMEA', 'Region', 140_000, 77],
      ['Helios Forecasting', 'Product', 95_000, 58],
      ['Helios Labs', 'Business Unit', 60_000, undefined],
    ] as const
  ).map(([name, type, arr, score]) => ({
    company: 'Helios Analytics',
    csm: 'Lena Hofmann',
    name,
    type,
    arr,
    renewal: 83,
    ...(score === undefined ? {} : { score }),
  })),
  {
    company: 'Quillon Bank',
    csm: 'Lena Hofmann',
    name: 'Quillon Retail Banking',
    type: 'Business Unit',
    arr: 560_000,
    score: 64,
    renewal: 240,
  },
  {
    company: 'Castellan Insurance',
    csm: 'Priya Nair',
    name: 'Castellan Claims',
    type: 'Business Unit',
    arr: 300_000,
    score: 72,
    renewal: 150,
  },
];

const typeId = (name: string): string => gsid('1P06', `relationship type ${name}`);
const relationshipId = (name: string): string => gsid('1P05', `relationship ${name}`);

/** Parts of companies that are looked after on their own, and who works there. */
export function relationshipRows(calendar: Calendar): Rows {
  const times = { CreatedDate: calendar.at(-350), ModifiedDate: calendar.at(-25) };
  return {
    relationship_type: TYPES.map((name) => ({
      Gsid: typeId(name),
      Name: name,
      Description: null,
      Active: true,
    })),
    relationship: RELATIONSHIPS.map((spec): Row => ({
      Gsid: relationshipId(spec.name),
      Name: spec.name,
      CompanyId: companyId(spec.company),
      TypeId: typeId(spec.type),
      Arr: spec.arr,
      Mrr: Math.round(spec.arr / 12),
      Csm: userId(spec.csm),
      Stage: itemOf('Company Stage', 'Value'),
      Status: itemOf('Company Status', 'Active'),
      RenewalDate: calendar.day(spec.renewal),
      CurrentScore: spec.score === undefined ? null : scoreId(spec.score),
      ScorecardId: spec.score === undefined ? null : SCORECARD_ID,
      Tags: null,
      ...times,
    })),
    relationship_person: [
      {
        Gsid: gsid('1C03', 'relationship person Pavel Novak'),
        Person_ID: personId('Pavel Novak', 'Helios Analytics'),
        Relationship_ID: relationshipId('Helios Forecasting'),
        Company_Person_ID: gsid('1C01', 'contact Pavel Novak Helios Analytics'),
        Active: true,
        Role: 'Key User',
        Title: 'Data Engineer',
        CreatedDate: calendar.at(-350),
      },
    ],
  };
}
