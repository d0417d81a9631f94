import * as vscode from 'vscode';
import { WENT_WELL } from '../audit/auditFilter';
import type { AuditRecord } from '../audit/auditRecord';
import type { AuditEvent, Door } from '../audit/entry';

/** How a call came in, as a person would say it. */
export function doorWords(door: Door): string {
  switch (door) {
    case 'chat':
      return vscode.l10n.t('@gainsight in chat');
    case 'tool':
      return vscode.l10n.t('Tool in agent mode');
    case 'ui':
      return vscode.l10n.t('Command');
    case 'mcp':
      return vscode.l10n.t('MCP server');
    case 'code':
      return vscode.l10n.t('Program');
  }
}

/** The same in a word, for a row that has little room. */
export function doorWord(door: Door): string {
  switch (door) {
    case 'chat':
      return vscode.l10n.t('chat');
    case 'tool':
      return vscode.l10n.t('agent');
    case 'ui':
      return vscode.l10n.t('command');
    case 'mcp':
      return 'MCP';
    case 'code':
      return vscode.l10n.t('program');
  }
}

/** What a line tells of. */
export function eventWords(event: AuditEvent): string {
  switch (event) {
    case 'call':
      return vscode.l10n.t('a call that was answered');
    case 'confirmation':
      return vscode.l10n.t('the question before a write');
    case 'refusal':
      return vscode.l10n.t('a call that was not let in');
    case 'command':
      return vscode.l10n.t('a command that somebody ran');
    case 'signIn':
      return vscode.l10n.t('a sign-in');
    case 'signOut':
      return vscode.l10n.t('a sign-out');
    case 'accessLost':
      return vscode.l10n.t('access that the tenant took away');
    case 'logExport':
      return vscode.l10n.t('an export of the audit log');
    case 'logVerify':
      return vscode.l10n.t('a verification of the audit log');
    case 'logPurge':
      return vscode.l10n.t('old lines that were deleted by the product');
  }
}

/** What became of it. A word of the API's or of a tool that has no wording here stands for itself. */
export function resultWords(result: string): string {
  switch (result) {
    case 'ok':
      return vscode.l10n.t('went well');
    case 'started':
      return vscode.l10n.t('begun');
    case 'asked':
      return vscode.l10n.t('asked for approval');
    case 'accepted':
      return vscode.l10n.t('approved');
    case 'declined':
      return vscode.l10n.t('declined');
    case 'lapsed':
      return vscode.l10n.t('never answered');
    case 'unavailable':
      return vscode.l10n.t('could not be asked');
    case 'notAllowed':
      return vscode.l10n.t('not allowed');
    case 'rejected':
      return vscode.l10n.t('input rejected');
    case 'cancelled':
      return vscode.l10n.t('cancelled');
    case 'signedOut':
      return vscode.l10n.t('signed out');
    case 'left':
      return vscode.l10n.t('connection changed meanwhile');
    case 'notFound':
      return vscode.l10n.t('not found');
    case 'several':
      return vscode.l10n.t('several matches');
    case 'revocationFailed':
      return vscode.l10n.t('gone here; the tenant could not be told');
    case 'revocationNotOffered':
      return vscode.l10n.t('gone here; the tenant cannot be told');
    case 'tampered':
      return vscode.l10n.t('tampering found');
    case 'defect':
      return vscode.l10n.t('fault in the extension');
    default:
      return result;
  }
}

/** The icon of a result, in the colours that the editor has for such things. */
export function resultIcon({ event, result }: Pick<AuditRecord, 'event' | 'result'>): vscode.ThemeIcon {
  if (result === 'asked') return new vscode.ThemeIcon('question');
  // How it ended is said by a line of its own.
  if (result === 'started') return new vscode.ThemeIcon('circle-outline');
  if (result === 'tampered') return new vscode.ThemeIcon('warning', new vscode.ThemeColor('charts.red'));
  if (event === 'refusal' || result === 'notAllowed')
    return new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('charts.orange'));
  if (WENT_WELL.has(result)) return new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green'));
  if (BY_CHOICE.has(result)) return new vscode.ThemeIcon('circle-outline');
  return new vscode.ThemeIcon('error', new vscode.ThemeColor('charts.red'));
}

/** Somebody did not want it, or did not say. */
const BY_CHOICE: ReadonlySet<string> = new Set(['declined', 'lapsed', 'cancelled', 'several']);
