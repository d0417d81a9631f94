import * as vscode from 'vscode';
import type { ExportFormat } from '../audit/exportAudit';
import { OCSF_VERSION } from '../audit/ocsf';
import { askInSteps, type Choice, type InputStep } from '../host/inputSteps';
import type { Moments } from './moments';
import { rangeOf, type RangeAnswer, rangeSteps, type TimeRange } from './timeRange';

/** What is to be given away, and in which form. */
export interface ExportWish {
  readonly range: TimeRange;
  readonly format: ExportFormat;
}

type Answer = RangeAnswer | 'format';

/** Asks for the time and the form; undefined when the user gave up. */
export async function askForExport(moments: Moments): Promise<ExportWish | undefined> {
  const answers = await askInSteps<Answer>(vscode.l10n.t('Export Audit Log'), (so) => [
    ...rangeSteps(so, moments),
    formatStep(),
  ]);
  const range = answers && rangeOf(answers, moments);
  const format = FORMATS.find((one) => one === answers?.format);
  return range && format && { range, format };
}

const FORMATS: readonly ExportFormat[] = ['jsonLines', 'csv', 'ocsf'];

function formatStep(): InputStep<Answer> {
  return { name: 'format', placeholder: vscode.l10n.t('In which form?'), choices: FORMATS.map(choiceOf) };
}

function choiceOf(format: ExportFormat): Choice {
  switch (format) {
    case 'jsonLines':
      return {
        value: format,
        label: 'JSON Lines',
        detail: vscode.l10n.t('Every line as it is kept, one JSON object each'),
      };
    case 'csv':
      return {
        value: format,
        label: 'CSV',
        detail: vscode.l10n.t('A table for spreadsheets; text cannot run as a formula'),
      };
    case 'ocsf':
      return {
        value: format,
        label: `OCSF ${OCSF_VERSION}`,
        detail: vscode.l10n.t('Events of the class API Activity (6003), for a SIEM; one JSON object a line'),
      };
  }
}

/** The end of a file's name, and what a save dialog calls such files. */
export function fileTypeOf(format: ExportFormat): { readonly extension: string; readonly words: string } {
  if (format === 'csv') return { extension: 'csv', words: vscode.l10n.t('CSV table') };
  return { extension: 'jsonl', words: vscode.l10n.t('JSON Lines') };
}
