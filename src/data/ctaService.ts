import { allOfB } from '../gainsight/cockpitQuery';
import type { GainsightClient } from '../gainsight/client';
import { allOf } from '../gainsight/objectQuery';
import { ctaSelect, toCta } from '../gainsight/records/cta';
import { taskSelect, toTask } from '../gainsight/records/task';
import type { Cta, Task } from '../model/cta';
import { byDueDate } from '../model/dueDates';
import { eachOnce, mapped } from './mapped';
import { listCtasTolerantly, queryTolerantly } from './queryTolerantly';
import type { Ctas, Page } from './tenant';

const PAGE = 100;
const LIST_LIMIT = 1000;
/** Nobody owns more open CTAs; a tenant that gives the same page again and again must not keep us asking. */
const MOST_PAGES = 10;

/** Open CTAs and their tasks, earliest due date first. Objectives are left to their success plan. */
export class CtaService implements Ctas {
  readonly #client: Pick<GainsightClient, 'listCtas' | 'listTasks' | 'queryObjects'>;

  constructor(client: Pick<GainsightClient, 'listCtas' | 'listTasks' | 'queryObjects'>) {
    this.#client = client;
  }

  async ofCompany(companyGsid: string, offset = 0, signal?: AbortSignal): Promise<Page<Cta>> {
    const pageNumber = Math.floor(offset / PAGE) + 1;
    const { ctas, full } = await this.#open('CompanyId', companyGsid, PAGE, pageNumber, signal);
    return { rows: ctas, next: full ? offset + PAGE : undefined };
  }

  async openOf(ownerGsid: string, signal?: AbortSignal): Promise<readonly Cta[]> {
    const all: Cta[] = [];
    for (let pageNumber = 1, full = true; full && pageNumber <= MOST_PAGES; pageNumber += 1) {
      const page = await this.#open('OwnerId', ownerGsid, LIST_LIMIT, pageNumber, signal);
      all.push(...page.ctas);
      full = page.full;
    }
    return eachOnce(all).sort(byDueDate);
  }

  async tasks(ctaGsid: string, signal?: AbortSignal): Promise<readonly Task[]> {
    const rows = await this.#client.listTasks(ctaGsid, {}, { signal });
    return mapped(rows, toTask).sort((a, b) => Number(a.closed) - Number(b.closed) || byDueDate(a, b));
  }

  async openTasksOf(ownerGsid: string, signal?: AbortSignal): Promise<readonly Task[]> {
    const where = allOf(
      { name: 'OwnerId', operator: 'EQ', value: [ownerGsid] },
      { name: 'IsClosed', operator: 'EQ', value: [false] },
    );
    const orderBy = { DueDate: 'asc' as const };
    const query = { object: 'cs_task', select: taskSelect, where, orderBy, limit: LIST_LIMIT };
    return mapped(await queryTolerantly(this.#client, query, signal), toTask).sort(byDueDate);
  }

  async #open(
    field: 'CompanyId' | 'OwnerId',
    gsid: string,
    pageSize: number,
    pageNumber: number,
    signal?: AbortSignal,
  ): Promise<{ ctas: Cta[]; full: boolean }> {
    const where = allOfB(
      { fieldName: field, operator: 'EQ', value: [gsid] },
      { fieldName: 'IsClosed', operator: 'EQ', value: [false] },
    );
    const query = { select: ctaSelect, where, pageSize, pageNumber };
    const rows = await listCtasTolerantly(this.#client, query, signal);
    const ctas = mapped(rows, toCta).filter((cta) => cta.planGsid === undefined);
    return { ctas: ctas.sort(byDueDate), full: rows.length === pageSize };
  }
}
