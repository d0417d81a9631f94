import assert from 'node:assert/strict';
import { fakeHost } from '../../support/vscode';
import { answering, message, notesBench, open } from './notesBench';

const NOTE =
  '# Call about exports\n\nBravura is **happy** with [the export](https://example.com/x).\n\n- next: plant\n';

describe('logging a Markdown file', () => {
  it('asks account, kind, subject and day, and offers what the text tells', async () => {
    const bench = notesBench();
    open(NOTE);
    const { prompts } = answering({ account: 'Bravura', type: 'Call' });
    await bench.log();
    assert.deepEqual(prompts, [
      'account: Bravura',
      'type',
      'subject: Call about exports',
      'date: 2026-11-18 09:00',
    ]);
  });

  it('shows what will be written, sends it once and keeps its formatting', async () => {
    const bench = notesBench();
    open(NOTE);
    answering({ account: 'Bravura', type: 'Call' });
    await bench.log();
    const values = Object.fromEntries(bench.asked[0]?.values.map(({ label, after }) => [label, after]) ?? []);
    assert.deepEqual(
      [values.Account, values.Type, values.Subject],
      ['Bravura', 'Call', 'Call about exports'],
    );
    assert.match(values.Notes ?? '', /happy/);
    assert.equal(bench.writes().length, 1);
    const [entry] = await bench.stored('Call about exports');
    assert.equal(
      entry?.Notes,
      '<p>Bravura is <strong>happy</strong> with <a href="https://example.com/x">the export</a>.</p><ul><li>next: plant</li></ul>',
    );
    assert.deepEqual(fakeHost.notifications.at(-1)?.buttons, ['Open the Entry']);
  });

  it('leaves its line in the audit log, at the door of the user', async () => {
    const bench = notesBench();
    open(NOTE);
    answering({ account: 'Bravura', type: 'Call' });
    await bench.log();
    const lines = bench.executor.lines.map(({ door, action, event, result }) => [
      door,
      action,
      event,
      result,
    ]);
    assert.deepEqual(lines, [
      ['ui', 'gainsight_timeline_create', 'confirmation', 'accepted'],
      ['ui', 'gainsight_timeline_create', 'call', 'ok'],
    ]);
  });

  it('remembers the entry in the front matter of the file, in one step', async () => {
    const bench = notesBench();
    const document = open(NOTE);
    answering({ account: 'Bravura', type: 'Call' });
    await bench.log();
    const [entry] = await bench.stored('Call about exports');
    assert.equal(
      document.getText(),
      [
        '---',
        'gainsight:',
        `  activity: ${String(entry?.Gsid)}`,
        '  account: Bravura',
        '  type: Call',
        '  date: 2026-11-18 09:00',
        '  timeZone: Europe/Berlin',
        '  tenant: sandbox.invalid',
        '  updated: 2026-11-18T08:00:00.000Z',
        '---',
        '',
        NOTE,
      ].join('\n'),
    );
    assert.deepEqual(document.before, [NOTE]);
  });

  it('saves what it remembers with a file that has nothing else to be saved, and no other', async () => {
    for (const dirty of [false, true]) {
      const bench = notesBench();
      const document = open(NOTE);
      document.isDirty = dirty;
      answering({ account: 'Bravura', type: 'Call' });
      await bench.log();
      assert.match(document.getText(), /^---\ngainsight:/);
      assert.deepEqual(document.saved, dirty ? [] : [document.getText()]);
    }
  });

  it('asks only what the front matter leaves open', async () => {
    const bench = notesBench();
    open('---\naccount: Bravura\ntype: meeting\nsubject: Plant visit\ndate: 2026-11-16\n---\nWe met.\n');
    const { prompts } = answering();
    await bench.log();
    assert.deepEqual(prompts, ['subject: Plant visit', 'date: 2026-11-16 12:00']);
    const [entry] = await bench.stored('Plant visit');
    assert.deepEqual([entry?.TypeName, entry?.['GsCompanyId__gr.Name']], ['Meeting', 'Bravura']);
  });

  it('is called as the file where the text has no heading', async () => {
    const bench = notesBench();
    open('Bravura likes it.\n');
    const { prompts } = answering({ account: 'Bravura', type: 'Call' });
    await bench.log();
    assert.equal(prompts[2], 'subject: Weekly call');
  });

  it('remembers a subject that was typed, and keeps the heading as text then', async () => {
    const bench = notesBench();
    const document = open(NOTE);
    answering({ account: 'Bravura', type: 'Call', subject: 'Another' });
    await bench.log();
    const [entry] = await bench.stored('Another');
    assert.match(String(entry?.Notes), /^<h1>Call about exports<\/h1>/);
    assert.match(document.getText(), /\n {2}subject: Another\n/);
  });

  it('works on a text that is in no file', async () => {
    const bench = notesBench();
    const document = open(NOTE, { name: 'untitled:Untitled-1' });
    answering({ account: 'Bravura', type: 'Call' });
    await bench.log();
    assert.match(document.getText(), /^---\ngainsight:\n/);
  });

  it('keeps the line ends of Windows', async () => {
    const bench = notesBench();
    const document = open(NOTE.replaceAll('\n', '\r\n'));
    answering({ account: 'Bravura', type: 'Call' });
    await bench.log();
    const text = document.getText();
    assert.ok(text.endsWith(`\r\n---\r\n\r\n${NOTE.replaceAll('\n', '\r\n')}`));
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
    await bench.log();
    assert.match(message(), /says the same/);
  });

  it('sends how long it took and who was there, where the file tells', async () => {
    const bench = notesBench();
    open(
      '---\naccount: Bravura\ntype: Call\nduration: 30\ngainsight:\n  attendees: [Priya Nair]\n---\nThey like it.\n',
    );
    answering();
    await bench.log();
    const values = Object.fromEntries(bench.asked[0]?.values.map(({ label, after }) => [label, after]) ?? []);
    assert.equal(values.Duration, '30 minutes');
    assert.match(values['Internal attendees'] ?? '', /Priya Nair/);
  });

  it('says so when the text was thrown away meanwhile', async () => {
    const bench = notesBench();
    const document = open(NOTE, { name: 'untitled:Untitled-1' });
    document.isClosed = true;
    answering({ account: 'Bravura', type: 'Call' });
    await bench.log();
    assert.match(message(), /does not remember the entry/);
    assert.equal(document.getText(), NOTE);
  });

  it('takes what is no id of an entry for none', async () => {
    const bench = notesBench();
    const document = open(`---\ngainsight:\n  activity: the call\n---\n${NOTE}`);
    answering({ account: 'Bravura', type: 'Call' });
    await bench.log();
    assert.match(document.getText(), /activity: 1I02\w{32}\n/);
  });

  for (const step of ['account', 'type', 'subject', 'date'] as const)
    it(`is given up at the question for ${step}, and everything is as it was`, async () => {
      const bench = notesBench();
      const document = open(NOTE);
      const { prompts } = answering({ account: 'Bravura', type: 'Call', [step]: undefined });
      await bench.log();
      assert.ok(prompts.at(-1)?.startsWith(step));
      assert.deepEqual([document.getText(), bench.asked, bench.writes()], [NOTE, [], []]);
      assert.deepEqual(fakeHost.notifications, []);
    });

  it('leaves everything as it was when the last question is answered with no', async () => {
    const bench = notesBench({ answer: 'declined' });
    const document = open(NOTE);
    answering({ account: 'Bravura', type: 'Call' });
    await bench.log();
    assert.deepEqual([document.getText(), bench.writes()], [NOTE, []]);
    assert.match(message(), /Not approved/);
  });

  it('takes a subject of 255 characters at most, and says so', async () => {
    const bench = notesBench();
    open(NOTE);
    const long = 'x'.repeat(256);
    const problems: (string | undefined)[] = [];
    fakeHost.shown.event((box) => {
      queueMicrotask(() => {
        box.type(long);
        box.accepted.fire(undefined);
        problems.push(box.validationMessage);
        box.hidden.fire(undefined);
      });
    });
    fakeHost.picking.event((pick) => {
      if (pick.placeholder?.startsWith('What kind')) queueMicrotask(() => pick.choose('Call'));
      else pick.loaded.event(() => pick.choose('Bravura'));
    });
    await bench.log();
    assert.deepEqual(problems, ['A subject has 255 characters at most, and this one has 256.']);
  });
});

describe('a text that must not do anything but be read', () => {
  const HOSTILE =
    'Bravura <script>alert(1)</script><img src=x onerror=alert(2)> ![track](https://evil.example/p.png) [go](javascript:alert(3)) [cmd](command:x) **ok**\n';

  it('is stored without scripts, pictures and such links, and the loss is shown before', async () => {
    const bench = notesBench();
    open(HOSTILE);
    answering({ account: 'Bravura', type: 'Call', subject: 'Hostile' });
    await bench.log();
    const [entry] = await bench.stored('Hostile');
    assert.equal(entry?.Notes, '<p>Bravura  track go cmd <strong>ok</strong></p>');
    const warnings = bench.asked[0]?.warnings.join('\n') ?? '';
    for (const words of [/descriptions are logged: 1/, /not https.*: 2/, /<script>, <img>/])
      assert.match(warnings, words);
  });
});

describe('logging a selection', () => {
  const TEXT = '---\naccount: Bravura\n---\n# Week\n\nOther things.\n\n## Call\n\nThey *like* it.\n';
  const SELECTED = '## Call\n\nThey *like* it.';

  it('writes the selection alone, and leaves the file as it is', async () => {
    const bench = notesBench();
    const document = open(TEXT, { selected: SELECTED });
    answering({ type: 'Call' });
    await bench.log();
    const [entry] = await bench.stored('Call');
    assert.equal(entry?.Notes, '<h2>Call</h2><p>They <em>like</em> it.</p>');
    assert.deepEqual([document.getText(), document.before], [TEXT, []]);
    assert.match(message(), /^Logged on the Timeline of Bravura\.$/);
    assert.deepEqual(fakeHost.notifications.at(-1)?.buttons, ['Open the Entry']);
  });

  it('never has front matter in it', async () => {
    const bench = notesBench();
    open(TEXT, { selected: TEXT.slice(4, TEXT.indexOf('## Call')) });
    answering({ type: 'Call' });
    await bench.log();
    const [entry] = await bench.stored('Week');
    assert.equal(entry?.Notes, '<p>Other things.</p>');
  });

  it('is the file itself where it is all of the text: the entry is changed, not logged once more', async () => {
    const bench = notesBench();
    const document = open(TEXT);
    answering({ type: 'Call' });
    await bench.log();
    const text = document.getText().replace('Other', 'Many');
    open(text, { selected: text.slice(text.indexOf('# Week')) });
    await bench.log();
    const entries = await bench.stored('Week');
    assert.deepEqual([entries.length, String(entries[0]?.Notes).includes('Many things')], [1, true]);
  });
});
