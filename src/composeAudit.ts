import * as vscode from 'vscode';
import { type AuditKeys, unlocked } from './audit/auditKeys';
import type { AuditSink } from './audit/entry';
import { lazy } from './base/lazy';

/** The record of this window. Its file is opened with the first line, and what writes it is loaded then. */
export function auditIn(storage: vscode.Uri, keys: AuditKeys): AuditSink {
  const folder = vscode.Uri.joinPath(storage, 'audit').fsPath;
  const open = lazy(async () => {
    const { FileSink } = await import('./audit/fileSink.node');
    return new FileSink({ folder, keys, lock: unlocked });
  });
  return { append: async (entry) => (await open()).append(entry) };
}
