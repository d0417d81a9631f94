import assert from 'node:assert/strict';
import type { CallTarget } from '../../../src/gainsight/effects';
import { readOnlyFetch, readOnlySender } from '../../../src/gainsight/readOnlySender';

const writes: readonly CallTarget[] = [
  { method: 'POST', path: '/v2/cockpit/cta' },
  { method: 'PUT', path: '/v2/cockpit/cta' },
  { method: 'POST', path: '/v2/cockpit/task' },
  { method: 'POST', path: '/v2/successPlan' },
  { method: 'POST', path: '/v1/ant/es/activity' },
  { method: 'PUT', path: '/v1/data/objects/Company' },
  { method: 'POST', path: '/v1/data/objects/Company' },
  { method: 'DELETE', path: '/v1/data/objects/Company' },
  { method: 'POST', path: '/v9/anything/else' },
  { method: 'GET', path: '/v9/anything/else' },
  { method: 'POST', path: '/v1/data/objects/query/Company/../../Company' },
];
const read: CallTarget = { method: 'POST', path: '/v1/data/objects/query/Company' };

function setup(readOnly: boolean) {
  const state = { readOnly };
  const sent: string[] = [];
  const sender = readOnlySender(
    {
      send: async ({ method, path }) => {
        sent.push(`${method} ${path}`);
        return { data: null, requestId: undefined };
      },
    },
    () => state.readOnly,
  );
  const fetching = readOnlyFetch(
    async (input, init) => {
      sent.push(`${init?.method ?? 'GET'} ${new URL(input instanceof Request ? input.url : input).pathname}`);
      return new Response('{}');
    },
    () => state.readOnly,
  );
  const fetch = ({ method, path }: CallTarget) => fetching(`https://acme.example.com${path}?a=1`, { method });
  return { state, sent, sender, fetch };
}

describe('read-only', () => {
  for (const call of writes)
    it(`sends no ${call.method} ${call.path}, by neither way`, async () => {
      const { sent, sender, fetch } = setup(true);
      await assert.rejects(sender.send(call), { kind: 'forbidden', message: /nothing was sent/ });
      await assert.rejects(fetch(call), { kind: 'forbidden' });
      assert.deepEqual(sent, []);
    });

  it('lets reads through', async () => {
    const { sent, sender, fetch } = setup(true);
    await sender.send(read);
    await fetch(read);
    assert.equal(sent.length, 2);
  });

  it('may take its time to know, and says why in the words it was given', async () => {
    const wall = [async () => true, 'For reading only.'] as const;
    const fail = async () => assert.fail('It was sent.');
    const expected = { kind: 'forbidden', message: 'For reading only.' };
    const [write = assert.fail()] = writes;
    await assert.rejects(readOnlySender({ send: fail }, ...wall).send(write), expected);
    const address = `https://acme.example.com${write.path}`;
    await assert.rejects(readOnlyFetch(fail, ...wall)(address, { method: write.method }), expected);
  });

  it('is looked up at each call', async () => {
    const { state, sent, sender } = setup(false);
    const [write] = writes;
    assert.ok(write);
    await sender.send(write);
    state.readOnly = true;
    await assert.rejects(sender.send(write));
    state.readOnly = false;
    await sender.send(write);
    assert.equal(sent.length, 2);
  });
});
