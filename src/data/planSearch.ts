import { allOfB } from '../gainsight/cockpitQuery';
import type { GainsightClient } from '../gainsight/client';
import { planSelect, toSuccessPlan } from '../gainsight/records/successPlan';
import { byDueDate } from '../model/dueDates';
import type { SuccessPlan } from '../model/successPlan';
import { eachOnce, mapped } from './mapped';
import { listPlansTolerantly } from './queryTolerantly';

const PAGE = 1000;
const MOST_PAGES = 5;

/** Success plans by due date, closed ones too. `complete` false = there are more than were read. */
export async function findPlans(
  client: Pick<GainsightClient, 'listSuccessPlans'>,
  filter: { readonly companyGsid?: string | undefined; readonly ownerGsid?: string | undefined },
  signal?: AbortSignal,
): Promise<{ plans: readonly SuccessPlan[]; complete: boolean }> {
  const { companyGsid, ownerGsid } = filter;
  const where = allOfB(
    companyGsid === undefined ? undefined : { fieldName: 'CompanyId', operator: 'EQ', value: [companyGsid] },
    ownerGsid === undefined ? undefined : { fieldName: 'OwnerId', operator: 'EQ', value: [ownerGsid] },
  );
  const plans: SuccessPlan[] = [];
  for (let pageNumber = 1; pageNumber <= MOST_PAGES; pageNumber += 1) {
    const query = { select: planSelect, where, pageSize: PAGE, pageNumber };
    const rows = await listPlansTolerantly(client, query, signal);
    plans.push(...mapped(rows, toSuccessPlan));
    if (rows.length < PAGE) return { plans: eachOnce(plans).sort(byDueDate), complete: true };
  }
  return { plans: eachOnce(plans).sort(byDueDate), complete: false };
}
