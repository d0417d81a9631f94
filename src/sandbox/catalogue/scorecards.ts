import {
  date,
  dateTime,
  flag,
  gsidKey,
  lookup,
  nameKey,
  number,
  richText,
  text,
  times,
  type ObjectType,
} from './field';

/** The measures of this tenant's scorecard, their weight in percent and their column in the history. */
export const MEASURES = [
  { name: 'Product usage', weight: 30, group: 'Adoption', column: 'ProductUsage__gc' },
  { name: 'Support', weight: 20, group: 'Service', column: 'Support__gc' },
  { name: 'Sponsor engagement', weight: 20, group: 'Engagement', column: 'SponsorEngagement__gc' },
  { name: 'NPS', weight: 15, group: 'Engagement', column: 'Nps__gc' },
  { name: 'Financial', weight: 15, group: 'Commercial', column: 'Financial__gc' },
] as const;

export const scorecardMaster: ObjectType = {
  name: 'scorecard_master',
  label: 'Scorecard Master',
  labelPlural: 'Scorecard Masters',
  objectType: 'SYSTEM',
  keyPrefix: '1SC0',
  fields: [gsidKey(), nameKey(), text('EntityType'), text('SchemeName'), flag('Active'), ...times()],
};

/** One row for each number of the scheme; its label and colour are those of the band that it falls in. */
export const scoringScheme: ObjectType = {
  name: 'scoring_scheme_definition',
  label: 'Scoring Scheme Definition',
  labelPlural: 'Scoring Scheme Definitions',
  objectType: 'SYSTEM',
  keyPrefix: '1SC1',
  fields: [
    gsidKey(),
    nameKey(),
    text('Label'),
    number('Score'),
    text('Color'),
    number('MinValue'),
    number('MaxValue'),
    text('SchemeName'),
  ],
};

export const scorecardMeasure: ObjectType = {
  name: 'scorecard_measure',
  label: 'Scorecard Measure',
  labelPlural: 'Scorecard Measures',
  objectType: 'SYSTEM',
  keyPrefix: '1SC2',
  fields: [gsidKey(), nameKey(), number('Weight'), text('GroupName', 'Group')],
};

/** The measures of each company as they stand now. */
export const scorecardFact: ObjectType = {
  name: 'company_scorecard_fact_1',
  label: 'Company Scorecard Fact',
  labelPlural: 'Company Scorecard Facts',
  objectType: 'SYSTEM',
  keyPrefix: '1SC3',
  companyField: 'AccountId__gc',
  fields: [
    number('Id', 'ID', { readOnly: true }),
    lookup('AccountId__gc', 'company', 'Company', { required: true }),
    lookup('ScorecardId__gc', 'scorecard_master', 'Scorecard'),
    lookup('MeasureId__gc', 'scorecard_measure', 'Measure'),
    lookup('CurScoreId__gc', 'scoring_scheme_definition', 'Current Score'),
    lookup('PrevScoreId__gc', 'scoring_scheme_definition', 'Previous Score'),
    text('Trend__gc', 'Trend'),
    richText('Comments__gc', 'Comments'),
    lookup('ScoreModifiedById__gc', 'gsuser', 'Score Modified By'),
    dateTime('ScoreModifiedAt__gc', 'Score Modified At'),
    flag('Active'),
    ...times(),
  ],
};

/** A snapshot of each scored company for every week. */
export const scorecardHistory: ObjectType = {
  name: 'account_scorecard_history',
  label: 'Account Scorecard History',
  labelPlural: 'Account Scorecard Histories',
  objectType: 'SYSTEM',
  keyPrefix: '1SC4',
  companyField: 'AccountId__gc',
  fields: [
    number('Id', 'ID', { readOnly: true }),
    lookup('AccountId__gc', 'company', 'Company', { required: true }),
    lookup('ScorecardId__gc', 'scorecard_master', 'Scorecard'),
    date('SnapshotDate__gc', 'Snapshot Date'),
    text('TimeGranularity__gc', 'Time Granularity'),
    number('OverallScoreAccount__gc', 'Overall Score'),
    ...MEASURES.map(({ name, column }) => number(column, name)),
    ...times(),
  ],
};
