import assert from 'node:assert/strict';
import { fakeHost } from '../../support/vscode';
import { answering, message, notesBench, open } from './notesBench';

const NOTE =
  '# Call about exports\n\nBravura is **happy** with [the export](https://example.com/x).\n\n- next: plant\n';

describe('a note that cannot be logged', () => {
  it('has front matter that cannot be read: nothing is asked and nothing changes', async () => {
    for (const text of [
      '---\na: [1\n---\nText\n',
      '---\ngainsight: yes\n---\nText\n',
      '---\nwords\n---\nText\n',
    ]) {
      const bench = notesBench();
      const document = open(text);
      const { prompts } = answering();
      await bench.log();
      assert.match(message(), /front matter of this file cannot be read, so nothing was written/);
      assert.deepEqual([prompts, document.getText(), bench.sandbox.calls], [[], text, []]);
    }
  });

  it('is refused before any question where nothing may be written', async () => {
    const bench = notesBench({ rules: { readOnly: true } });
    open(NOTE);
    const { prompts } = answering();
    await bench.log();
    assert.match(message(), /read-only/);
    assert.deepEqual([prompts, bench.sandbox.calls], [[], []]);
  });

  it('is refused where the tool is excluded', async () => {
    const bench = notesBench({ rules: { exclude: ['gainsight_timeline_create'] } });
    open(NOTE);
    await bench.log();
    assert.match(message(), /excluded/);
  });

  it('is empty, or is no Markdown, or nobody is signed in', async () => {
    const bench = notesBench();
    open('---\na: 1\n---\n\n');
    await bench.log();
    assert.match(message(), /no text to log/);
    fakeHost.editor = undefined;
    await bench.log();
    assert.match(message(), /Open the Markdown file/);
    open(NOTE);
    bench.active.set({ kind: 'signedOut' });
    await bench.log();
    assert.deepEqual(fakeHost.notifications.at(-1)?.buttons, ['Sign In…']);
  });

  it('is not sent over another connection than it was asked about', async () => {
    const bench = notesBench();
    const document = open(NOTE);
    answering({ account: 'Bravura', type: 'Call' });
    fakeHost.shown.event(() => {
      const connection = { ...bench.tenant.connection, id: 'other' };
      bench.active.set({ kind: 'ready', tenant: { ...bench.tenant, connection } });
    });
    await bench.log();
    assert.match(message(), /connection was changed/);
    assert.deepEqual([document.getText(), bench.writes()], [NOTE, []]);
  });
});

describe('a write whose answer is lost', () => {
  const cutOff =
    (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
    async (input, init) => {
      const answer = await fetch(input, init);
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      if (pathname.includes('/ant/')) throw new TypeError('fetch failed');
      // What was written cannot be looked up either.
      const body = typeof init?.body === 'string' ? init.body : '';
      if (body.includes('ExternalId') && cut.on) throw new TypeError('fetch failed');
      return answer;
    };
  const cut = { on: false };

  it('is told as unknown, is not sent again, and the file remembers nothing', async () => {
    cut.on = false;
    const bench = notesBench({
      around: (fetch) => async (input, init) => {
        const written = cutOff(fetch)(input, init);
        await written.catch(() => (cut.on = true));
        return written;
      },
    });
    const document = open(NOTE);
    answering({ account: 'Bravura', type: 'Call' });
    await bench.log();
    assert.match(message(), /not known whether this was written\. Look at the Timeline/);
    assert.deepEqual(fakeHost.notifications.at(-1)?.buttons, ['Open Timeline']);
    assert.deepEqual([document.getText(), bench.writes().length], [NOTE, 1]);
  });

  it('is found, not written twice, when the same is logged again later', async () => {
    let minutes = 0;
    const start = Date.parse('2026-11-18T08:00:00Z');
    const cut = { off: true };
    const bench = notesBench({
      now: () => new Date(start + minutes * 60_000),
      around: (fetch) => async (input, init) => {
        if (init?.method !== 'POST' || !cut.off) return fetch(input, init);
        const { pathname } = new URL(input instanceof Request ? input.url : input);
        const body = typeof init.body === 'string' ? init.body : '';
        const answer = await fetch(input, init);
        if (pathname.includes('/ant/')) minutes = 30;
        if (minutes > 0 && body.includes('ExternalId')) throw new TypeError('fetch failed');
        return answer;
      },
    });
    const document = open(NOTE);
    answering({ account: 'Bravura', type: 'Call' });
    await bench.log();
    assert.match(message(), /not known whether/);
    cut.off = false;
    await bench.log();
    assert.match(message(), /^This is on the Timeline of Bravura already; nothing new was written\./);
    assert.equal((await bench.stored('Call about exports')).length, 1);
    assert.match(document.getText(), /^---\ngainsight:\n {2}activity: 1I02/);
    assert.equal(bench.asked.length, 1);
  });

  it('is told as unknown, too, when Cancel is pressed while it is on its way', async () => {
    const bench = notesBench({
      around: (fetch) => async (input, init) => {
        const { pathname } = new URL(input instanceof Request ? input.url : input);
        if (pathname.includes('/ant/')) fakeHost.progress.cancel();
        const answer = await fetch(input, init);
        init?.signal?.throwIfAborted();
        return answer;
      },
    });
    const document = open(NOTE);
    answering({ account: 'Bravura', type: 'Call' });
    await bench.log();
    assert.match(message(), /not known whether/);
    assert.equal(document.getText(), NOTE);
  });
});
