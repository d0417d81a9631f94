import * as vscode from 'vscode';
import { readFrontMatter, type TextChange } from './frontMatter';

/** A Markdown text that somebody has open. */
export interface OpenNote {
  readonly document: vscode.TextDocument;
  /** What the file is called, without folder and ending. */
  readonly name: string;
  /** The part that is selected; undefined = the whole file is meant. */
  readonly selected: string | undefined;
}

/** The text that a command is about: the file of the menu that it was chosen in, else the editor in front. */
export async function noteInFront(argument: unknown): Promise<OpenNote | undefined> {
  const { activeTextEditor: editor } = vscode.window;
  const meant = argument instanceof vscode.Uri ? argument : editor?.document.uri;
  if (!meant) return undefined;
  const inFront = editor?.document.uri.toString() === meant.toString() ? editor : undefined;
  const document = inFront?.document ?? (await vscode.workspace.openTextDocument(meant));
  if (document.languageId !== 'markdown') return undefined;
  const name = (document.fileName.split(/[\\/]/).at(-1) ?? '').replace(/\.\w+$/, '');
  return { document, name, selected: inFront && selectedIn(inFront) };
}

/** Changes the text as one step that can be undone; false where that was not possible. */
export async function applyChanges(
  document: vscode.TextDocument,
  changes: readonly TextChange[],
): Promise<boolean> {
  // A text that was thrown away is not brought back.
  if (document.isClosed && document.isUntitled) return false;
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of changes) {
    const [from, to] = [document.positionAt(start), document.positionAt(end)];
    const range = new vscode.Range(from.line, from.character, to.line, to.character);
    edit.replace(document.uri, range, text);
  }
  return vscode.workspace.applyEdit(edit);
}

/** What is kept in a file that has nothing else to be saved is saved with it: else it is lost with the window. */
export async function applyAndSave(
  document: vscode.TextDocument,
  changes: readonly TextChange[],
): Promise<boolean> {
  const unsaved = document.isDirty || document.isUntitled;
  const applied = await applyChanges(document, changes);
  // VS Code tells by itself when a file cannot be saved.
  if (applied && !unsaved) await document.save().then(undefined, () => false);
  return applied;
}

/** Front matter is never a part of it, and all of the text below counts as the file. */
function selectedIn({ document, selection }: vscode.TextEditor): string | undefined {
  const text = document.getText();
  const bodyStart = readFrontMatter(text)?.bodyStart ?? 0;
  const from = Math.max(bodyStart, document.offsetAt(selection.start));
  const selected = text.slice(from, document.offsetAt(selection.end));
  return ['', text.slice(bodyStart).trim()].includes(selected.trim()) ? undefined : selected;
}
