import { brief } from './brief';
import { ctas } from './ctas';
import type { ReportDefinition } from './definition';
import { handover } from './handover';
import { health } from './health';
import { log } from './log';
import { plans } from './plans';
import { prep } from './prep';
import { renewals } from './renewals';
import { risk } from './risk';
import { timeline } from './timeline';

/** Every command that computes, in the order in which people read about them. */
export const reports: readonly ReportDefinition[] = [
  brief,
  risk,
  renewals,
  ctas,
  plans,
  health,
  timeline,
  prep,
  handover,
  log,
];

export function reportNamed(name: string): ReportDefinition | undefined {
  return reports.find((one) => one.name === name);
}
