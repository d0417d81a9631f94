import * as vscode from 'vscode';
import { escapeMarkdown } from '../base/markdown';
import { clip, plainLine } from '../base/plainText';
import type { Prepared, ProposedWrite } from '../tools/executor';
import type { PlannedValue } from '../tools/writePlan';

/** Longer texts are shown from their beginning, with what is left out counted. */
const LONGEST_VALUE = 1500;

/** What VS Code's card says before a write: every value, or why there is none to show. Text of records is escaped. */
export function writeCard(
  title: string,
  prepared: Prepared,
): { title: string; message: vscode.MarkdownString } {
  const message = new vscode.MarkdownString(messageOf(prepared));
  message.isTrusted = false;
  message.supportHtml = false;
  return { title: vscode.l10n.t('Gainsight: {0}', title), message };
}

/** The same in plain text, for a dialog. */
export function writeDetail(plan: ProposedWrite): string {
  const { t } = vscode.l10n;
  const values = plan.values.map(({ label, before, after }) => {
    const change = [before, after].filter((text) => text !== undefined).map((text) => shown(text).join(' '));
    return `${plainLine(label)}: ${change.join(' → ')}`;
  });
  const parts = [
    t('Tenant: {0}', plan.tenant),
    plan.warnings.map((text) => `⚠ ${plainLine(text)}`).join('\n'),
    values.join('\n'),
    plan.unchecked.map((text) => t('Not checked: {0}', plainLine(text))).join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function messageOf(prepared: Prepared): string {
  const { t } = vscode.l10n;
  switch (prepared.kind) {
    case 'plan':
      return planText(prepared.plan);
    case 'late':
      return t(
        'Gainsight did not answer in time, so the values cannot be shown yet. They are shown in a question of its own before anything is sent.',
      );
    case 'nothing': {
      const { problem } = prepared.answer;
      const why = typeof problem === 'string' ? `\n\n${escapeMarkdown(clip(problem, LONGEST_VALUE))}` : '';
      return t('This call writes nothing: it is answered with what is missing or wrong.') + why;
    }
  }
}

/** What stands out comes first: a long card is folded from its end. */
function planText(plan: ProposedWrite): string {
  const { t } = vscode.l10n;
  const parts = [
    `**${escapeMarkdown(plan.title)}**  \n${t('Tenant:')} ${escapeMarkdown(plan.tenant)}`,
    ...plan.warnings.map((text) => `⚠ **${escapeMarkdown(text)}**`),
    plan.values.map(valueLine).join('\n'),
    ...plan.unchecked.map((text) => `*${t('Not checked:')}* ${escapeMarkdown(text)}`),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function valueLine({ label, before, after }: PlannedValue): string {
  const change = [before, after].filter((text) => text !== undefined).map(markdown);
  return `- **${escapeMarkdown(label)}:** ${change.join(' → ')}`;
}

/** Line breaks stay: notes are read by them. */
function markdown(text: string): string {
  return shown(text)
    .map((line) => escapeMarkdown(line))
    .join('  \n  ');
}

function shown(text: string): string[] {
  const { t } = vscode.l10n;
  const characters = Array.from(text);
  const lines = characters
    .slice(0, LONGEST_VALUE)
    .join('')
    .split(/\r?\n/)
    .map(plainLine)
    .filter((line) => line !== '');
  if (lines.length === 0) return [t('(empty)')];
  const left = characters.length - LONGEST_VALUE;
  return left > 0 ? [...lines, t('({0} more characters)', left)] : lines;
}
