import assert from 'node:assert/strict';
import { chosenOf } from '../../../src/host/chosenValues';
import {
  askInSteps,
  type ManyStep,
  type PickStep,
  type SearchStep,
  type TextStep,
} from '../../../src/host/inputSteps';
import { once } from '../documents/once';
import { until } from '../../support/until';
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

describe('a step that is searched', () => {
  const searching = (more: Partial<SearchStep<Name>> = {}) => {
    const asked: string[] = [];
    const search = async (text: string) => {
      asked.push(text);
      return ['One', 'Two'].map((label) => ({ label, value: `${label} ${text}` }));
    };
    const failed = () => 'Could not be read.';
    const wanted: SearchStep<Name> = { name: 'pick', placeholder: 'Who?', search, failed, ...more };
    fakeHost.reset();
    const picking = once<QuickPick>(fakeHost.picking.event);
    return { asked, picking, done: askInSteps<Name>('Title', () => [wanted]) };
  };

  it('offers something at once, and then what fits the words', async () => {
    const { asked, picking, done } = searching();
    const pick = await picking;
    if (pick.busy) await once(pick.loaded.event);
    assert.equal(pick.items.length, 2);
    pick.search(' le');
    await once(pick.loaded.event);
    pick.choose('Two');
    assert.deepEqual(await done, { pick: 'Two le' });
    assert.deepEqual(asked, ['', 'le']);
  });

  it('says that nothing could be read, and can be left', async () => {
    const search = async () => Promise.reject(new Error('offline'));
    const { picking, done } = searching({ search });
    const pick = await picking;
    if (pick.busy) await once(pick.loaded.event);
    assert.deepEqual(pick.items, [{ label: '$(warning) Could not be read.', alwaysShow: true }]);
    pick.hidden.fire(undefined);
    assert.equal(await done, undefined);
  });

  it('searches again when what could not be read is chosen', async () => {
    let fails = true;
    const search = async () => {
      if (fails) throw new Error('offline');
      return [{ label: 'One', value: 'one' }];
    };
    const { picking, done } = searching({ search });
    const pick = await picking;
    if (pick.busy) await once(pick.loaded.event);
    fails = false;
    pick.choose('$(warning) Could not be read.');
    await once(pick.loaded.event);
    pick.choose('One');
    assert.deepEqual(await done, { pick: 'one' });
  });

  const NAMES = ['Acme', 'Bravura', 'Quarry Bank', 'Quillon Bank'];
  const named = async (text: string) =>
    NAMES.filter((name) => (text === '' ? !name.startsWith('Qu') : name.includes(text))).map((name) => ({
      label: name,
      value: name,
    }));

  it('never takes what an earlier text has found: the only one that fits is taken when it is there', async () => {
    const { picking, done } = searching({ search: named });
    const pick = await picking;
    if (pick.busy) await once(pick.loaded.event);
    pick.selectedItems = pick.items.slice(0, 1);
    pick.search('Quillon');
    assert.deepEqual([pick.items, pick.busy], [[], true]);
    pick.accepted.fire(undefined);
    assert.deepEqual(await done, { pick: 'Quillon Bank' });
  });

  it('asks once however often Enter is pressed before the answer', async () => {
    const asked: string[] = [];
    let answer: (() => void) | undefined;
    const search = async (text: string) => {
      asked.push(text);
      if (text !== '') await new Promise<void>((resolve) => (answer = resolve));
      return named(text);
    };
    const { picking, done } = searching({ search });
    const pick = await picking;
    if (pick.busy) await once(pick.loaded.event);
    pick.search('Quillon');
    for (let count = 0; count < 3; count += 1) pick.accepted.fire(undefined);
    answer?.();
    assert.deepEqual(await done, { pick: 'Quillon Bank' });
    assert.deepEqual(asked, ['', 'Quillon']);
  });

  it('leaves the choice to the user where several fit', async () => {
    const { picking, done } = searching({ search: named });
    const pick = await picking;
    if (pick.busy) await once(pick.loaded.event);
    pick.search('Qu');
    pick.accepted.fire(undefined);
    await once(pick.loaded.event);
    assert.deepEqual(
      pick.items.map(({ label }) => label),
      ['Quarry Bank', 'Quillon Bank'],
    );
    pick.choose('Quillon Bank');
    assert.deepEqual(await done, { pick: 'Quillon Bank' });
  });

  it('keeps what fits while it is searched, and takes it', async () => {
    const { picking, done } = searching({ search: named });
    const pick = await picking;
    if (pick.busy) await once(pick.loaded.event);
    pick.search('brav');
    assert.deepEqual(
      pick.items.map(({ label }) => label),
      ['Bravura'],
    );
    pick.choose('Bravura');
    assert.deepEqual(await done, { pick: 'Bravura' });
  });

  it('drops the answer to an earlier text', async () => {
    const answers = new Map<string, () => void>();
    const search = async (text: string) => {
      if (text !== '') await new Promise<void>((resolve) => answers.set(text, resolve));
      return named(text);
    };
    const { picking, done } = searching({ search });
    const pick = await picking;
    if (pick.busy) await once(pick.loaded.event);
    pick.search('Acme');
    await until(() => answers.has('Acme'), 'the first search');
    pick.search('Quillon');
    answers.get('Acme')?.();
    await until(() => answers.has('Quillon'), 'the second search');
    assert.deepEqual(pick.items, []);
    answers.get('Quillon')?.();
    await once(pick.loaded.event);
    pick.choose('Quillon Bank');
    assert.deepEqual(await done, { pick: 'Quillon Bank' });
  });

  it('drops what is found after it was left', async () => {
    let signal: AbortSignal | undefined;
    const { picking, done } = searching({
      search: async (_text, given) => {
        signal = given;
        return new Promise(() => undefined);
      },
    });
    (await picking).hidden.fire(undefined);
    await done;
    assert.equal(signal?.aborted, true);
  });
});
