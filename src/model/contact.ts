/** Words by which a type of activity shows that nobody spoke with the customer. */
const INTERNAL = /\b(?:internal|notes?|updates?|milestones?)\b/i;

/** Whether an activity of this type is a contact with the customer. `noTouch` = types that the user set apart. */
export function isContact(type: string | undefined, noTouch: readonly string[]): boolean {
  if (type === undefined) return true;
  const name = type.toLowerCase();
  return !INTERNAL.test(type) && !noTouch.some((one) => one.toLowerCase() === name);
}

/** The rule, for the reader of an answer. */
export function contactRule(noTouch: readonly string[]): string {
  const set =
    noTouch.length > 0 ? `, nor a type that the settings call no touch (${noTouch.join(', ')})` : '';
  return `contact with the customer = any activity whose type has no "internal", "note", "update" or "milestone" in its name${set}`;
}
