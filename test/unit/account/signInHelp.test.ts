import assert from 'node:assert/strict';
import { SignInHelp } from '../../../src/account/signInHelp';
import { commands, env, fakeHost, UIKind } from '../../support/vscode';

const CALLBACK = 'vscode://csm-tools.gainsight-vscode/callback';

async function shown(address = CALLBACK): Promise<string> {
  fakeHost.reset();
  const previews: unknown[] = [];
  commands.registerCommand('markdown.showPreview', (uri) => previews.push(String(uri)));
  const help = new SignInHelp();
  await help.show(address);
  assert.deepEqual(previews, ['gainsight-help:/sign-in.md']);
  return fakeHost.documents.get('gainsight-help')?.provideTextDocumentContent() ?? '';
}

describe('the help for signing in', () => {
  it("has the administrator's steps and the very address to register", async () => {
    const text = await shown();
    assert.ok(text.includes(CALLBACK));
    for (const stop of ['User Management', 'Authentication', 'OAuth Applications', 'Add Application', 'PKCE'])
      assert.ok(text.includes(stop), stop);
    assert.doesNotMatch(text, /another one for each sign-in/);
  });

  it('says that the address changes in the browser', async () => {
    Object.assign(env, { uiKind: UIKind.Web });
    try {
      assert.match(await shown('https://editor.example.com/callback?id=1'), /another one for each sign-in/);
    } finally {
      Object.assign(env, { uiKind: UIKind.Desktop });
    }
  });
});
