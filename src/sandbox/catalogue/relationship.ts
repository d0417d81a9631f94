import {
  currency,
  date,
  flag,
  gsidKey,
  lookup,
  multiSelect,
  nameKey,
  picklist,
  text,
  times,
  type ObjectType,
} from './field';

export const relationship: ObjectType = {
  name: 'relationship',
  label: 'Relationship',
  labelPlural: 'Relationships',
  objectType: 'STANDARD',
  keyPrefix: '1P05',
  companyField: 'CompanyId',
  fields: [
    gsidKey(),
    nameKey(),
    lookup('CompanyId', 'company', 'Company', { required: true }),
    lookup('TypeId', 'relationship_type', 'Type'),
    currency('Arr', 'ARR'),
    currency('Mrr', 'MRR'),
    lookup('Csm', 'gsuser', 'CSM'),
    picklist('Stage', 'Company Stage'),
    picklist('Status', 'Company Status'),
    date('RenewalDate'),
    lookup('CurrentScore', 'scoring_scheme_definition', 'Current Score', { readOnly: true }),
    lookup('ScorecardId', 'scorecard_master', 'Scorecard'),
    multiSelect('Tags', 'Company Tags'),
    ...times(),
  ],
};

export const relationshipType: ObjectType = {
  name: 'relationship_type',
  label: 'Relationship Type',
  labelPlural: 'Relationship Types',
  objectType: 'SYSTEM',
  keyPrefix: '1P06',
  fields: [gsidKey(), nameKey(), text('Description'), flag('Active')],
};
