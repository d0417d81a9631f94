import assert from 'node:assert/strict';
import { askForConnection } from '../../../src/account/connectSteps';
import { fakeHost, type InputBox } from '../../support/vscode';

/** Types one text into each box and accepts; gives the boxes in the order they appeared. */
function typing(...texts: readonly string[]): InputBox[] {
  fakeHost.reset();
  const boxes: InputBox[] = [];
  fakeHost.shown.event((box) => {
    const text = texts[boxes.length];
    boxes.push(box);
    if (text === undefined) throw new Error('There are more questions than answers.');
    box.type(text);
    box.accepted.fire(undefined);
    if (box.validationMessage) box.hidden.fire(undefined);
  });
  return boxes;
}

describe('the questions of a connection', () => {
  it('give a normalised tenant, the key and the person', async () => {
    typing(' Acme.GainsightCloud.com/v1/ui/home ', ' k-1 ', ' Lena@example.com ');
    assert.deepEqual(await askForConnection(), {
      origin: 'https://acme.gainsightcloud.com',
      key: 'k-1',
      email: 'Lena@example.com',
    });
  });

  it('say how a key is made and for which tenant it is asked, and hide it', async () => {
    const boxes = typing('acme.gainsightcloud.com', 'k-1', 'lena@example.com');
    await askForConnection();
    assert.deepEqual(
      boxes.map(({ password }) => password),
      [false, true, false],
    );
    assert.match(boxes[1]?.prompt ?? '', /acme\.gainsightcloud\.com/);
    for (const stop of ['Connectors 2.0', 'Create Connection', 'Gainsight API', 'Access Key', 'Generate'])
      assert.ok(boxes[1]?.prompt.includes(stop), stop);
  });

  it('begin at the key when the tenant is known, and offer the person', async () => {
    const boxes = typing('k-2', 'lena@example.com');
    const known = { origin: 'https://acme.gainsightcloud.com', email: 'lena@example.com' };
    assert.deepEqual(await askForConnection(known), { ...known, key: 'k-2' });
    assert.deepEqual(
      boxes.map(({ step }) => step),
      [2, 3],
    );
  });

  const faults: readonly (readonly [string, readonly string[]])[] = [
    ['a plain http address', ['http://acme.gainsightcloud.com']],
    ['an address with a user in it', ['https://lena@acme.gainsightcloud.com']],
    ['a key of two words', ['acme.gainsightcloud.com', 'two words']],
    ['a key that a header cannot carry', ['acme.gainsightcloud.com', 'schlüssel']],
    ['an e-mail without a domain', ['acme.gainsightcloud.com', 'k-1', 'lena']],
  ];
  for (const [name, texts] of faults)
    it(`stop at ${name}, and say what is wrong`, async () => {
      const boxes = typing(...texts);
      assert.equal(await askForConnection(), undefined);
      assert.equal(boxes.length, texts.length);
      assert.match(boxes.at(-1)?.validationMessage ?? '', /\w+.*\.$/);
    });
});
