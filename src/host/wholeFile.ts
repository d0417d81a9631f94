import * as vscode from 'vscode';

/**
 * Writes a file as a whole or not at all: what was there before stays until all is written, and a signal that aborts
 * meanwhile leaves nothing behind.
 */
export async function writeWhole(uri: vscode.Uri, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  const { fs } = vscode.workspace;
  const partial = besides(uri);
  signal.throwIfAborted();
  try {
    await fs.writeFile(partial, bytes);
    signal.throwIfAborted();
    await fs.rename(partial, uri, { overwrite: true });
  } catch (error) {
    await drop(partial);
    throw error;
  }
}

/** In the same folder, where moving it into place is one step. */
function besides(uri: vscode.Uri): vscode.Uri {
  const at = uri.path.lastIndexOf('/') + 1;
  const name = `.${uri.path.slice(at)}.${crypto.randomUUID().slice(0, 8)}.part`;
  return uri.with({ path: uri.path.slice(0, at) + name });
}

/** Never rejects: there may be nothing to drop. */
async function drop(partial: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(partial);
  } catch {
    // It was never written, or the folder takes nothing at all.
  }
}
