import * as vscode from 'vscode';
import type { AuditRecord } from '../audit/auditRecord';

/** The members of a line in the order in which they are shown. */
export const FIELDS = [
  ...(['time', 'event', 'door', 'action', 'effect', 'result', 'errorCode'] as const),
  ...(['tenant', 'connection', 'user', 'input', 'records', 'moreRecords'] as const),
  ...(['durationMs', 'credentialMs', 'requestIds', 'count', 'file', 'seq'] as const),
] as const satisfies readonly (keyof AuditRecord)[];

export type FieldName = (typeof FIELDS)[number];

/** What a member of a line means. */
export function fieldNote(field: FieldName): string {
  return NOTES[field]();
}

// Functions, since the language of the editor is known only when the extension runs.
const NOTES: Readonly<Record<FieldName, () => string>> = {
  time: () => vscode.l10n.t('When it was over, in UTC'),
  event: () => vscode.l10n.t('What this line tells of'),
  door: () => vscode.l10n.t('Which way it came in'),
  action: () => vscode.l10n.t('The tool or command'),
  effect: () => vscode.l10n.t('Whether it can change records at all'),
  result: () => vscode.l10n.t('What became of it'),
  errorCode: () => vscode.l10n.t('Gainsight’s code of the failure; its text is never kept'),
  tenant: () => vscode.l10n.t('The tenant that was asked'),
  connection: () => vscode.l10n.t('How calls on the connection are authorised'),
  user: () => vscode.l10n.t('Whose connection it was: a pseudonym made with a key that is kept apart'),
  input: () =>
    vscode.l10n.t(
      'What the call was given, masked: of free text its length, of people a pseudonym, of what was looked for only its kind',
    ),
  records: () => vscode.l10n.t('Ids of the records that were read, written or named'),
  moreRecords: () => vscode.l10n.t('How many more there were'),
  durationMs: () => vscode.l10n.t('How long it took, in milliseconds'),
  credentialMs: () => vscode.l10n.t('How much of that went into getting the credential'),
  requestIds: () => vscode.l10n.t('Gainsight’s ids of the requests, for its support'),
  count: () => vscode.l10n.t('How many lines of the record this was about'),
  file: () => vscode.l10n.t('The file of the line'),
  seq: () => vscode.l10n.t('Its place in the chain of that file'),
};
