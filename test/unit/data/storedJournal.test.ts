import assert from 'node:assert/strict';
import { StoredJournal } from '../../../src/data/storedJournal';

const meaning = {
  object: 'call_to_action',
  parentGsid: '1P02AAAA',
  name: 'Schedule the EBR',
  owner: 'lena.hofmann@example.com',
  dueDate: '2026-12-01',
} as const;
const sentAt = '2026-11-18T08:00:00.000Z';

function setup() {
  const state = new Map<string, unknown>();
  const store = {
    get: (key: string) => state.get(key),
    update: async (key: string, value: unknown) => void state.set(key, value),
  };
  return { state, journal: (tenant = 'https://acme.example.com') => new StoredJournal(store, tenant) };
}

describe('StoredJournal', () => {
  it('finds a lost create again after a restart, however it is spelled', async () => {
    const { journal } = setup();
    await journal().add({ ...meaning, sentAt });
    assert.equal((await journal().find({ ...meaning, name: ' schedule  the ebr' }))?.sentAt, sentAt);
    assert.equal(await journal().find({ ...meaning, dueDate: '2026-12-02' }), undefined);
  });

  it('does not take the create of one tenant for that of another', async () => {
    const { journal } = setup();
    await journal().add({ ...meaning, sentAt });
    assert.equal(await journal('https://other.example.com').find(meaning), undefined);
  });

  it('keeps no name and no address in the clear', async () => {
    const { journal, state } = setup();
    await journal().add({ ...meaning, sentAt });
    const kept = JSON.stringify([...state.values()]);
    assert.match(kept, /2026-11-18T08:00/);
    assert.doesNotMatch(kept, /EBR|lena|1P02/i);
  });

  it('keeps the newest 200, and each once', async () => {
    const { journal, state } = setup();
    for (let n = 0; n < 205; n += 1) await journal().add({ ...meaning, name: `CTA ${n}`, sentAt });
    await journal().add({ ...meaning, name: 'CTA 204', sentAt });
    const [kept] = state.values();
    assert.equal(Array.isArray(kept) && kept.length, 200);
    assert.equal(await journal().find({ ...meaning, name: 'CTA 4' }), undefined);
    assert.ok(await journal().find({ ...meaning, name: 'CTA 5' }));
  });

  it('ignores what it does not understand', async () => {
    const { journal, state } = setup();
    state.set('gainsight.lostCreates', { version: 9 });
    assert.equal(await journal().find(meaning), undefined);
    state.set('gainsight.lostCreates', ['garbled', [1, 2]]);
    assert.equal(await journal().find(meaning), undefined);
  });
});
