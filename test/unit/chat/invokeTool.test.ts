import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { invokeFor } from '../../../src/chat/invokeTool';
import { executorOn } from '../../support/executorOn';
import { activeOn, lenaTenant } from '../../support/lenaTenant';
import { offerTools, toolDoor } from '../../support/toolDoor';
import { fakeHost } from '../../support/vscode';
import { fakeChat } from '../../support/vscodeChat';
import { WRITE, writeTool, type WriteToolParts } from '../../support/writeTool';

const note = { account: 'Bravura' };

/** What VS Code does with the call before it reaches the tool. */
type Before = () => unknown;

function setup(before: Before | undefined, parts: WriteToolParts = {}) {
  fakeHost.reset();
  fakeChat.reset();
  const { tool, sent } = writeTool(parts);
  const executor = executorOn(activeOn(lenaTenant()), [tool]);
  const door = toolDoor(executor);
  offerTools([WRITE], door);
  if (before) fakeChat.tools.set(WRITE, { invoke: before });
  const invoke = invokeFor(
    { model: { countTokens: async () => 1 }, toolInvocationToken: undefined as never },
    { ours: new Map([[WRITE, 'write']]), ownCalls: door.ownCalls, load: door.load },
  );
  const call = async () => invoke(WRITE, note, 1000, new vscode.CancellationTokenSource().token);
  const told = () => executor.lines.map(({ door: by, event, result }) => `${by} ${event} ${result}`);
  return { call, sent, told };
}

describe('a write of the participant', () => {
  it('that is skipped on the card is recorded as declined, and the model is told so', async () => {
    const skipped = new vscode.LanguageModelToolResult([
      new vscode.LanguageModelTextPart('The user chose to skip the tool call'),
    ]);
    const { call, sent, told } = setup(() => skipped);
    assert.equal((JSON.parse(await call()) as { status: string }).status, 'declined');
    assert.deepEqual([sent, told()], [[], ['chat confirmation declined']]);
  });

  it('that is cancelled with its card is recorded as declined and stays cancelled', async () => {
    const { call, told } = setup(() => {
      throw new vscode.CancellationError();
    });
    await assert.rejects(call(), vscode.CancellationError);
    assert.deepEqual(told(), ['chat confirmation declined']);
  });

  it('whose input was changed on the card is answered by the tool all the same', async () => {
    const answer = new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart('{"status":"ok"}')]);
    const { call, told } = setup(() => answer);
    assert.equal(await call(), '{"status":"ok"}');
    assert.deepEqual(told(), []);
  });

  it('that reaches the tool is answered by the tool', async () => {
    const { call, sent, told } = setup(undefined);
    fakeHost.press = 'Write to Gainsight';
    assert.equal((JSON.parse(await call()) as { status: string }).status, 'ok');
    assert.equal(sent.length, 1);
    assert.deepEqual(told(), ['chat confirmation accepted', 'chat call ok']);
  });

  it('that reaches the tool and fails there is not taken for declined', async () => {
    const send = async () => Promise.reject(new TypeError('a defect'));
    const { call, told } = setup(undefined, { send });
    fakeHost.press = 'Write to Gainsight';
    await assert.rejects(call(), TypeError);
    assert.deepEqual(told(), ['chat confirmation accepted', 'chat call defect']);
  });
});
