import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { scriptedModel } from './scriptedModel';

const ask = async (text: string, token?: vscode.CancellationToken) => {
  const [model] = await vscode.lm.selectChatModels({ vendor: 'scripted' });
  assert.ok(model);
  return model.sendRequest([vscode.LanguageModelChatMessage.User(text)], {}, token);
};

const textOf = async (response: vscode.LanguageModelChatResponse) => {
  let text = '';
  for await (const part of response.text) text += part;
  return text;
};

describe('the scripted model', () => {
  it('answers as scripted and tells what it was asked', async () => {
    const model = await scriptedModel();
    const before = model.seen.length;
    model.script([[{ text: 'One ' }, { text: 'answer.' }]]);
    assert.equal(await textOf(await ask('A question')), 'One answer.');
    assert.deepEqual(model.seen[before]?.messages[0]?.parts, [{ text: 'A question' }]);
  });

  it('fails with the scripted error', async () => {
    const model = await scriptedModel();
    model.script([[{ error: 'Blocked', message: 'filtered' }]]);
    await assert.rejects(async () => textOf(await ask('A question')), { code: 'Blocked' });
  });
});
