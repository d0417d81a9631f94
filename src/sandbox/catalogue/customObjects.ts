import {
  currency,
  date,
  gsidKey,
  lookup,
  nameKey,
  number,
  percentage,
  picklist,
  richText,
  times,
  type Field,
  type ObjectType,
} from './field';

const ofCompany = (): Field => lookup('Company__gc', 'company', 'Company');

function custom(
  name: string,
  label: string,
  labelPlural: string,
  keyPrefix: string,
  fields: Field[],
): ObjectType {
  return {
    name,
    label,
    labelPlural,
    objectType: 'CUSTOM',
    keyPrefix,
    companyField: 'Company__gc',
    fields: [gsidKey(), nameKey(), ofCompany(), ...fields, ...times()],
  };
}

export const npsResponse = custom('NPS_Response__gc', 'NPS Response', 'NPS Responses', '1Z0B', [
  lookup('Person__gc', 'person', 'Person'),
  number('Score__gc', 'Score'),
  richText('Comment__gc', 'Comment'),
  date('Response_Date__gc', 'Response date'),
]);

export const productUsage = custom('Product_Usage__gc', 'Product Usage', 'Product Usage', '1Z0C', [
  date('Snapshot_Date__gc', 'Snapshot date'),
  number('Active_Users__gc', 'Active users'),
  number('Licensed_Users__gc', 'Licensed users'),
  number('Logins__gc', 'Logins'),
  percentage('Adoption_Rate__gc', 'Adoption rate'),
]);

export const renewalForecast = custom(
  'Renewal_Forecast__gc',
  'Renewal Forecast',
  'Renewal Forecasts',
  '1Z0E',
  [
    date('Renewal_Date__gc', 'Renewal date'),
    currency('Amount__gc', 'Amount'),
    percentage('Probability__gc', 'Probability'),
    picklist('Category__gc', 'Forecast Category', 'Category'),
  ],
);

export const siteVisit = custom('site_visit__gc', 'Site Visit', 'Site Visits', '1Z0A', [
  date('Visited_On__gc', 'Visited on'),
  lookup('Visitor__gc', 'gsuser', 'Visitor'),
  richText('Notes__gc', 'Notes'),
]);
