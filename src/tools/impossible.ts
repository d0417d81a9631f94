import type { Situation } from './situations';

const RECORD = '(?:cta|task|success_plan|plan|timeline|timeline_entry|activity|company|record|object)s?';
const DELETION = new RegExp(`^gainsight_(?:${RECORD}_(?:delete|remove)|(?:delete|remove)_${RECORD})$`);
const SCORE = /score|health/;
const SETTING = /_(?:set|update|create)$|^gainsight_(?:set|update)_/;

/** The nearest thing to a tool that cannot be, because Gainsight has no such call; undefined for any other name. */
export function notPossible(name: string): Situation | undefined {
  if (DELETION.test(name))
    return {
      status: 'notPossible',
      problem: 'Nothing can be deleted here.',
      next:
        'Say so. Instead: close a CTA with gainsight_cta_update, set a closed status on a plan with gainsight_success_plan_update, ' +
        'correct an entry with gainsight_timeline_update, or give the user the link of the record to delete it in Gainsight.',
    };
  if (SCORE.test(name) && SETTING.test(name))
    return {
      status: 'notPossible',
      problem: 'Gainsight has no call that sets a health score: its rules do, or a person in Gainsight.',
      next: 'Say so. Instead: propose the values, and offer to log the proposal with gainsight_timeline_create or to open a CTA.',
    };
  return undefined;
}
