import { brief } from './brief';
import { ctas } from './ctas';
import type { ReportDefinition } from './definition';
import { renewals } from './renewals';
import { risk } from './risk';

/** Every command that computes, in the order in which people read about them. */
export const reports: readonly ReportDefinition[] = [brief, risk, renewals, ctas];

export function reportNamed(name: string): ReportDefinition | undefined {
  return reports.find((one) => one.name === name);
}
