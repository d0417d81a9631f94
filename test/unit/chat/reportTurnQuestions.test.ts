import assert from 'node:assert/strict';
import { nextPrompts } from '../../../src/chat/nextPrompts';
import type { NamedRecord, Report } from '../../../src/reports/report';
import * as reportSet from '../../../src/reports/reportSet';
import { offered, setup } from './reportTurnBench';

describe('a slash command that asks back', () => {
  it('asks for the account when none is named, and lets one choose it', async () => {
    const { send, response, model } = setup();
    await send('brief');
    assert.match(response.text, /Name an account/);
    assert.deepEqual(response.buttons, ['gainsight.accountBrief']);
    assert.deepEqual(response.buttonArguments, [[]]);
    assert.equal(model.seen.length, 0);
  });

  it('offers the accounts that may be meant, each of which answers the question', async () => {
    const { send, response } = setup();
    const turn = await send('brief', 'Ha');
    assert.match(response.text, /Several records fit/);
    const choices = offered(turn);
    assert.ok(choices.length > 1);
    assert.ok(choices.every(({ command }) => command === 'brief'));
    const again = setup();
    await again.send('brief', choices[0]?.prompt);
    assert.ok(again.response.trusted[0]?.text.includes(choices[0]?.label ?? '?'));
  });

  it('offers the account that a typing error was meant for', async () => {
    const { send } = setup();
    const [first] = offered(await send('health', 'Bravurra'));
    assert.deepEqual(first, { command: 'health', prompt: 'Bravura', label: 'Bravura' });
  });

  it('tells accounts of one name, or with signs that a chat reads, by their ids', async () => {
    const choices: NamedRecord[] = ['Twin', 'Twin', 'Team #1'].map((name, n) => ({
      name,
      record: { kind: 'company', gsid: `1P02${n}` },
    }));
    const report = { name: 'brief', argument: 'T', status: 'several', choices } as unknown as Report;
    assert.deepEqual(
      nextPrompts(report, reportSet).map(({ prompt, label }) => [prompt, label]),
      [
        ['1P020', 'Twin (1P020)'],
        ['1P021', 'Twin (1P021)'],
        ['1P022', 'Team #1 (1P022)'],
      ],
    );
  });

  it('offers to ask text that is no account as a question', async () => {
    const { send } = setup();
    const last = offered(await send('health', 'why is nobody happy')).at(-1);
    assert.deepEqual([last?.prompt, last?.command], ['why is nobody happy', undefined]);
  });
});
