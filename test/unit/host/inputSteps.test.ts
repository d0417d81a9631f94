import assert from 'node:assert/strict';
import { chosenOf } from '../../../src/host/chosenValues';
import { askInSteps, type ManyStep, type PickStep, type TextStep } from '../../../src/host/inputSteps';
import { fakeHost, type InputBox, QuickInputButtons, type QuickPick } from '../../support/vscode';

type Name = 'a' | 'b' | 'c' | 'pick';

const step = (name: Name, more: Partial<TextStep<Name>> = {}): TextStep<Name> => ({
  name,
  prompt: name,
  validate: (text) => (text.trim() === '' ? `${name}, please` : undefined),
  ...more,
});

const choice = (more: Partial<PickStep<Name>> = {}): PickStep<Name> => ({
  name: 'pick',
  placeholder: 'Which?',
  choices: [
    { value: 'one', label: 'One' },
    { value: 'two', label: 'Two' },
  ],
  ...more,
});

type Box = InputBox | QuickPick;

/** Answers each box that appears, in order; what a box looked like then is kept. */
function asUser(...acts: readonly ((box: Box) => void)[]) {
  fakeHost.reset();
  const seen: { box: Box; value: string; at: string; back: boolean }[] = [];
  const act = (box: Box): void => {
    const value = 'value' in box ? box.value : '';
    const back = box.buttons.includes(QuickInputButtons.Back);
    seen.push({ box, value, at: `${box.step}/${box.totalSteps}`, back });
    acts[seen.length - 1]?.(box);
  };
  fakeHost.shown.event(act);
  fakeHost.picking.event(act);
  return seen;
}

const enter = (text: string) => (box: Box) => {
  assert.ok('type' in box);
  box.type(text);
  box.accepted.fire(undefined);
};

const choose = (label: string) => (box: Box) => {
  assert.ok('choose' in box);
  box.choose(label);
};

const back = (box: Box) => box.pressed.fire(QuickInputButtons.Back);

const leave = (box: Box) => box.hidden.fire(undefined);

const HOSTILE = '$(alert) [run](command:workbench.action.quit)';

describe('asking in steps', () => {
  it('make neither links of their words, which would run commands, nor icons of what is chosen from', async () => {
    const boxes = asUser((box) => {
      enter('x')(box);
      leave(box);
    });
    const bad = step('a', { prompt: HOSTILE, validate: () => HOSTILE });
    await askInSteps('Title', () => [bad]);
    const [first] = boxes;
    assert.ok(first && 'prompt' in first.box);
    assert.ok(!`${first.box.prompt} ${first.box.validationMessage ?? ''}`.includes(']('));

    const lists = asUser(leave);
    const choices = [{ value: HOSTILE, label: HOSTILE, description: HOSTILE, detail: HOSTILE }];
    await askInSteps('Title', () => [choice({ choices })]);
    const [list] = lists;
    assert.ok(list && 'items' in list.box);
    assert.ok(!JSON.stringify({ ...list.box.items[0], value: '' }).includes('$('));
  });

  it('gives the trimmed answers by the names of the steps', async () => {
    asUser(enter(' one '), enter('two'));
    assert.deepEqual(await askInSteps<Name>('Title', () => [step('a'), step('b')]), { a: 'one', b: 'two' });
  });

  it('gives nothing when the user leaves in the middle', async () => {
    asUser(enter('one'), leave);
    assert.equal(await askInSteps<Name>('Title', () => [step('a'), step('b')]), undefined);
  });

  it('goes back without forgetting what was answered', async () => {
    const seen = asUser(enter('one'), back, enter('uno'), enter('two'));
    const answers = await askInSteps<Name>('Title', () => [step('a'), step('b')]);
    assert.deepEqual(answers, { a: 'uno', b: 'two' });
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
      assert.ok('type' in box);
      box.accepted.fire(undefined);
      said.push(box.validationMessage);
      enter('fine')(box);
      said.push(box.validationMessage);
    });
    assert.deepEqual(await askInSteps<Name>('Title', () => [step('a')]), { a: 'fine' });
    assert.deepEqual(said, ['a, please', undefined]);
  });

  it('judges while one types, but does not scold an empty box', async () => {
    const said: unknown[] = [];
    asUser((box) => {
      assert.ok('type' in box);
      for (const text of ['x', '', 'ok']) {
        box.type(text);
        said.push(box.validationMessage);
      }
      box.accepted.fire(undefined);
    });
    const validate = (text: string) => (text === 'ok' ? undefined : 'not ok');
    await askInSteps<Name>('Title', () => [step('a', { validate })]);
    assert.deepEqual(said, ['not ok', undefined, undefined]);
  });

  it('asks next what follows from the answers, and takes a choice among several', async () => {
    const seen = asUser(choose('Two'), back, choose('One'), enter('x'));
    const answers = await askInSteps<Name>('Title', ({ pick }) =>
      pick === 'two' ? [choice(), step('b'), step('c')] : [choice(), step('a')],
    );
    assert.deepEqual(answers, { pick: 'one', a: 'x' });
    assert.deepEqual(
      seen.map(({ at }) => at),
      ['1/2', '2/3', '1/3', '2/2'],
    );
  });

  it('offers the choice that was made before', async () => {
    const seen = asUser(choose('Two'));
    await askInSteps<Name>('Title', () => [choice({ value: 'two' })]);
    const [first] = seen;
    assert.ok(first && 'choose' in first.box);
    assert.deepEqual(
      first.box.activeItems.map(({ label }) => label),
      ['Two'],
    );
  });

  it('does not go on with no choice at all', async () => {
    asUser((box) => {
      choose('Three')(box);
      leave(box);
    });
    assert.equal(await askInSteps<Name>('Title', () => [choice()]), undefined);
  });

  it('runs a button of a question and keeps asking', async () => {
    const ran: string[] = [];
    asUser((box) => {
      box.pressed.fire(box.buttons[0]);
      enter('fine')(box);
    });
    const buttons = [{ icon: 'copy', tooltip: 'Copy', run: () => ran.push('copy') }];
    assert.deepEqual(await askInSteps<Name>('Title', () => [step('a', { buttons })]), { a: 'fine' });
    assert.deepEqual(ran, ['copy']);
  });

  it('can begin later, with a way back, and name earlier answers', async () => {
    const seen = asUser(enter('secret'));
    const answers = await askInSteps<Name>(
      'Title',
      ({ a = '' }) => [step('a', { value: 'known' }), step('b', { password: true, prompt: `for ${a}` })],
      'b',
    );
    assert.deepEqual(answers, { a: 'known', b: 'secret' });
    const [only] = seen;
    assert.ok(only && 'prompt' in only.box);
    assert.deepEqual(
      [only.box.prompt, only.box.password, only.at, only.back],
      ['for known', true, '2/2', true],
    );
  });

  it('begins at the first question when there is none of the name', async () => {
    const seen = asUser(leave);
    await askInSteps<Name>('Title', () => [step('a', { value: 'known' }), step('b')], 'c');
    assert.deepEqual(
      seen.map(({ at }) => at),
      ['1/2'],
    );
  });

  it('takes several choices, at least one, and offers them again', async () => {
    const many: ManyStep<Name> = { ...choice(), many: true };
    const selected: unknown[] = [];
    const chooseBoth = (box: Box): void => {
      assert.ok('choose' in box);
      box.choose('Three');
      box.choose('One', 'Two');
    };
    asUser(chooseBoth, back, (box) => {
      assert.ok('choose' in box);
      selected.push(...box.selectedItems.map(({ label }) => label));
      leave(box);
    });
    assert.equal(await askInSteps<Name>('Title', () => [many, step('a')]), undefined);
    assert.deepEqual(selected, ['One', 'Two']);
    asUser(chooseBoth);
    const answers = await askInSteps<Name>('Title', () => [many]);
    assert.deepEqual(chosenOf(answers?.pick), ['one', 'two']);
  });

  it('says what a text is taken for while one types', async () => {
    const said: string[] = [];
    asUser((box) => {
      assert.ok('prompt' in box);
      for (const text of ['x', 'xx', '']) {
        box.type(text);
        said.push(box.prompt);
      }
      leave(box);
    });
    const taken = (text: string) => (text === '' ? undefined : `${text.length} long`);
    await askInSteps<Name>('Title', () => [step('a', { taken })]);
    assert.deepEqual(said, ['a – 1 long', 'a – 2 long', 'a']);
  });

  it('begins later with what was answered in an earlier round', async () => {
    const seen = asUser(back, enter('uno'), enter('dos'));
    const steps = () => [step('a', { value: 'default' }), step('b')];
    assert.deepEqual(await askInSteps<Name>('Title', steps, 'b', { a: 'one', b: 'two' }), {
      a: 'uno',
      b: 'dos',
    });
    assert.deepEqual(
      seen.map(({ value }) => value),
      ['two', 'one', 'two'],
    );
  });
});
