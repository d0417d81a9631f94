import assert from 'node:assert/strict';
import { MOST_VIEWS, SavedViews } from '../../../src/tree/savedViews';
import { SAVED_VIEWS } from '../../../src/tree/viewSettings';
import { memoryStore } from '../../support/treeBench';

const RISK = { view: 'accounts', name: 'At risk', arrangement: { 'accounts.band': 'At risk' } } as const;

describe('saved views', () => {
  it('are read as they were saved, in another window too', async () => {
    const store = memoryStore();
    assert.equal(await new SavedViews(store).save(RISK), true);
    assert.deepEqual(new SavedViews(store).all(), [RISK]);
  });

  it('leave out what cannot be read, and what no view can show, without a word', () => {
    const kept = [
      null,
      'text',
      { view: 'team', name: 'x', arrangement: {} },
      { view: 'accounts', name: 7 },
      { view: 'accounts', name: ' ' },
      { view: 'accounts', name: 'y'.repeat(61) },
      { view: 'work', name: 'Tasks', arrangement: { 'work.show': 'tasks', 'accounts.scope': 'all' } },
      { view: 'plans', name: 'Bad', arrangement: { 'plans.scope': 'theirs', 'plans.show': 1, other: 'x' } },
      {
        view: 'accounts',
        name: 'Soon',
        arrangement: { 'accounts.renewal': '-3', 'accounts.search': 'z'.repeat(201) },
      },
      { view: 'plans', name: 'None', arrangement: 'nothing' },
    ];
    const views = new SavedViews(memoryStore({ [SAVED_VIEWS]: kept }));
    assert.deepEqual(views.all(), [
      { view: 'accounts', name: 'Soon', arrangement: {} },
      { view: 'work', name: 'Tasks', arrangement: { 'work.show': 'tasks' } },
      { view: 'plans', name: 'Bad', arrangement: {} },
      { view: 'plans', name: 'None', arrangement: {} },
    ]);
    for (const stored of ['x', 7, { length: 3 }, undefined])
      assert.deepEqual(new SavedViews(memoryStore({ [SAVED_VIEWS]: stored })).all(), []);
  });

  it('replace the one of the same name, whatever its case, in the same view alone', async () => {
    const views = new SavedViews(memoryStore());
    await views.save(RISK);
    await views.save({ ...RISK, name: 'AT RISK', arrangement: {} });
    await views.save({ view: 'work', name: 'At risk', arrangement: {} });
    assert.deepEqual(
      views.all().map(({ view, name }) => [view, name]),
      [
        ['accounts', 'AT RISK'],
        ['work', 'At risk'],
      ],
    );
  });

  it('are renamed and deleted', async () => {
    const views = new SavedViews(memoryStore());
    await views.save(RISK);
    await views.rename(RISK, 'Worry');
    assert.deepEqual(views.all(), [{ ...RISK, name: 'Worry' }]);
    await views.delete({ ...RISK, name: 'Worry' });
    assert.deepEqual(views.all(), []);
  });

  it('keep their name where the new one cannot be stored, and are never lost on the way', async () => {
    for (const stored of [0, 1]) {
      const store = memoryStore({ [SAVED_VIEWS]: [RISK] });
      const update = store.update.bind(store);
      let left: number = stored;
      store.update = async (key, value) => {
        left -= 1;
        if (left < 0) throw new Error('disk full');
        await update(key, value);
      };
      const views = new SavedViews(store);
      await views.rename(RISK, 'Worry').catch(() => undefined);
      assert.deepEqual(
        views.all().map(({ name }) => name),
        [stored === 0 ? 'At risk' : 'Worry'],
      );
    }
  });

  it('have room for so many, of which one more is refused and one again is not', async () => {
    const views = new SavedViews(memoryStore());
    for (let n = 0; n < MOST_VIEWS; n += 1) assert.ok(await views.save({ ...RISK, name: `View ${n}` }));
    assert.equal(await views.save(RISK), false);
    assert.equal(await views.save({ ...RISK, name: 'View 7' }), true);
    assert.equal(views.all().length, MOST_VIEWS);
  });
});
