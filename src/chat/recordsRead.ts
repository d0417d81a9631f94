import type { RecordWays } from './recordWays';
import type { ToolCall } from './toolCalls';
import { type NamedRecord, readFacts, type ToolFacts } from './toolFacts';
import type { OurTools } from './offeredTools';

/** What the calls found out. Only our own tools are believed about records, scope and sources. */
export function factsOf(calls: readonly ToolCall[], ours: OurTools): readonly ToolFacts[] {
  return calls
    .filter(({ name }) => ours.has(name))
    .map(({ name, result }) => readFacts(name, result))
    .filter((facts) => facts !== undefined);
}

/** The records that were read, each once, with the accounts that rows name without their ids. */
export function recordsIn(
  facts: readonly ToolFacts[],
  { accountOf }: Pick<RecordWays, 'accountOf'>,
): readonly NamedRecord[] {
  const read = facts.filter(({ status }) => status === 'ok');
  const known = new Set(read.flatMap(({ records }) => records.map(({ name }) => name)));
  const others = new Set(read.flatMap(({ accounts }) => accounts.filter((name) => !known.has(name))));
  const accounts = [...others].flatMap((name): readonly NamedRecord[] => {
    const gsid = accountOf?.(name);
    return gsid === undefined ? [] : [{ name, kind: 'company', gsid }];
  });
  const all = [...read.flatMap(({ records }) => records), ...accounts];
  return [...new Map(all.map((record) => [record.gsid, record])).values()];
}
