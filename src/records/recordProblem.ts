import * as vscode from 'vscode';

/** Why a record could not be read, in words for a person. */
export class RecordProblem extends Error {
  override readonly name = 'RecordProblem';

  constructor(
    readonly kind: string,
    message: string,
  ) {
    super(message);
  }
}

/** The same as the editor expects it of a file; undefined for a defect. */
export function fileErrorOf(error: unknown): vscode.FileSystemError | undefined {
  if (error instanceof vscode.FileSystemError) return error;
  if (!(error instanceof RecordProblem)) return undefined;
  switch (error.kind) {
    case 'noRecord':
    case 'notFound':
      return vscode.FileSystemError.FileNotFound(error.message);
    case 'forbidden':
    case 'notAllowed':
      return vscode.FileSystemError.NoPermissions(error.message);
    default:
      return vscode.FileSystemError.Unavailable(error.message);
  }
}
