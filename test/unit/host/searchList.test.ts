import assert from 'node:assert/strict';
import { askInSteps, type SearchStep } from '../../../src/host/inputSteps';
import { once } from '../documents/once';
import { until } from '../../support/until';
import { fakeHost, type QuickPick } from '../../support/vscode';

type Name = 'pick';

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
