import assert from 'node:assert/strict';
import { tellStopped } from '../../../src/chat/stoppedWrite';
import { Notifier } from '../../../src/host/notify';
import { commands, fakeHost } from '../../support/vscode';

describe('a write that was stopped after its yes', () => {
  const plan = { title: 'Close CTA "Renewal [x](command:gainsight.signOut)"' };
  const inputs: readonly (readonly [object, string, readonly unknown[]])[] = [
    [
      { gsid: '1S01AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', is_closed: true },
      'gainsight.openRecord',
      ['cta', '1S01AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ],
    [
      { activity_gsid: '1I00AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', subject: 'x' },
      'gainsight.openRecord',
      ['activity', '1I00AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ],
    [
      { subject: 'x', company_gsid: '1P02AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
      'gainsight.openRecord',
      ['company', '1P02AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ],
    [{ activity_gsid: 'Call', notes: 'Moved' }, 'gainsight.showLog', []],
    [{ name: 'Bravura' }, 'gainsight.showLog', []],
  ];
  for (const [input, command, args] of inputs)
    it(`leads to where it can be seen: ${Object.keys(input)[0] ?? ''} → ${command}`, async () => {
      fakeHost.reset();
      const ran: unknown[][] = [];
      const registration = commands.registerCommand(command, async (...given: unknown[]) => {
        ran.push(given);
      });
      fakeHost.press = command === 'gainsight.showLog' ? 'Show Log' : 'Open the Record';
      tellStopped({ plan, input }, new Notifier());
      await new Promise(setImmediate);
      registration.dispose();
      assert.deepEqual(ran, [args]);
      assert.match(fakeHost.notifications[0]?.message ?? '', /may have been written/);
      assert.doesNotMatch(fakeHost.notifications[0]?.message ?? '', /\]\(command:/);
    });
});
