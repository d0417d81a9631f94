import { fileName } from '../base/plainText';

/** A report as a document asks for it: enough to make it again, also after a restart. */
export interface ReportRequest {
  readonly report: string;
  readonly argument: string;
  /** Host of the tenant that it is about. */
  readonly tenant: string;
}

export const REPORT_SCHEME = 'gainsight-report';

/** The document's address. Its last part is what the editor shows as its title. */
export function addressOf(request: ReportRequest, title: string): string {
  const query = encodeURIComponent(JSON.stringify(request));
  return `${REPORT_SCHEME}:/${encodeURIComponent(fileName(title))}.md?${query}`;
}

/** Reads an address back; undefined for one that no document of ours has. */
export function requestIn(query: string): ReportRequest | undefined {
  try {
    const value: unknown = JSON.parse(query);
    if (typeof value !== 'object' || value === null) return undefined;
    const { report, argument, tenant }: Partial<Record<keyof ReportRequest, unknown>> = value;
    return typeof report === 'string' && typeof argument === 'string' && typeof tenant === 'string'
      ? { report, argument, tenant }
      : undefined;
  } catch {
    return undefined;
  }
}
