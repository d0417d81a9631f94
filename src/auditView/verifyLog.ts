import * as vscode from 'vscode';
import type { AuditVerdict } from '../audit/verdict';
import type { Notifier } from '../host/notify';
import type { AuditDocuments } from './auditDocuments';
import type { Moments } from './moments';
import { type OwnLine, type OwnLines, resultOf } from './ownLines';
import type { AuditSource } from './shownLine';
import {
  chainedWords,
  checkedWords,
  type Findings,
  findingsOf,
  foreignWords,
  overall,
  reportOf,
} from './verifyReport';

export interface VerifyParts {
  readonly sources: readonly AuditSource[];
  readonly documents: Pick<AuditDocuments, 'preview'>;
  readonly notify: Pick<Notifier, 'progress' | 'info' | 'error'>;
  readonly lines: Pick<OwnLines, 'note'>;
  readonly moments: Moments;
  readonly now: () => Date;
}

/** Verifies every file, tells the outcome, and writes down that it was done. Rejects when it was cancelled. */
export async function verifyLog(parts: VerifyParts): Promise<void> {
  const note = (result: OwnLine['result'], count?: number): Promise<void> =>
    parts.lines.note({ event: 'logVerify', action: 'gainsight.verifyAuditLog', result, count });
  let findings: Findings;
  try {
    const title = vscode.l10n.t('Verifying the audit log');
    findings = await parts.notify.progress(title, async (signal) =>
      findingsOf(await verdictsOn(parts.sources, signal)),
    );
  } catch (error) {
    await note(resultOf(error));
    throw error;
  }
  await note(findings.state, findings.lines);
  tell(findings, parts);
}

async function verdictsOn(sources: readonly AuditSource[], signal: AbortSignal): Promise<AuditVerdict[]> {
  const verdicts: AuditVerdict[] = [];
  for (const source of sources) {
    // What this window has just written shall not look as if it were late.
    await source.settled();
    signal.throwIfAborted();
    verdicts.push(await source.verify(signal));
  }
  return verdicts;
}

function tell(findings: Findings, { documents, notify, moments, now }: VerifyParts): void {
  const time = now().toISOString();
  const when = vscode.l10n.t('{0}, {1}', moments.day(time), moments.clock(time));
  const name = `${vscode.l10n.t('Audit log verification')} ${time.slice(0, 19).replaceAll(':', '-')}.md`;
  const details = {
    title: vscode.l10n.t('Show Details'),
    run: () => documents.preview(name, reportOf(findings, when)),
  };
  const { state, chained } = findings;
  const words = [
    overall(findings),
    // A record that is as it was written says so with these figures.
    ...(state === 'tampered' ? [checkedWords(findings)] : []),
    ...(chained > 0 ? [chainedWords(findings)] : []),
    foreignWords(findings),
  ]
    .filter(Boolean)
    .join(' ');
  if (state === 'tampered') notify.error(words, details);
  else notify.info(words, details);
}
