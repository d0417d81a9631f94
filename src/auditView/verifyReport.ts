import * as vscode from 'vscode';
import { type AuditVerdict, type FileVerdict, problemInWords } from '../audit/verdict';
import { escapeMarkdown } from '../base/markdown';

/** What was found in all folders together. */
export interface Findings {
  readonly state: 'ok' | 'tampered';
  /** Every file with what is said of it; what matters most first. */
  readonly files: readonly FileVerdict[];
  /** Lines of files that could be verified. */
  readonly lines: number;
  readonly foreign: number;
  /** Files that fit their chain, of which the key or the count lies in a file. */
  readonly chained: number;
  readonly sentences: readonly string[];
}

const WEIGHT: Readonly<Record<FileVerdict['state'], number>> = { tampered: 0, foreign: 1, chained: 2, ok: 3 };

export function findingsOf(verdicts: readonly AuditVerdict[]): Findings {
  const files = verdicts
    .flatMap((verdict) => verdict.files)
    .sort((one, other) => WEIGHT[one.state] - WEIGHT[other.state] || (one.file > other.file ? -1 : 1));
  return {
    state: verdicts.some(isTampered) ? 'tampered' : 'ok',
    files,
    lines: files.reduce((sum, { state, lines }) => sum + (state === 'foreign' ? 0 : lines), 0),
    foreign: files.filter(({ state }) => state === 'foreign').length,
    chained: files.filter(({ state }) => state === 'chained').length,
    sentences: [...verdicts.filter(isTampered), ...verdicts.filter(isFineAndUsed)].flatMap(
      ({ sentences }) => sentences,
    ),
  };
}

function isTampered({ state }: AuditVerdict): boolean {
  return state === 'tampered';
}

/** A folder that nobody has written to is not spoken of. */
function isFineAndUsed({ state, files }: AuditVerdict): boolean {
  return state === 'ok' && files.length > 0;
}

/** How much was looked at. */
export function checkedWords({ files, lines, foreign }: Findings): string {
  return vscode.l10n.t('Checked: {0}, {1}.', fileCount(files.length - foreign), lineCount(lines));
}

/** The one sentence that says it all. */
export function overall({ state, files, lines, foreign, chained, sentences }: Findings): string {
  const [worst = '', ...others] = state === 'tampered' ? sentences : [];
  const tampered = files.filter((file) => file.state === 'tampered').length;
  if (state === 'tampered')
    return others.length > 0 && tampered > 1
      ? vscode.l10n.t('The audit log was tampered with, in {0} files. {1}', tampered, worst)
      : vscode.l10n.t('The audit log was tampered with. {0}', worst);
  const own = files.length - foreign;
  if (files.length === 0)
    return vscode.l10n.t('Nothing has been recorded yet, so there is nothing to verify.');
  if (own === 0)
    return vscode.l10n.t(
      'The audit log cannot be verified here: the keys of its files are kept elsewhere, or the keyring was locked when they were written.',
    );
  const vouched = files.filter((file) => file.state === 'ok');
  if (vouched.length === 0)
    return vscode.l10n.t('The audit log fits its chains: {0}, {1}.', fileCount(chained), lineCount(lines));
  const sum = vouched.reduce((total, file) => total + file.lines, 0);
  return vscode.l10n.t(
    'The audit log is as it was written: {0}, {1}.',
    fileCount(vouched.length),
    lineCount(sum),
  );
}

/** What a notification adds about files without a secret storage: of servers, of programs, and in the browser. */
export function chainedWords({ chained, files, foreign }: Findings): string {
  if (chained === files.length - foreign)
    return vscode.l10n.t(
      'Its key or the count of its lines lies in a file, as with MCP servers, programs and VS Code in the browser, so a program of yours could have changed it.',
    );
  return chained === 1
    ? vscode.l10n.t(
        '1 more file fits its chain, but its key or the count of its lines lies in a file, as with MCP servers and programs: a program of yours could have changed it.',
      )
    : vscode.l10n.t(
        '{0} more files fit their chains, but their key or the count of their lines lies in a file, as with MCP servers and programs: a program of yours could have changed them.',
        chained,
      );
}

/** What is added about files that nobody here can vouch for; nothing where the one sentence speaks of them. */
export function foreignWords({ state, foreign, files }: Findings): string {
  if (foreign === 0 || (state === 'ok' && foreign === files.length)) return '';
  return foreign === 1
    ? vscode.l10n.t('1 more file was written with a key that is not here, so nothing can be said of it.')
    : vscode.l10n.t(
        '{0} more files were written with keys that are not here, so nothing can be said of them.',
        foreign,
      );
}

/** The findings as a document, the overall sentence first. */
export function reportOf(findings: Findings, when: string): string {
  const { files, sentences, chained } = findings;
  return [
    `# ${vscode.l10n.t('Verification of the audit log')}`,
    '',
    `**${escapeMarkdown(overall(findings))}**`,
    '',
    `${vscode.l10n.t('Verified on {0}.', escapeMarkdown(when))} ${checkedWords(findings)}`,
    '',
    ...(chained > 0 ? [escapeMarkdown(chainedWords(findings)), ''] : []),
    ...(foreignWords(findings) === '' ? [] : [escapeMarkdown(foreignWords(findings)), '']),
    ...section(
      vscode.l10n.t('What was found'),
      sentences.map((sentence) => `- ${escapeMarkdown(sentence)}`),
    ),
    ...section(vscode.l10n.t('Files'), fileTable(files)),
    ...section(vscode.l10n.t('How it is verified'), [
      vscode.l10n.t(
        'Each line is sealed together with the one before it, with a key that is kept apart from the files. How long a file is stands sealed beside the key. So a line that was edited, dropped, added, moved or cut off is found. What the product itself has purged is sealed as well. VS Code keeps its key in the secret storage. MCP servers and programs keep theirs in a file that only you can read, and VS Code in the browser the counts: that shows accidents and other users, not a program that runs as you.',
      ),
    ]),
  ].join('\n');
}

function section(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : [`## ${title}`, '', ...rows, ''];
}

function fileTable(files: readonly FileVerdict[]): string[] {
  if (files.length === 0) return [];
  const head = [vscode.l10n.t('File'), vscode.l10n.t('Lines'), vscode.l10n.t('Verdict')];
  return [
    `| ${head.join(' | ')} |`,
    '| --- | ---: | --- |',
    ...files.map((file) => `| ${escapeMarkdown(file.file)} | ${file.lines} | ${verdictWords(file)} |`),
  ];
}

function verdictWords({ state, problems, isTruncated, notAnchored }: FileVerdict): string {
  const said = [
    ...problems.map(problemInWords),
    ...(state === 'foreign' ? [vscode.l10n.t('Nothing can be said of it: its key is not here.')] : []),
    ...(state === 'ok' ? [vscode.l10n.t('As it was written.')] : []),
    ...(state === 'chained'
      ? [vscode.l10n.t('Fits its chain; its key or the count of its lines lies in a file.')]
      : []),
    ...(isTruncated ? [vscode.l10n.t('Its last line was cut by a crash.')] : []),
    ...(notAnchored > 0 ? [vscode.l10n.t('{0} not anchored yet.', lineCount(notAnchored))] : []),
  ];
  const words = escapeMarkdown(said.map(capitalised).join(' '));
  return state === 'tampered' ? `**${vscode.l10n.t('Tampered with.')}** ${words}` : words;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function fileCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', count);
}

function lineCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 line') : vscode.l10n.t('{0} lines', count);
}
