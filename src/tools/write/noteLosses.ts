import { htmlToText } from '../../gainsight/htmlText';
import type { Planning } from './planning';
import { formattingOf } from './safeHtml';

/** Longer notes are cut where they are shown to a model, which may then send back the part that it saw. */
const SHOWN_WHOLE = 600;
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

/** Says when new notes would lose text or formatting that the present ones have. */
export function noteLosses(planning: Planning, before: string | undefined, after: string | undefined): void {
  if (before === undefined || after === undefined) return;
  const [old, now] = [htmlToText(before).length, htmlToText(after).length];
  if (old > SHOWN_WHOLE && now < old * MUCH_SHORTER)
    planning.warnings.push(
      `The notes have ${old} characters now, the new ones ${now}: the rest would be lost.`,
    );
  const kept = telling(after);
  const lost = [...telling(before)].filter((tag) => !kept.has(tag));
  if (lost.length > 0)
    planning.warnings.push(
      `Formatting of the present notes would be lost (${lost.map((tag) => `<${tag}>`).join(', ')}).`,
    );
}

function telling(html: string): ReadonlySet<string> {
  const tags = [...formattingOf(html)].map((tag) => SAME[tag] ?? tag);
  return new Set(tags.filter((tag) => !PLAIN.has(tag)));
}
