import { htmlToText } from '../../gainsight/htmlText';
import type { Planning } from './planning';
import { formattingOf } from './safeHtml';

/** Rich text that an update replaces. */
export type RichText = 'notes' | 'comments' | 'description';

/**
 * Longer text is cut where it is shown to a model, which may then send back the part that it saw. Of comments and
 * descriptions lists show one line.
 */
const SHOWN: Readonly<Record<RichText, number>> = { notes: 600, comments: 200, description: 200 };
const MUCH_SHORTER = 0.7;

/** Tags that say the same, and those that say nothing that a reader would miss. */
const SAME: Readonly<Record<string, string>> = {
  strong: 'b',
  em: 'i',
  tbody: 'table',
  thead: 'table',
  th: 'table',
};
const PLAIN = new Set(['p', 'div', 'span', 'br', 'font']);

/** Says when new text would lose words or formatting that the present one has. */
export function noteLosses(
  planning: Planning,
  what: RichText,
  before: string | undefined,
  after: string | undefined,
): void {
  if (before === undefined || after === undefined) return;
  const [old, now] = [htmlToText(before).length, htmlToText(after).length];
  const [have, ones] = what === 'description' ? ['has', 'one'] : ['have', 'ones'];
  if (old > SHOWN[what] && now < old * MUCH_SHORTER)
    planning.warnings.push(
      `The ${what} ${have} ${old} characters now, the new ${ones} ${now}: the rest would be lost.`,
    );
  const kept = telling(after);
  const lost = [...telling(before)].filter((tag) => !kept.has(tag));
  if (lost.length > 0)
    planning.warnings.push(
      `Formatting of the present ${what} would be lost (${lost.map((tag) => `<${tag}>`).join(', ')}).`,
    );
}

function telling(html: string): ReadonlySet<string> {
  const tags = [...formattingOf(html)].map((tag) => SAME[tag] ?? tag);
  return new Set(tags.filter((tag) => !PLAIN.has(tag)));
}
