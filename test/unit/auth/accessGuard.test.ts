import assert from 'node:assert/strict';
import { AccessGuard } from '../../../src/auth/accessGuard';
import { type ErrorKind, GainsightError, isGainsightError } from '../../../src/gainsight/errors';
import type { Call, Reply } from '../../../src/gainsight/call';

const call: Call = { method: 'GET', path: '/v1/meta/services/objects/list' };
const reply: Reply = { data: [], requestId: undefined };
const failure = (kind: ErrorKind, status?: number) => new GainsightError({ kind, status, sentence: kind });

function setup(send: () => Promise<Reply> = async () => reply) {
  const told: string[] = [];
  const guard = new AccessGuard({
    reached: () => told.push('reached'),
    unreachable: (message) => told.push(`unreachable ${message}`),
    refused: ({ message }) => told.push(`refused ${message}`),
  });
  let sent = 0;
  const sender = guard.sender({
    send: async () => {
      sent += 1;
      return send();
    },
  });
  return { guard, told, sender, sentSoFar: () => sent };
}

describe('the guard', () => {
  it('hands replies through and tells that the tenant answered', async () => {
    const { sender, told } = setup();
    assert.equal(await sender.send(call), reply);
    assert.deepEqual(told, ['reached']);
  });

  it('lets nothing leave any more once the key was refused', async () => {
    const { sender, told, sentSoFar } = setup(async () => {
      throw failure('signedOut', 401);
    });
    for (let attempt = 0; attempt < 3; attempt += 1)
      await assert.rejects(sender.send(call), (error) => isGainsightError(error, 'signedOut'));
    assert.equal(sentSoFar(), 1);
    assert.deepEqual(told, ['refused signedOut']);
  });

  it('tells the refusal once, and nothing after it, of calls that were on their way together', async () => {
    const ends: ((error?: Error) => void)[] = [];
    const { sender, told } = setup(
      () =>
        new Promise((resolve, reject) => {
          ends.push((error) => (error ? reject(error) : resolve(reply)));
        }),
    );
    const calls = [0, 1, 2, 3].map(() => sender.send(call));
    const settled = Promise.allSettled(calls);
    ends[1]?.(failure('signedOut', 401));
    await assert.rejects(calls[1]!);
    ends[0]?.();
    ends[2]?.(failure('signedOut', 401));
    ends[3]?.(failure('network'));
    await settled;
    assert.deepEqual(told, ['refused signedOut']);
  });

  it('stops a call that had been let in before the refusal and waited for its turn', async () => {
    const { guard, sender } = setup(async () => {
      throw failure('signedOut', 401);
    });
    let asked = 0;
    const credential = guard.credential({
      headers: async () => {
        asked += 1;
        return { accesskey: 'k' };
      },
    });
    await credential.headers();
    await assert.rejects(sender.send(call));
    await assert.rejects(credential.headers(), (error) => isGainsightError(error, 'signedOut'));
    assert.equal(asked, 1);
  });

  it('stops a call whose key was just being read when the refusal came', async () => {
    const { guard } = setup();
    const credential = guard.credential({
      headers: async () => {
        guard.close();
        return { accesskey: 'k' };
      },
    });
    await assert.rejects(credential.headers(), (error) => isGainsightError(error, 'left'));
  });

  it('stops a call that is sent once more after it was closed', async () => {
    const { guard } = setup();
    let sent = 0;
    const fetch = guard.fetch(async () => {
      sent += 1;
      return new Response('{}');
    });
    await fetch('https://acme.example.com/');
    guard.close();
    await assert.rejects(fetch('https://acme.example.com/'), (error) => isGainsightError(error, 'left'));
    assert.equal(sent, 1);
  });

  it('says nothing of calls that end after it was closed', async () => {
    let finish: (reply: Reply) => void = () => undefined;
    const { guard, sender, told } = setup(() => new Promise((resolve) => (finish = resolve)));
    const sending = sender.send(call);
    guard.close();
    finish(reply);
    await sending;
    assert.deepEqual(told, []);
  });

  const verdicts: readonly (readonly [ErrorKind, number | undefined, readonly string[]])[] = [
    ['network', undefined, ['unreachable network']],
    ['network', 502, ['unreachable network']],
    ['network', 503, ['unreachable network']],
    ['network', 500, ['reached']],
    ['timeout', undefined, ['unreachable timeout']],
    ['forbidden', 403, ['reached']],
    ['notFound', 404, ['reached']],
    ['rateLimited', 429, ['reached']],
    ['rejected', 200, ['reached']],
    ['protocol', 200, []],
    ['uncertain', undefined, []],
  ];
  for (const [kind, status, expected] of verdicts)
    it(`takes ${kind} with status ${status ?? 'none'} as ${expected[0] ?? 'no sign'}`, async () => {
      const { sender, told } = setup(async () => {
        throw failure(kind, status);
      });
      await assert.rejects(sender.send(call), (error) => isGainsightError(error, kind));
      assert.deepEqual(told, expected);
    });

  it('takes the abort of the caller as no sign', async () => {
    const { sender, told } = setup(async () => {
      throw new DOMException('Aborted', 'AbortError');
    });
    await assert.rejects(sender.send(call), { name: 'AbortError' });
    assert.deepEqual(told, []);
  });
});
