// The workspace of the stand-in for the module `vscode`: settings, texts and files.
import { fakeHost } from './fakeHost';
import { TextDocument, type WorkspaceEdit } from './vscodeEditors';
import { Disposable } from './vscodeEvents';
import { registerFileSystemProvider } from './vscodeFiles';
import { Uri } from './vscodeUri';

export enum ConfigurationTarget {
  Global = 1,
  Workspace,
}

export const workspace = {
  registerFileSystemProvider,
  getConfiguration: () => ({ get: (name: string) => fakeHost.settings.get(name) }),
  onDidChangeConfiguration: fakeHost.settingsChanged.event,
  registerTextDocumentContentProvider(scheme: string, provider: { provideTextDocumentContent(): string }) {
    fakeHost.documents.set(scheme, provider);
    return new Disposable(() => fakeHost.documents.delete(scheme));
  },
  openTextDocument: async (asked: Uri | { readonly language: string; readonly content: string }) => {
    if (asked instanceof Uri) return fakeHost.texts.get(asked.toString()) ?? { uri: asked };
    const uri = Uri.parse(`untitled:Untitled-${fakeHost.texts.size + 1}`);
    const document = new TextDocument(uri, asked.content, asked.language);
    fakeHost.texts.set(uri.toString(), document);
    return document;
  },
  applyEdit: async ({ edits }: WorkspaceEdit) => {
    if (!fakeHost.takesEdits) return false;
    for (const address of new Set(edits.map(({ uri }) => uri.toString()))) {
      const mine = edits.filter(({ uri }) => uri.toString() === address);
      fakeHost.texts.get(address)?.change(mine.map(({ range, text }) => [range, text]));
    }
    return true;
  },
  fs: {
    writeFile: async (uri: Uri, bytes: Uint8Array) =>
      void fakeHost.files.set(uri.toString(), new TextDecoder().decode(bytes)),
    rename: async (from: Uri, to: Uri) => {
      const text = fakeHost.files.get(from.toString());
      if (text === undefined) throw new Error('no such file');
      fakeHost.files.delete(from.toString());
      fakeHost.files.set(to.toString(), text);
    },
    delete: async (uri: Uri) => {
      if (!fakeHost.files.delete(uri.toString())) throw new Error('no such file');
    },
  },
};
