import { accountBrief } from './read/accountBrief';
import { accountsHealthGet } from './read/accountsHealthGet';
import { activitiesList } from './read/activitiesList';
import { companyQuery } from './read/companyQuery';
import { ctaList } from './read/ctaList';
import { ctasList } from './read/ctasList';
import type { Tool } from './defineTool';
import { fieldValues } from './read/fieldValues';
import { objectDescribe } from './read/objectDescribe';
import { objectList } from './read/objectList';
import { objectQuery } from './read/objectQuery';
import { portfolioAtRisk } from './read/portfolioAtRisk';
import { queryCompanyPerson } from './read/queryCompanyPerson';
import { queryRelationships } from './read/queryRelationships';
import { queryScorecard } from './read/queryScorecard';
import { renewalsUpcoming } from './read/renewalsUpcoming';
import { resolveUser } from './read/resolveUser';
import { successPlanList } from './read/successPlanList';
import { successPlansGet } from './read/successPlansGet';
import { taskList } from './read/taskList';
import { timelineQuery } from './read/timelineQuery';
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
