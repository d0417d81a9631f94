import assert from 'node:assert/strict';
import { fakeHost, type TextDocument } from '../../support/vscode';
import { answering, message, notesBench, open } from './notesBench';

const NOTE = '# Call about exports\n\nBravura is **happy**.\n\n- next: plant\n';

/** A file that was logged; the clock goes on by a minute with each look at it. */
async function logged(text = NOTE, options: Parameters<typeof notesBench>[0] = {}) {
  let minutes = 0;
  const start = Date.parse('2026-11-18T08:00:00Z');
  const now = (): Date => new Date(start + 1000 * minutes++);
  const bench = notesBench({ now, ...options });
  const document = open(text);
  answering({ account: 'Bravura', type: 'Call' });
  await bench.log();
  const gsid = /activity: (\w+)/.exec(document.getText())?.[1] ?? '';
  return { ...bench, document, gsid };
}

function edit(document: TextDocument, from: string, to: string): TextDocument {
  assert.ok(document.getText().includes(from), document.getText());
  return open(document.getText().replace(from, to));
}

/** Somebody else changes the entry. */
async function changeElsewhere({ tenant }: Awaited<ReturnType<typeof logged>>, gsid: string, notes: string) {
  const { signal } = new AbortController();
  await tenant.writes.updateActivity(
    { gsid, type: 'Call', subject: 'Call about exports', notes },
    { signal },
  );
}

describe('logging a file for the second time', () => {
  it('changes the same entry, and shows before and after', async () => {
    const bench = await logged();
    const document = edit(bench.document, 'next: plant', 'next: *plant* visit');
    await bench.log();
    assert.equal(bench.asked.length, 2);
    const [change] = bench.asked[1]?.values ?? [];
    assert.match(change?.before ?? '', /next: plant$/);
    assert.match(change?.after ?? '', /next: plant visit$/);
    const entries = await bench.stored('Call about exports');
    assert.equal(entries.length, 1);
    assert.match(String(entries[0]?.Notes), /next: <em>plant<\/em> visit/);
    assert.equal(message(), 'The Timeline entry is up to date.');
    assert.ok(document.getText().includes(bench.gsid));
  });

  it('shows a change at the end of a long text', async () => {
    const bench = await logged(`${NOTE}\n${'All is well. '.repeat(200)}End`);
    edit(bench.document, 'well. End', 'well. The end');
    await bench.log();
    const [change] = bench.asked[1]?.values ?? [];
    assert.match(change?.before ?? '', /^\(the first \d+ characters stay\) ….{100,130}End$/);
    assert.match(change?.after ?? '', /^….{100,130}The end$/);
    const [entry] = await bench.stored('Call about exports');
    assert.match(String(entry?.Notes), /^<p>Bravura[^]*well\. The end<\/p>$/);
  });

  it('sends nothing when nothing was changed', async () => {
    const bench = await logged();
    const before = bench.document.getText();
    await bench.log();
    assert.match(message(), /says the same as this file, so nothing was sent/);
    assert.deepEqual([bench.asked.length, bench.writes().length], [1, 1]);
    assert.equal(bench.document.getText(), before);
  });

  it('sends a change of the formatting alone', async () => {
    const bench = await logged();
    edit(bench.document, '**happy**', 'happy');
    await bench.log();
    assert.deepEqual(
      bench.asked[1]?.values.map(({ label }) => label),
      ['Formatting of the notes'],
    );
    const [entry] = await bench.stored('Call about exports');
    assert.match(String(entry?.Notes), /<p>Bravura is happy\.<\/p>/);
  });

  it('takes subject, kind and day as the file tells them now', async () => {
    const bench = await logged();
    const first = edit(bench.document, '# Call about exports', '# Visit');
    const second = edit(first, 'type: Call', 'type: Meeting');
    edit(second, /date: .*/.exec(second.getText())?.[0] ?? '', 'date: 2026-11-17 14:30');
    await bench.log();
    const [entry] = await bench.stored('Visit');
    assert.deepEqual([entry?.TypeName, entry?.Gsid], ['Meeting', bench.gsid]);
    assert.match(String(entry?.ActivityDate), /^2026-11-17T13:30/);
    assert.doesNotMatch(String(entry?.Notes), /Visit/);
  });

  it('knows whose clocks its time is one of: on a journey nothing moves', async () => {
    const bench = await logged();
    const zone = (time: string, name: string) =>
      bench.document
        .getText()
        .replace('date: 2026-11-18 09:00', `date: 2026-11-18 ${time}`)
        .replace('timeZone: Europe/Berlin', `timeZone: ${name}`);
    open(zone('03:00', 'America/New_York'));
    await bench.log();
    assert.match(message(), /^The Timeline entry says the same/);
    open(zone('04:00', 'America/New_York'));
    await bench.log();
    assert.match(bench.asked[1]?.values[0]?.after ?? '', /10:00/);
  });

  it('takes the time for one of the own clocks where the zone is not known', async () => {
    const bench = await logged();
    open(bench.document.getText().replace('timeZone: Europe/Berlin', 'timeZone: Middle/Earth'));
    await bench.log();
    assert.match(message(), /^The Timeline entry says the same/);
  });

  it('may be turned down, and the file stays as it is', async () => {
    const first = await logged();
    const bench = notesBench({ answer: 'declined', around: () => first.sandbox.fetch });
    const document = edit(first.document, 'next: plant', 'next: nothing');
    const before = document.getText();
    await bench.log();
    assert.match(message(), /Not approved/);
    assert.equal(document.getText(), before);
  });

  it('says that a subject is too long, or that no text is left', async () => {
    const bench = await logged();
    const long = edit(bench.document, '# Call about exports', `# ${'x'.repeat(300)}`);
    edit(long, 'gainsight:', `gainsight:\n  subject: ${'y'.repeat(256)}`);
    await bench.log();
    assert.match(message(), /255 characters at most, and this one has 256/);
    open(bench.document.getText().replace(/\n# Call[^]*/, '\n'));
    await bench.log();
    assert.match(message(), /no text to log/);
    assert.equal(bench.writes().length, 1);
  });

  it('is told where the file cannot be changed', async () => {
    const bench = notesBench();
    open(NOTE);
    answering({ account: 'Bravura', type: 'Call' });
    fakeHost.takesEdits = false;
    await bench.log();
    assert.match(message(), /Logged on the Timeline.*does not remember the entry/);
  });

  it('does nothing at another tenant than the file’s', async () => {
    const bench = await logged();
    const document = edit(bench.document, 'tenant: sandbox.invalid', 'tenant: acme.example.com');
    const before = document.getText();
    const calls = bench.sandbox.calls.length;
    await bench.log();
    assert.match(message(), /belongs to acme\.example\.com, and you are connected to sandbox\.invalid/);
    assert.deepEqual([document.getText(), bench.sandbox.calls.length], [before, calls]);
  });

  it('is refused over a connection that is read-only', async () => {
    const first = await logged();
    const bench = notesBench({ rules: { readOnly: true }, around: () => first.sandbox.fetch });
    edit(first.document, 'plant', 'nothing');
    await bench.log();
    assert.match(message(), /read-only/);
    assert.equal(first.writes().length, 1);
  });
});

describe('an entry that was changed at the tenant meanwhile', () => {
  it('is asked about, with both versions in sight, and the file’s is kept', async () => {
    const bench = await logged();
    await changeElsewhere(bench, bench.gsid, '<p>Theirs</p>');
    edit(bench.document, 'plant', 'our plant');
    fakeHost.press = 'Keep This File';
    await bench.log();
    const question = fakeHost.notifications.find(({ detail }) => detail !== undefined);
    assert.match(question?.message ?? '', /changed in Gainsight after this file was written/);
    assert.match(question?.detail ?? '', /Notes in Gainsight: Theirs[^]*our plant/);
    const [entry] = await bench.stored('Call about exports');
    assert.match(String(entry?.Notes), /our plant/);
  });

  it('replaces the text of the file, in one step, when the tenant’s is taken', async () => {
    const bench = await logged();
    await changeElsewhere(bench, bench.gsid, '<p>Theirs is <i>this</i></p>');
    const document = edit(bench.document, 'plant', 'our plant');
    fakeHost.press = 'Take What Is in Gainsight';
    await bench.log();
    assert.match(document.getText(), /\n---\n\nTheirs is \*this\*\n$/);
    assert.equal(document.before.length, 1);
    assert.equal(bench.asked.length, 1);
    fakeHost.press = undefined;
    await bench.log();
    assert.match(message(), /says the same/);
  });

  it('stays as it is, as does the file, when the question is given up', async () => {
    const bench = await logged();
    await changeElsewhere(bench, bench.gsid, '<p>Theirs</p>');
    const document = edit(bench.document, 'plant', 'our plant');
    const before = document.getText();
    await bench.log();
    assert.deepEqual([document.getText(), bench.asked.length], [before, 1]);
  });
});

describe('an entry that is gone', () => {
  it('is logged anew when the user wants it, and the file remembers the new one', async () => {
    const bench = await logged();
    const gone = bench.gsid.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    const document = edit(bench.document, bench.gsid, gone);
    document.change([]);
    edit(document, 'plant', 'other plant');
    const open = fakeHost.editor?.document;
    await bench.log();
    assert.match(fakeHost.notifications.at(-1)?.message ?? '', /not there any more/);
    assert.equal(bench.writes().length, 1);
    fakeHost.press = 'Log as a New Entry';
    await bench.log();
    assert.equal(bench.writes().length, 2);
    assert.ok(open);
    assert.doesNotMatch(open.getText(), new RegExp(gone));
    assert.equal((await bench.stored('Call about exports')).length, 2);
  });
});

describe('a change whose answer is lost', () => {
  it('is told as unknown, and the file still knows the old state', async () => {
    const first = await logged();
    const bench = notesBench({
      around: () => async (input, init) => {
        const answer = await first.sandbox.fetch(input, init);
        if (init?.method === 'PUT') throw new TypeError('fetch failed');
        return answer;
      },
    });
    const document = edit(first.document, 'plant', 'other plant');
    const before = document.getText();
    await bench.log();
    assert.match(message(), /not known whether this was written/);
    assert.equal(document.getText(), before);
    assert.equal(first.writes().filter(({ method }) => method === 'PUT').length, 1);
  });

  it('is a failure of reading only as long as nothing was sent', async () => {
    const first = await logged();
    const bench = notesBench({ around: () => async () => Promise.reject(new TypeError('fetch failed')) });
    edit(first.document, 'plant', 'other plant');
    await bench.log();
    assert.match(message(), /could not be reached/);
  });
});
