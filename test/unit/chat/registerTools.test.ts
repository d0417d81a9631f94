import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { registerTools } from '../../../src/chat/registerTools';
import { fakeChat } from '../../support/vscodeChat';

function setup() {
  fakeChat.reset();
  const loads: string[] = [];
  const registration = registerTools(['gainsight_a', 'gainsight_b'], async () => {
    loads.push('loaded');
    return {
      tool: (name) => ({
        prepareInvocation: async () => ({ invocationMessage: `About to run ${name}` }),
        invoke: async () =>
          new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(`${name} answers`)]),
      }),
    };
  });
  return { loads, registration };
}

describe('the registration of the tools', () => {
  it('offers them until it is disposed', () => {
    const { registration } = setup();
    assert.deepEqual([...fakeChat.tools.keys()], ['gainsight_a', 'gainsight_b']);
    registration.dispose();
    assert.equal(fakeChat.tools.size, 0);
  });

  it('loads what answers with the first call, which reaches the tool of that name', async () => {
    const { loads } = setup();
    assert.deepEqual(loads, []);
    const { token } = new vscode.CancellationTokenSource();
    const options = { input: {}, toolInvocationToken: undefined };
    const result = await vscode.lm.invokeTool('gainsight_b', options, token);
    assert.deepEqual(
      result.content.map((part) => part instanceof vscode.LanguageModelTextPart && part.value),
      ['gainsight_b answers'],
    );
    assert.equal(loads.length, 1);
  });
});
