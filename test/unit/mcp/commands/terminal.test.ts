import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { Terminal } from '../../../../src/mcp/commands/terminal.node';

/** A terminal without a person: what is written to it is heard. */
function setup(isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => undefined });
  const output = new PassThrough();
  const controller = new AbortController();
  const terminal = new Terminal({ input, output, onInterrupt: () => controller.abort() });
  return { input, terminal, signal: controller.signal, shown: () => String(output.read() ?? '') };
}

describe('a question at the terminal', () => {
  it('shows nothing of a secret, and gives it without the blanks around it', async () => {
    const { input, terminal, signal, shown } = setup();
    const answer = terminal.askSecretly('Client secret: ', signal);
    input.write(' planted-secret \r');
    assert.equal(await answer, 'planted-secret');
    assert.equal(shown(), 'Client secret: \n');
  });

  it('shows what is no secret', async () => {
    const { input, terminal, signal, shown } = setup();
    const answer = terminal.ask('E-mail: ', signal);
    input.write('lena@example.com\r');
    assert.equal(await answer, 'lena@example.com');
    assert.match(shown(), /E-mail: [^]*lena@example\.com/);
  });

  for (const [name, key] of [
    ['Ctrl+C', '\u0003'],
    ['Ctrl+D', '\u0004'],
  ] as const)
    it(`ends with ${name}`, async () => {
      const { input, terminal, signal } = setup();
      const answer = terminal.askSecretly('Client secret: ', signal);
      input.write(key);
      await assert.rejects(answer, { name: 'AbortError' });
      assert.equal(signal.aborted, true);
    });

  it('can be asked only where there is a terminal', () => {
    assert.equal(setup().terminal.isThere, true);
    assert.equal(setup(false).terminal.isThere, false);
  });
});
