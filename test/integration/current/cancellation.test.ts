import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { scriptedModel } from '../scriptedModel';

describe('the scripted model, when a request is cancelled', () => {
  it('notices it while it waits', async () => {
    const scripted = await scriptedModel();
    scripted.script([[{ wait: true }, { text: 'too late' }]]);
    const [model] = await vscode.lm.selectChatModels({ vendor: 'scripted' });
    const source = new vscode.CancellationTokenSource();
    const question = vscode.LanguageModelChatMessage.User('A question');
    const answer = model?.sendRequest([question], {}, source.token);
    await scripted.untilWaiting();
    source.cancel();
    await scripted.untilDone();
    assert.equal(scripted.seen.at(-1)?.cancelled, true);
    await Promise.allSettled([answer]);
  });
});
