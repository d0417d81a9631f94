import { WORD_SIGN } from './citedNames';
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
  const records = read.flatMap((fact) => fact.records);
  const known = new Set(records.filter(({ kind }) => kind === 'company').map(({ name }) => name));
  const others = new Set(read.flatMap(({ accounts }) => accounts.filter((name) => !known.has(name))));
  const accounts = [...others].flatMap((name): readonly NamedRecord[] => {
    const gsid = accountOf?.(name);
    return gsid === undefined ? [] : [{ name, kind: 'company', gsid }];
  });
  const found = new Set(accounts.map(({ name }) => name));
  // What bears the name of an account that is not known must not be taken for that account.
  const unmistaken = records.filter(
    ({ kind, name }) => kind === 'company' || !others.has(name) || found.has(name),
  );
  const all = [...unmistaken, ...accounts];
  return [...new Map(all.map((record) => [record.gsid, record])).values()];
}

/** Whether a text says this name, and not a longer word with it. */
export function isNamedIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before = '', after = ''] = [text[at - 1], text[at + name.length]];
    if (!WORD_SIGN.test(before) && !WORD_SIGN.test(after)) return true;
  }
  return false;
}
