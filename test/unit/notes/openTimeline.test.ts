import assert from 'node:assert/strict';
import { fakeHost, type TextDocument } from '../../support/vscode';
import { answering, message, notesBench, open } from './notesBench';

const HTML =
  '<h2>Next</h2><ul><li>a <b>bold</b> one</li><li><a href="https://ok.example/">link</a></li></ul><p>![x](https://evil.example/p.png)</p>';

/** An entry at Bravura whose notes are formatted as people do it in the product. */
async function withEntry(options: Parameters<typeof notesBench>[0] = {}) {
  const bench = notesBench(options);
  const [company] = await bench.tenant.companies.resolve('Bravura');
  const { gsid } = await bench.tenant.writes.createActivity(
    {
      ...{ externalId: 'x-1', context: 'Company', companyGsid: company?.gsid ?? '', type: 'Call' },
      ...{ subject: 'Formatted', notes: HTML, author: bench.tenant.connection.email },
      at: new Date('2026-11-18T07:30:00Z'),
    },
    { signal: new AbortController().signal },
  );
  return { ...bench, gsid, company: company?.gsid ?? '' };
}

function inFront(): TextDocument {
  const document = fakeHost.texts.get(fakeHost.opened.at(-1) ?? '');
  assert.ok(document, JSON.stringify(fakeHost.notifications));
  return document;
}

describe('opening a Timeline as Markdown', () => {
  it('opens the entry of a row with what it takes to log it again', async () => {
    const bench = await withEntry();
    await bench.run('gainsight.openTimelineAsMarkdown', { kind: 'activity', gsid: bench.gsid });
    assert.equal(
      inFront().getText(),
      [
        '---',
        'gainsight:',
        `  activity: ${bench.gsid}`,
        '  account: Bravura',
        '  type: Call',
        '  subject: Formatted',
        '  date: 2026-11-18 08:30',
        '  timeZone: Europe/Berlin',
        '  tenant: sandbox.invalid',
        '  updated: 2026-11-18T08:00:00.000Z',
        '---',
        '',
        '## Next',
        '',
        '- a **bold** one',
        '- [link](https://ok.example/)',
        '',
        '\\!\\[x\\](<https://evil.example/p.png>)',
        '',
      ].join('\n'),
    );
    assert.equal(inFront().languageId, 'markdown');
  });

  it('is logged again without an edit: nothing is sent', async () => {
    const bench = await withEntry();
    await bench.run('gainsight.openTimelineAsMarkdown', { kind: 'activity', gsid: bench.gsid });
    const writes = bench.writes().length;
    open(inFront().getText(), { name: 'untitled:Untitled-1' });
    await bench.log();
    assert.match(message(), /nothing was sent/);
    assert.deepEqual([bench.asked, bench.writes().length], [[], writes]);
  });

  it('is logged again after an edit: the same entry, and its formatting stays', async () => {
    const bench = await withEntry();
    await bench.run('gainsight.openTimelineAsMarkdown', { kind: 'activity', gsid: bench.gsid });
    open(inFront().getText().replace('bold** one', 'bold** two'), { name: 'untitled:Untitled-1' });
    await bench.log();
    assert.deepEqual(bench.asked[0]?.warnings, []);
    const entries = await bench.stored('Formatted');
    assert.deepEqual(
      entries.map(({ Gsid }) => Gsid),
      [bench.gsid],
    );
    assert.match(
      String(entries[0]?.Notes),
      /^<h2>Next<\/h2><ul><li>a <strong>bold<\/strong> two<\/li><li><a href="https:\/\/ok\.example\/">link<\/a>/,
    );
  });

  it('lets one choose among the entries of an account', async () => {
    const bench = await withEntry();
    fakeHost.pick = 'Formatted';
    await bench.run('gainsight.openTimelineAsMarkdown', { kind: 'company', gsid: bench.company });
    assert.match(inFront().getText(), new RegExp(`activity: ${bench.gsid}`));
  });

  it('opens all of them as one text', async () => {
    const bench = await withEntry();
    const { rows = [] } = await bench.ask('gainsight_activities_list', { account: 'Bravura', limit: 25 });
    fakeHost.pick = `All ${rows.length} entries`;
    answering({ account: 'Bravura' });
    await bench.run('gainsight.openTimelineAsMarkdown');
    const text = inFront().getText();
    assert.match(
      text,
      /^# Timeline: Bravura\n\n## Formatted\n\n2026-11-18 08:30 · Call · Lena Hofmann\n\n## Next/,
    );
    assert.equal(text.match(/^## /gm)?.length, rows.length + 1);
    assert.doesNotMatch(text, /!\[/);
  });

  it('says that the entry is gone, or that there is none', async () => {
    const bench = await withEntry({
      around: (fetch) => async (input, init) => {
        const body = typeof init?.body === 'string' ? init.body : '';
        return fetch(
          input,
          body.includes('1P02NONE') ? { ...init, body: body.replace('1P02NONE', 'x') } : init,
        );
      },
    });
    await bench.run('gainsight.openTimelineAsMarkdown', { kind: 'activity', gsid: '1I02GONE' });
    assert.match(message(), /not on the Timeline any more/);
    await bench.run('gainsight.openTimelineAsMarkdown', { kind: 'company', gsid: '1P02NONE' });
    assert.match(message(), /nothing on the Timeline/);
    assert.deepEqual(fakeHost.opened, []);
  });

  it('opens nothing when the choice is given up', async () => {
    const bench = await withEntry();
    answering();
    await bench.run('gainsight.openTimelineAsMarkdown');
    await bench.run('gainsight.openTimelineAsMarkdown', { kind: 'company', gsid: bench.company });
    assert.deepEqual([fakeHost.opened, fakeHost.notifications], [[], []]);
  });
});
