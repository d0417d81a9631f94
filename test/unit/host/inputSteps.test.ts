import assert from 'node:assert/strict';
import { askInSteps, type InputStep } from '../../../src/host/inputSteps';
import { fakeHost, type InputBox, QuickInputButtons } from '../../support/vscode';

const step = (name: string, more: Partial<InputStep> = {}): InputStep => ({
  prompt: () => name,
  validate: (text) => (text.trim() === '' ? `${name}, please` : undefined),
  ...more,
});

/** Answers each box that appears, in order; what a box looked like then is kept. */
function asUser(...acts: readonly ((box: InputBox) => void)[]) {
  fakeHost.reset();
  const seen: { prompt: string; value: string; at: string; password: boolean; back: boolean }[] = [];
  fakeHost.shown.event((box) => {
    const { prompt, value, password } = box;
    seen.push({ prompt, value, password, at: `${box.step}/${box.totalSteps}`, back: box.buttons.length > 0 });
    acts[seen.length - 1]?.(box);
  });
  return seen;
}

const enter = (text: string) => (box: InputBox) => {
  box.type(text);
  box.accepted.fire(undefined);
};
const back = (box: InputBox) => box.pressed.fire(QuickInputButtons.Back);
const leave = (box: InputBox) => box.hidden.fire(undefined);

describe('asking in steps', () => {
  it('gives the trimmed answers in order', async () => {
    asUser(enter(' one '), enter('two'));
    assert.deepEqual(await askInSteps('Title', [step('a'), step('b')]), ['one', 'two']);
  });

  it('gives nothing when the user leaves in the middle', async () => {
    asUser(enter('one'), leave);
    assert.equal(await askInSteps('Title', [step('a'), step('b')]), undefined);
  });

  it('goes back without forgetting what was answered', async () => {
    const seen = asUser(enter('one'), back, enter('uno'), enter('two'));
    assert.deepEqual(await askInSteps('Title', [step('a'), step('b')]), ['uno', 'two']);
    assert.deepEqual(
      seen.map(({ at, value, back }) => [at, value, back]),
      [
        ['1/2', '', false],
        ['2/2', '', true],
        ['1/2', 'one', false],
        ['2/2', '', true],
      ],
    );
  });

  it('does not accept an answer with a fault, and says what it is', async () => {
    const said: unknown[] = [];
    asUser((box) => {
      box.accepted.fire(undefined);
      said.push(box.validationMessage);
      enter('fine')(box);
      said.push(box.validationMessage);
    });
    assert.deepEqual(await askInSteps('Title', [step('a')]), ['fine']);
    assert.deepEqual(said, ['a, please', undefined]);
  });

  it('judges while one types, but does not scold an empty box', async () => {
    const said: unknown[] = [];
    asUser((box) => {
      for (const text of ['x', '', 'ok']) {
        box.type(text);
        said.push(box.validationMessage);
      }
      box.accepted.fire(undefined);
    });
    const validate = (text: string) => (text === 'ok' ? undefined : 'not ok');
    await askInSteps('Title', [step('a', { validate })]);
    assert.deepEqual(said, ['not ok', undefined, undefined]);
  });

  it('can begin later, with a way back, and name earlier answers', async () => {
    const seen = asUser(enter('secret'));
    const steps = [
      step('a', { value: 'known' }),
      step('b', { password: true, prompt: ([a]) => `for ${String(a)}` }),
    ];
    assert.deepEqual(await askInSteps('Title', steps, 1), ['known', 'secret']);
    assert.deepEqual(seen, [{ prompt: 'for known', value: '', at: '2/2', password: true, back: true }]);
  });
});
