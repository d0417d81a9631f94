import * as vscode from 'vscode';
import { markdownLink } from '../base/markdown';
import type { Tenant } from '../data/tenant';
import { ReportRunner, type RunnerParts } from '../documents/reportRunner';
import { type RecordDocument, wayToRecord } from '../model/recordAddress';
import { readPageRef } from '../model/recordKind';
import { RecordProblem } from './recordProblem';

/** Texts are what a document of one record is read for. */
const LONGEST_QUOTE = 4000;

export type RecordTextParts = RunnerParts;

/**
 * A record as Markdown: what is stored of it, what belongs to it, and the ways to its page and to related records.
 * Rejects with a `RecordProblem` where it cannot be read.
 */
export async function recordText(
  record: RecordDocument,
  tenant: Tenant,
  parts: RecordTextParts,
  signal: AbortSignal,
): Promise<string> {
  const runner = new ReportRunner(parts);
  const { recordDocument } = await parts.loadReports();
  const report = await runner.make(recordDocument, `${record.kind} ${record.gsid}`, tenant, signal);
  if (report.status !== 'ok' && report.status !== 'partial')
    throw new RecordProblem(report.status, await runner.sentence(report));
  const text = await runner.markdown(report, tenant, {
    factsInTables: true,
    longestQuote: LONGEST_QUOTE,
    documentOf: ({ name, record: other }) => other && wayToRecord({ ...other, name }),
  });
  const page = readPageRef(record.kind, record.gsid);
  return withPage(text, page && parts.linkOf(page.kind, page.gsid));
}

/** The way to the page stands below the title. */
function withPage(text: string, page: string | undefined): string {
  if (page === undefined) return text;
  const end = text.indexOf('\n');
  const way = markdownLink(vscode.l10n.t('Open in Gainsight'), page);
  return `${text.slice(0, end)}\n\n${way}${text.slice(end)}`;
}
