import { accountsHealthGet } from './accountsHealthGet';
import { companyQuery } from './companyQuery';
import { ctaList } from './ctaList';
import type { Tool } from './defineTool';
import { portfolioAtRisk } from './portfolioAtRisk';
import { successPlanList } from './successPlanList';
import { timelineQuery } from './timelineQuery';

/** Every tool, in the order in which people read about them. */
export const catalogue: readonly Tool[] = [
  portfolioAtRisk,
  accountsHealthGet,
  companyQuery,
  ctaList,
  successPlanList,
  timelineQuery,
];
