import assert from 'node:assert/strict';
import { ui } from '../bridge';
import { activateForTest } from '../extensionUnderTest';
import { ask, callsAtTenant, newChat, resultsIn, says, send, SESSION } from './chatView';
import { allowCalls, forgetConnections, steerTenant } from './connectByHand';
import { connectServed } from './writeInChat';

const CTAS = 'gainsight_ctas_list';
const COMPANIES = 'gainsight_company_query';

describe('a question in the chat view, when the tenant refuses', () => {
  before(connectServed);
  afterEach(async () => {
    await steerTenant('reset');
    await allowCalls();
  });
  after(forgetConnections);

  const busy = () => steerTenant('inject', { kind: 'rateLimited', retryAfter: 3600, times: 1000 });
  const WHEN =
    'Gainsight takes no more calls at the moment, so this may be incomplete. Ask again in 60 minutes.';

  it('for too many calls says what there is, what happened and when to go on', async () => {
    await busy();
    const { told, text, requests } = await ask(
      'What is open at Bravura?',
      [[{ call: CTAS, input: { account: 'Bravura' } }], says('I could not read the CTAs.')],
      WHEN,
    );
    assert.equal(told?.metadata?.situation, 'rateLimited');
    assert.match(
      resultsIn(requests[1])[0] ?? '',
      /"status":"rateLimited".*"retryAfterSeconds":3(600|59\d)\b/,
    );
    assert.deepEqual(requests[1]?.tools, requests[0]?.tools);
    assert.match(text, /I could not read the CTAs\.[^]*Ask again/);
  });

  it('for too many calls says so after a slash command too', async () => {
    await busy();
    const { requests } = await ask('/brief Bravura', [], WHEN);
    assert.equal(requests.length, 0);
  });

  it('for a key that is revoked in the middle of an answer stops at once, and offers to sign in again', async () => {
    const { active } = await activateForTest();
    const { model, requests } = await newChat([
      [{ call: COMPANIES, input: { limit: 1 } }],
      [{ wait: true }, { call: CTAS, input: { account: 'Bravura' } }],
      says('All is well at Bravura.'),
    ]);
    const answered = send('What is open at Bravura?');
    await model.untilWaiting();
    const before = (await callsAtTenant()).length;
    await steerTenant('inject', { kind: 'unauthorized', times: 1000 });
    model.release();
    const told = await answered;
    assert.equal(told?.metadata?.situation, 'refused');
    await ui(
      'waitForText',
      SESSION,
      'does not let this connection in any more, so nothing is sent. Sign in again.',
    );
    const text = await ui('text', SESSION);
    assert.ok(text.includes('Sign In Again') && !text.includes('All is well'), text);
    assert.equal(requests().length, 2);
    assert.equal(active.state.kind, 'refused');
    const { length } = await callsAtTenant();
    assert.ok(length > before);
    const again = await ask('And now?', [says('All is well.')], 'does not let this connection in');
    assert.equal(again.requests.length, 0);
    assert.equal((await callsAtTenant()).length, length);
  });
});
