import assert from 'node:assert/strict';
import { commands as editor, fakeHost, Uri } from '../../support/vscode';
import { actionsBench, find } from './actionsBench';

/** The commands about objects, and the documents that they open. */
function objectsBench() {
  const bench = actionsBench();
  const opened: Uri[] = [];
  editor.registerCommand('markdown.showPreview', (uri) => void opened.push(uri as Uri));
  const shown = (): string => {
    // What was registered with the stub is what the code under test handed over.
    const provider = fakeHost.documents.get('gainsight-table') as unknown as {
      provideTextDocumentContent(uri: Uri | undefined): string;
    };
    return provider.provideTextDocumentContent(opened.at(-1));
  };
  return { ...bench, opened, shown };
}

describe('describing an object', () => {
  it('shows its fields with their types and values as a table', async () => {
    const { run, shown, writes, toldOf } = objectsBench();
    await run('gainsight.describeObject', [], find('call to', 'Call To Action'));
    const text = shown();
    assert.match(text, /^# Call To Action$/m);
    assert.match(text, /^\| Priority \| PriorityId \| LOOKUP \|.*High, Medium, Low \|$/m);
    // Rows would be taken for records.
    await toldOf(/^Call To Action: \d+ fields\.$/);
    assert.equal(writes().length, 0);
  });

  it('exports what it shows', async () => {
    const { run, toldOf } = objectsBench();
    fakeHost.press = 'Export…';
    fakeHost.saveTo = Uri.parse('file:///tmp/fields.csv');
    await run('gainsight.describeObject', [], find('call to', 'Call To Action'));
    await toldOf(/^Exported \d+ rows\.$/);
    assert.match(fakeHost.files.get('file:///tmp/fields.csv') ?? '', /^Field,Name,Type,/);
  });
});
