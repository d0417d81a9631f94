import { rowsOf } from '../host/menuRows';
import type { Target } from './actionParts';

const GSID = /^[A-Za-z0-9]{1,64}$/;

/**
 * The records of a kind that a command was run on: those of its rows, or what a page or a link names by kind and id, or
 * by id alone.
 */
export function targetsOf(
  kind: string,
  args: readonly unknown[],
  recordOf: (argument: unknown) => Target | undefined,
): readonly Target[] {
  const [argument] = args;
  if (typeof argument === 'string') return GSID.test(argument) ? [{ kind, gsid: argument }] : [];
  const records = rowsOf(args)
    .map((row) => recordOf(row))
    .filter((one) => one?.kind === kind);
  const byId = new Map(records.flatMap((one) => (one ? [[one.gsid, one] as const] : [])));
  return [...byId.values()];
}
