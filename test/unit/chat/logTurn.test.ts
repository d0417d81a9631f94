import assert from 'node:assert/strict';
import { isWrite } from '../../support/tenantWrites';
import { fakeChat } from '../../support/vscodeChat';
import { fakeHost } from '../../support/vscode';
import { offered, setup } from './reportTurnBench';

describe('/log', () => {
  const NOTE = 'Cloudnine call yesterday: they like the dashboards';
  const writes = () => fakeChat.invoked.filter(({ name }) => name === 'gainsight_timeline_create');

  it('hands the entry to the tool that asks, tied to the chat request', async () => {
    const { send, response, sandbox } = setup();
    fakeHost.press = 'Write to Gainsight';
    await send('log', NOTE);
    assert.equal(writes().length, 1);
    assert.equal(sandbox.calls.filter(isWrite).length, 1);
    assert.equal((writes()[0]?.options as { toolInvocationToken?: string }).toolInvocationToken, 'this turn');
    assert.match(fakeHost.notifications.at(-1)?.detail ?? '', /they like the dashboards/);
    assert.match(response.text, /Proposed entry[^]*Written to the Timeline\. \[Open the entry\]\(https:/);
  });

  it('writes nothing when the user says no', async () => {
    const { send, response, sandbox } = setup();
    await send('log', NOTE);
    assert.match(response.text, /Not approved, so nothing was written\./);
    assert.deepEqual(sandbox.calls.filter(isWrite), []);
  });

  it('asks for what is missing and offers answers that are enough', async () => {
    const { send, response } = setup();
    const turn = await send('log', 'yesterday: they like the dashboards; Cloudnine');
    assert.equal(writes().length, 0);
    assert.match(response.text, /Still needed/);
    const [first] = offered(turn);
    assert.equal(first?.command, 'log');
    const again = setup();
    await again.send('log', first.prompt);
    assert.equal(writes().length, 1);
  });

  it('asks no model for a reading', async () => {
    const { send, model } = setup();
    await send('log', NOTE);
    assert.equal(model.seen.length, 0);
  });
});
