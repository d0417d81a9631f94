import * as z from 'zod';
import { htmlToText } from '../../gainsight/htmlText';
import type { Untrusted } from '../untrusted';

const DETAILS = ['concise', 'detailed'] as const;
/** Of text that is asked for in full, this much: a call's minutes are rarely longer. */
const LONGEST_TEXT = 4000;

/** How much a read tells: what an answer needs, or also what a next step needs. */
export type Detail = (typeof DETAILS)[number];

/** The parameter of every read that can tell more; `more` says what that is. */
export const detailInput = (more: string) =>
  z.enum(DETAILS).default('concise').describe(`detailed = ${more}`);

/** What people wrote: its gist on one line, or in full. */
export function wording(text: string | undefined, detail: Detail, untrusted: Untrusted): string | undefined {
  return detail === 'concise' ? untrusted.gist(text) : untrusted.text(text, LONGEST_TEXT);
}

/** The same of rich text. */
export function richWording(
  html: string | undefined,
  detail: Detail,
  untrusted: Untrusted,
): string | undefined {
  return wording(html === undefined ? undefined : htmlToText(html), detail, untrusted);
}
