import assert from 'node:assert/strict';
import { callbackAddress, registerUriHandler } from '../../../src/host/uriCallbacks';
import { env, fakeHost, UIKind, Uri } from '../../support/vscode';

describe('addresses that VS Code opens with the extension', () => {
  beforeEach(() => fakeHost.reset());

  it('are handed on as they came, with a plus sign that stays one', () => {
    const delivered: string[] = [];
    const handler = registerUriHandler((address) => delivered.push(address));
    fakeHost.uriHandler?.(Uri.parse('vscode://csm-tools.gainsight-vscode/callback?code=a+b&state=s'));
    assert.deepEqual(delivered, ['vscode://csm-tools.gainsight-vscode/callback?code=a%2Bb&state=s']);
    handler.dispose();
    assert.equal(fakeHost.uriHandler, undefined);
  });

  it('are always the same in a window of its own, and lead through the page in the browser', async () => {
    const plain = 'vscode://csm-tools.gainsight-vscode/callback';
    assert.equal(await callbackAddress('csm-tools.gainsight-vscode'), plain);
    Object.assign(env, { uiKind: UIKind.Web });
    try {
      assert.equal(
        await callbackAddress('csm-tools.gainsight-vscode'),
        `https://editor.example.com/callback?to=${plain}`,
      );
    } finally {
      Object.assign(env, { uiKind: UIKind.Desktop });
    }
  });
});
