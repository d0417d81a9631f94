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
import { ctaCreate } from './write/ctaCreate';
import { ctaUpdate } from './write/ctaUpdate';
import { successPlanCreate } from './write/successPlanCreate';
import { successPlanUpdate } from './write/successPlanUpdate';
import { taskCreate } from './write/taskCreate';
import { taskUpdate } from './write/taskUpdate';
import { timelineCreate } from './write/timelineCreate';
import { timelineUpdate } from './write/timelineUpdate';

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
  ctaCreate,
  ctaUpdate,
  taskCreate,
  taskUpdate,
  successPlanCreate,
  successPlanUpdate,
  timelineCreate,
  timelineUpdate,
];
