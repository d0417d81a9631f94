import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { tokensOf } from '../../../src/chat/tokenCount';

const gone = {
  countTokens: async (): Promise<number> => {
    throw vscode.LanguageModelError.NotFound('no such model');
  },
};

describe('the count of tokens', () => {
  it('is the model’s own', async () => {
    assert.equal(await tokensOf('Bravura', { countTokens: async () => 3 }), 3);
  });

  it('is guessed where the model fails', async () => {
    assert.equal(await tokensOf('x'.repeat(35), gone), 10);
  });

  it('is given up when the user cancels', async () => {
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    await assert.rejects(tokensOf('Bravura', gone, source.token), vscode.LanguageModelError);
  });
});
