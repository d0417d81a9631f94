import { l10n } from 'vscode';
import { clip, plainLine } from '../base/plainText';
import type { Facts } from '../tools/toolAnswer';

const LONGEST = 400;

/** Why a tool did not do what was asked, in one sentence for people: what it tells models to do next is none. */
export function refusalSentence({ status, problem, detail, rows }: Facts): string {
  if (status === 'notFound') return l10n.t('The record is not there any more.');
  const said = [problem, detail].filter((one): one is string => typeof one === 'string');
  const changed = status === 'conflict' && Array.isArray(rows) ? rows.map(changedField) : [];
  const words = [...said, ...changed].map((one) => plainLine(one)).join(' ');
  return words === '' ? l10n.t('Gainsight answered “{0}”.', status) : clip(words, LONGEST);
}

function changedField(row: unknown): string {
  // As the tools tell what has changed meanwhile.
  const { field, now } = row as { readonly field?: unknown; readonly now?: unknown };
  return l10n.t('{0} is now {1}.', String(field), String(now));
}
