import assert from 'node:assert/strict';
import { FASTEST_READER_MS, WriteConfirmation } from '../../../src/chat/writeConfirmation';
import type { ProposedWrite } from '../../../src/tools/executor';
import { fakeHost } from '../../support/vscode';

const plan: ProposedWrite = {
  title: 'Create CTA at Bravura',
  toolTitle: 'Create a CTA',
  tenant: 'acme.example.com',
  values: [{ label: 'Name', after: 'Renewal' }],
  warnings: [],
  unchecked: [],
  send: async () => ({ status: 'ok' }),
};

interface Situation {
  readonly shown?: boolean;
  readonly readFor?: number;
  readonly confirmWrites?: 'chat' | 'always';
  readonly mayRunUnasked?: boolean;
  readonly press?: string;
  readonly cardGiven?: boolean;
}

/** Shows the card, lets the person read, and makes the call. */
async function decide({
  shown = true,
  readFor = FASTEST_READER_MS,
  confirmWrites = 'chat',
  mayRunUnasked = false,
  press,
  cardGiven = true,
}: Situation) {
  fakeHost.press = press;
  let now = 5000;
  const asked: string[] = [];
  const confirmation = new WriteConfirmation({
    confirmWrites: () => confirmWrites,
    mayRunUnasked: (reference) => {
      asked.push(reference);
      return mayRunUnasked;
    },
    now: () => new Date(now),
  });
  if (cardGiven) confirmation.cardGiven(plan);
  now += readFor;
  const confirm = confirmation.forCall('gainsightCreateCta');
  // Working things out between call and question is no reading.
  now += 60_000;
  const outcome = await confirm(plan, shown, new AbortController().signal);
  return { outcome, dialogs: fakeHost.notifications.length, asked };
}

describe('the confirmation of a write', () => {
  beforeEach(() => fakeHost.reset());

  it('is the chat’s card, where that was shown, could be read and cannot be skipped', async () => {
    assert.deepEqual(await decide({}), { outcome: 'accepted', dialogs: 0, asked: ['gainsightCreateCta'] });
  });

  const doubts: readonly (readonly [string, Situation])[] = [
    ['another plan was shown', { shown: false }],
    ['the card was never handed out', { cardGiven: false }],
    ['the card was answered before anybody can have read it', { readFor: FASTEST_READER_MS - 1 }],
    ['settings let the card be skipped', { mayRunUnasked: true }],
    ['the user wants to be asked always', { confirmWrites: 'always' }],
  ];
  for (const [doubt, situation] of doubts) {
    it(`is a dialog with the values when ${doubt}`, async () => {
      assert.equal((await decide({ ...situation, press: 'Write to Gainsight' })).outcome, 'accepted');
      const [dialog, ...others] = fakeHost.notifications;
      assert.deepEqual(others, []);
      assert.equal(dialog?.message, 'Create CTA at Bravura?');
      assert.match(dialog.detail ?? '', /acme\.example\.com[^]*Name: Renewal/);
    });

    it(`is a no when that dialog is dismissed and ${doubt}`, async () => {
      const { outcome, dialogs } = await decide(situation);
      assert.deepEqual([outcome, dialogs], ['declined', 1]);
    });
  }

  it('is missing where no dialog can be shown', async () => {
    fakeHost.noDialogs = true;
    assert.equal((await decide({ shown: false })).outcome, 'unavailable');
  });
});
