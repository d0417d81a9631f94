import { editableMarkdown } from '../base/editableMarkdown';
import { plainLine } from '../base/plainText';
import type { PresentActivity } from '../data/presentRecords';
import type { Clock } from '../data/tenant';
import { htmlToMarkdown } from '../gainsight/htmlText';
import { readFrontMatter, rememberIn, type TextChange, type Values } from './frontMatter';
import { momentText } from './moments';

/** An entry as a file that can be logged again: what it remembers, then the notes. */
export function entryMarkdown(present: PresentActivity, memory: Values): string {
  return `${rememberIn('', memory)?.text ?? ''}${htmlToMarkdown(present.notes)}\n`;
}

/** What makes of a text the entry as the tenant has it; undefined when its front matter cannot be read. */
export function openedAs(
  text: string,
  present: PresentActivity,
  memory: Values,
): readonly TextChange[] | undefined {
  const front = readFrontMatter(text);
  const change = rememberIn(text, memory);
  if (!front || !change) return undefined;
  const eol = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const body = `\n${htmlToMarkdown(present.notes)}\n`.replace(/\n/g, eol);
  return [change, { start: front.bodyStart, end: text.length, text: body }];
}

/** The entries of an account one below the other, to read and to work with. */
export function timelineMarkdown(account: string, entries: readonly PresentActivity[], clock: Clock): string {
  const parts = entries.map((entry) => {
    const heading = `## ${oneLine(entry.subject || entry.type || entry.gsid)}`;
    const facts = factsOf(entry, clock).map(oneLine).join(' · ');
    return [heading, facts, htmlToMarkdown(entry.notes)].filter((part) => part !== '').join('\n\n');
  });
  return `${[`# Timeline: ${oneLine(account)}`, ...parts].join('\n\n')}\n`;
}

/** When, what and who, as far as it is known. */
export function factsOf({ at, type, author }: PresentActivity, clock: Clock): string[] {
  const who = author?.name ?? author?.email;
  return [at && momentText(at, clock), type, who].filter(
    (fact) => fact !== undefined && fact !== '',
  ) as string[];
}

function oneLine(text: string): string {
  return editableMarkdown(plainLine(text));
}
