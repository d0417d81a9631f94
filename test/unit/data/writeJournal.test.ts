import assert from 'node:assert/strict';
import { MemoryJournal } from '../../../src/data/writeJournal';

const lost = {
  object: 'call_to_action',
  parentGsid: '1P02A',
  name: 'Schedule the EBR',
  owner: 'ada.okafor@example.com',
  dueDate: '2026-12-11',
  sentAt: '2026-11-18T08:00:00.000Z',
} as const;

describe('MemoryJournal', () => {
  it('finds a lost create by what it meant, whatever the spaces and the case', async () => {
    const journal = new MemoryJournal();
    await journal.add(lost);
    const same = { ...lost, name: '  schedule  THE ebr', owner: 'Ada.Okafor@example.com' };
    assert.equal((await journal.find(same))?.sentAt, lost.sentAt);
  });

  it('does not find it under another company, owner, name, object or due date', async () => {
    const journal = new MemoryJournal();
    await journal.add(lost);
    const others = [
      { parentGsid: '1P02B' },
      { owner: 'bo.lind@example.com' },
      { name: 'Another' },
      { object: 'cta_group' as const },
      { dueDate: undefined },
    ];
    for (const other of others) assert.equal(await journal.find({ ...lost, ...other }), undefined);
  });

  it('lets the oldest go when there are very many', async () => {
    const journal = new MemoryJournal();
    for (let i = 0; i <= 200; i += 1) await journal.add({ ...lost, name: `CTA ${i}` });
    assert.equal(await journal.find({ ...lost, name: 'CTA 0' }), undefined);
    assert.ok(await journal.find({ ...lost, name: 'CTA 200' }));
  });
});
