import { accountBrief } from './accountBrief';
import { accountsHealthGet } from './accountsHealthGet';
import { activitiesList } from './activitiesList';
import { companyQuery } from './companyQuery';
import { ctaList } from './ctaList';
import { ctasList } from './ctasList';
import type { Tool } from './defineTool';
import { fieldValues } from './fieldValues';
import { objectDescribe } from './objectDescribe';
import { objectList } from './objectList';
import { objectQuery } from './objectQuery';
import { portfolioAtRisk } from './portfolioAtRisk';
import { queryCompanyPerson } from './queryCompanyPerson';
import { queryRelationships } from './queryRelationships';
import { queryScorecard } from './queryScorecard';
import { renewalsUpcoming } from './renewalsUpcoming';
import { resolveUser } from './resolveUser';
import { successPlanList } from './successPlanList';
import { successPlansGet } from './successPlansGet';
import { taskList } from './taskList';
import { timelineQuery } from './timelineQuery';

/** Every tool, in the order in which people read about them. */
export const catalogue: readonly Tool[] = [
  portfolioAtRisk,
  accountsHealthGet,
  accountBrief,
  renewalsUpcoming,
  ctasList,
  successPlansGet,
  activitiesList,
  fieldValues,
  companyQuery,
  ctaList,
  taskList,
  successPlanList,
  timelineQuery,
  queryCompanyPerson,
  queryRelationships,
  queryScorecard,
  resolveUser,
  objectQuery,
  objectDescribe,
  objectList,
];
