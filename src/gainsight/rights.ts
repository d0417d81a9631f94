import { type CallTarget, isRead } from './effects';

const AREAS: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/^\/v1\/data\/objects\/(?:query\/)?(\w+)/, (object) => `records of the object ${object}`],
  [/^\/v1\/meta\/services\//, () => 'the data model (objects, fields and picklists)'],
  [/^\/v1\/api\/describe\//, () => 'the data model (objects, fields and picklists)'],
  [/^\/v2\/cockpit\/task(?:\/|$)/, () => 'tasks in Cockpit'],
  [/^\/v2\/cockpit\//, () => 'CTAs in Cockpit'],
  [/^\/v2\/successPlan\//i, () => 'success plans'],
  [/^\/v1\/ant\//, () => 'Timeline activities'],
  [/^\/v1\/users\//, () => 'users'],
];

/** What somebody must be allowed to do for a call to succeed, in words for an administrator. */
export function rightFor(target: CallTarget): string {
  const verb = isRead(target) ? 'to read' : 'to create and change';
  for (const [pattern, words] of AREAS) {
    const match = pattern.exec(target.path);
    if (match) return `${verb} ${words(match[1] ?? '')}`;
  }
  return isRead(target) ? 'to use this part of the API' : 'to change records through the API';
}
