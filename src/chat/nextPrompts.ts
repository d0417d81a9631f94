import * as vscode from 'vscode';
import { plainLine } from '../base/plainText';
import type { MissingInput, NamedRecord, Report } from '../reports/report';
import type { ReportSet } from './reportTurn';
import type { NextPrompt } from './turn';

const MOST = 6;

/** The fields of a note, by the parameters that they are for. */
const FIELDS = { company_gsid: 'account', type_name: 'type', activity_date: 'date' } as const;

/** Answers to what a report asks back: which account is meant, or what an entry still needs. */
export function nextPrompts(report: Report, set: ReportSet): readonly NextPrompt[] {
  const known = accounts(report, report.choices ?? []);
  const question = { prompt: report.argument, label: vscode.l10n.t('Ask it as a question') };
  if (report.status === 'notFound') return [...known.slice(0, MOST), question];
  if (known.length > 0) return known.slice(0, MOST);
  const missing = report.proposal?.missing.find(({ choices = [] }) => choices.length > 0);
  return missing ? answers(report, missing, set).slice(0, MOST) : [];
}

function accounts({ name: command }: Report, choices: readonly NamedRecord[]): NextPrompt[] {
  const names = choices.map(({ name }) => name);
  return choices.map(({ name, record }) => {
    const label = plainLine(name);
    const unique = names.filter((one) => one === name).length === 1;
    // A chat input gives these signs a meaning, so such a name is told by its id.
    const isPlain = unique && !/[#@/]/.test(name);
    const prompt = isPlain ? label : (record?.gsid ?? label);
    return { command, prompt, label: isPlain ? label : `${label} (${record?.gsid ?? ''})` };
  });
}

function answers({ argument, name: command }: Report, missing: MissingInput, set: ReportSet): NextPrompt[] {
  const { parameter, choices = [] } = missing;
  if (!(parameter in FIELDS)) return [];
  // Its key was looked for just now.
  const field = FIELDS[parameter as keyof typeof FIELDS];
  return choices.map(({ label, value }) => ({
    command,
    prompt: set.withField(argument, field, value),
    label: plainLine(label),
  }));
}
