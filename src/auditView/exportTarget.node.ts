import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';

/** Where an export goes, piece by piece. What is there already stays until all has been written. */
export interface ExportTarget {
  write(text: string): Promise<void>;
  /** Puts what was written in its place. */
  finish(): Promise<void>;
  /** Leaves nothing of it. */
  discard(): Promise<void>;
}

/** A file on this machine is written as it comes; what another file system takes, it takes at the end. */
export async function exportTarget(uri: vscode.Uri): Promise<ExportTarget> {
  return uri.scheme === 'file' ? fileTarget(uri.fsPath) : otherTarget(uri);
}

async function fileTarget(file: string): Promise<ExportTarget> {
  const partial = path.join(
    path.dirname(file),
    `.${path.basename(file)}.${randomBytes(4).toString('hex')}.part`,
  );
  const handle = await open(partial, 'wx');
  return {
    write: async (text) => {
      // `write` of a handle may write less than it was given.
      await handle.writeFile(text);
    },
    finish: async () => {
      await handle.close();
      await rename(partial, file);
    },
    discard: async () => {
      await handle.close().catch(() => undefined);
      await rm(partial, { force: true });
    },
  };
}

function otherTarget(uri: vscode.Uri): ExportTarget {
  const pieces: string[] = [];
  return {
    write: async (text) => void pieces.push(text),
    finish: async () => {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(pieces.join('')));
    },
    discard: async () => void pieces.splice(0),
  };
}
