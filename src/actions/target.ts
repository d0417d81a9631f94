import type { Target } from './actionParts';

const GSID = /^[A-Za-z0-9]{1,64}$/;

/**
 * The records of a kind that a command was run on: the rows that are selected where the one of the menu is among them,
 * else that row; or what a page or a link names by kind and id, or by id alone.
 */
export function targetsOf(
  kind: string,
  [argument, selected]: readonly unknown[],
  recordOf: (argument: unknown) => Target | undefined,
): readonly Target[] {
  if (typeof argument === 'string') return GSID.test(argument) ? [{ kind, gsid: argument }] : [];
  const rows = Array.isArray(selected) && selected.includes(argument) ? selected : [argument];
  const records = rows.map((row: unknown) => recordOf(row)).filter((one) => one?.kind === kind);
  const byId = new Map(records.flatMap((one) => (one ? [[one.gsid, one] as const] : [])));
  return [...byId.values()];
}
