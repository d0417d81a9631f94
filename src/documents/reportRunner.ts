import * as vscode from 'vscode';
import type { Tenant } from '../data/tenant';
import { describeFailure } from '../host/failure';
import type { Log } from '../host/log';
import { createFormats } from '../model/format';
import type { PageKind } from '../model/recordKind';
import type { ReportDefinition } from '../reports/definition';
import type { MarkdownOptions } from '../reports/markdown';
import type { Report } from '../reports/report';
import type * as reportSet from '../reports/reportSet';
import type { ToolExecutor } from '../tools/executor';
import { type ActiveView, tenantInUse } from '../data/tenantInUse';

export type ReportSet = typeof reportSet;

/** How a report is written, where it is not written as all are. */
export type MarkdownLooks = Pick<MarkdownOptions, 'documentOf' | 'factsInTables' | 'longestQuote'>;

export interface RunnerParts {
  readonly active: ActiveView;
  readonly loadReports: () => Promise<ReportSet>;
  readonly loadTools: () => Promise<Pick<ToolExecutor, 'read' | 'progress'>>;
  readonly linkOf: (kind: PageKind, gsid: string) => string | undefined;
  readonly log: Pick<Log, 'warn'>;
  /** The month that the fiscal year begins with, from 1 to 12; January where it is left out. */
  readonly fiscalYearStartMonth?: (() => number) | undefined;
}

/** Makes reports for documents, without any model. */
export class ReportRunner {
  readonly #parts: RunnerParts;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  /** The tenant in use, once a connection that is being made has settled. */
  tenant(signal: AbortSignal): Promise<Tenant | undefined> {
    return tenantInUse(this.#parts.active, signal);
  }

  /** Undefined when there is no such report. Rejects when `signal` aborts. */
  async run(
    report: string,
    argument: string,
    tenant: Tenant,
    signal: AbortSignal,
  ): Promise<Report | undefined> {
    const set = await this.#parts.loadReports();
    const definition = report === set.recordPage.name ? set.recordPage : set.reportNamed(report);
    return definition && this.make(definition, argument, tenant, signal);
  }

  /** Asks what the report needs, and makes it. Rejects when `signal` aborts. */
  async make(
    definition: ReportDefinition,
    argument: string,
    tenant: Tenant,
    signal: AbortSignal,
  ): Promise<Report> {
    const { loadReports, loadTools, log, fiscalYearStartMonth } = this.#parts;
    const set = await loadReports();
    const ask = set.askWith(await loadTools(), {
      door: 'ui',
      failed: (tool, error) => log.warn(`${tool} failed: ${describeFailure(error)?.logLine ?? 'stopped'}`),
    });
    const nameOf = (gsid: string): string | undefined => tenant.companies.nameOf(gsid);
    const fiscalYear = { fiscalYearStartMonth: fiscalYearStartMonth?.() };
    return definition.run(argument, { ask, signal, nameOf, clock: tenant.clock, ...fiscalYear });
  }

  async markdown(report: Report, tenant: Tenant, looks: MarkdownLooks = {}): Promise<string> {
    const { loadReports, linkOf } = this.#parts;
    const formats = createFormats(vscode.env.language, tenant.clock.timeZone);
    return (await loadReports()).toMarkdown(report, { formats, linkOf, ...looks });
  }

  /** What a report without facts says, as one sentence. */
  async sentence(report: Report): Promise<string> {
    return (await this.#parts.loadReports()).sentenceIn(report);
  }
}
