import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { singleMessages } from '../../../src/mcp/singleMessages.node';

const CALLS = ['{"id":1,"method":"ping"}', '{"id":"zwei","params":{"text":"[ä\\n"}}'];

/** What comes out when this goes in, piece by piece. */
async function after(...pieces: readonly (string | Buffer)[]): Promise<string> {
  const input = new PassThrough();
  const messages = text(singleMessages(input));
  for (const piece of pieces) input.write(piece);
  input.end();
  return messages;
}

describe('what a client of the server sends', () => {
  it('comes as it is, one message a line, however it was cut into pieces', async () => {
    const sent = `${CALLS.join('\r\n')}\n`;
    assert.equal(await after(sent), sent);
    assert.equal(await after(...Array.from(Buffer.from(sent), (byte) => Buffer.from([byte]))), sent);
  });

  it('is taken apart where it is a batch', async () => {
    const batch = `[${CALLS.join(', ')}]\n`;
    const [one = ''] = CALLS;
    assert.equal(await after(batch), `${CALLS.join('\n')}\n`);
    assert.equal(
      await after(`${one}\n${batch.slice(0, 9)}`, `${batch.slice(9)}${one}\n`),
      [one, ...CALLS, one, ''].join('\n'),
    );
  });

  it('is left to the library where it is no message', async () => {
    for (const sent of ['[{"id":1,\n', '{nonsense\n', '\n']) assert.equal(await after(sent), sent);
  });

  it('is left to the library where it is too much for a line, so that this can end the connection', async () => {
    const most = 'x'.repeat(10 * 1024 * 1024);
    assert.ok((await after(most, 'x')) === `${most}x`);
  });

  it('is not read any further when nobody wants more', async () => {
    const input = new PassThrough();
    const messages = singleMessages(input);
    messages.resume();
    input.write(`${CALLS[0]}\n`);
    const stopped = once(input, 'pause');
    messages.pause();
    await stopped;
    assert.ok(input.isPaused());
  });
});
