import { allOfB } from '../gainsight/cockpitQuery';
import type { GainsightClient } from '../gainsight/client';
import { allOf } from '../gainsight/objectQuery';
import { ctaObjectSelect, toCta } from '../gainsight/records/cta';
import { planSelect, toSuccessPlan } from '../gainsight/records/successPlan';
import type { Cta } from '../model/cta';
import { byDueDate } from '../model/dueDates';
import type { SuccessPlan } from '../model/successPlan';
import { mapped } from './mapped';
import { nextOffset } from './paging';
import { listPlansTolerantly, queryTolerantly } from './queryTolerantly';
import type { Page, People, Scope, SuccessPlans } from './tenant';

const PAGE = 200;
const OBJECTIVES = 500;

/** Success plans and their objectives, earliest due date first. */
export class PlanService implements SuccessPlans {
  readonly #client: Pick<GainsightClient, 'listSuccessPlans' | 'queryObjects'>;
  readonly #people: Pick<People, 'me'>;

  constructor(
    client: Pick<GainsightClient, 'listSuccessPlans' | 'queryObjects'>,
    people: Pick<People, 'me'>,
  ) {
    this.#client = client;
    this.#people = people;
  }

  async page(
    { scope, offset = 0 }: { scope: Scope; offset?: number | undefined },
    signal?: AbortSignal,
  ): Promise<Page<SuccessPlan>> {
    const owner = scope === 'mine' ? (await this.#people.me(signal)).gsid : undefined;
    return this.#list(
      owner === undefined ? undefined : { fieldName: 'OwnerId', gsid: owner },
      offset,
      signal,
    );
  }

  async ofCompany(companyGsid: string, signal?: AbortSignal): Promise<readonly SuccessPlan[]> {
    return (await this.#list({ fieldName: 'CompanyId', gsid: companyGsid }, 0, signal)).rows;
  }

  async objectives(planGsid: string, signal?: AbortSignal): Promise<readonly Cta[]> {
    const where = allOf({ name: 'CtaGroupId', operator: 'EQ', value: [planGsid] });
    const query = { object: 'call_to_action', select: ctaObjectSelect, where, limit: OBJECTIVES };
    return mapped(await queryTolerantly(this.#client, query, signal), toCta).sort(byDueDate);
  }

  async #list(
    filter: { fieldName: string; gsid: string } | undefined,
    offset: number,
    signal?: AbortSignal,
  ): Promise<Page<SuccessPlan>> {
    const where = allOfB(filter && { fieldName: filter.fieldName, operator: 'EQ', value: [filter.gsid] });
    const pageNumber = Math.floor(offset / PAGE) + 1;
    const query = { select: planSelect, where, pageSize: PAGE, pageNumber };
    const rows = await listPlansTolerantly(this.#client, query, signal);
    return { rows: mapped(rows, toSuccessPlan).sort(byDueDate), next: nextOffset(rows, offset, PAGE) };
  }
}
