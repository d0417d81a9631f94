import assert from 'node:assert/strict';
import { AUDIT_SCHEME } from '../../../src/auditView/auditDocuments';
import { GSID } from '../../support/auditBench';
import {
  type Act,
  AuditViewBench,
  choose,
  enter,
  leave,
  press,
  userDoes,
} from '../../support/auditViewBench';
import { fakeHost } from '../../support/vscode';

const CTA = '1S01E316ITRFMKFNVIK2ITRFMKFNVIK2ABCD';

/** Presses the button of the row. */
const openRow =
  (title: RegExp): Act =>
  (pick) => {
    const item = pick.items.find(({ label }) => title.test(label));
    assert.ok(item);
    pick.pressedItem.fire({ item, button: undefined });
  };

/** What an editor would show under the address. */
function textAt(address: string): string {
  // The stub keeps providers without their parameter.
  const provider = fakeHost.documents.get(AUDIT_SCHEME) as unknown as {
    provideTextDocumentContent(uri: string): string;
  };
  return provider.provideTextDocumentContent(address);
}

describe('Show Audit Log', () => {
  let bench: AuditViewBench;
  beforeEach(() => {
    bench = new AuditViewBench();
  });
  afterEach(() => bench.dispose());

  const calls = () =>
    bench.wrote(
      { action: 'gainsight_ctas_list', door: 'chat', records: [GSID] },
      {
        action: 'gainsight_cta_create',
        door: 'tool',
        effect: 'write',
        event: 'refusal',
        result: 'notAllowed',
      },
      {
        action: 'gainsight_cta_create',
        door: 'chat',
        effect: 'write',
        user: 'sam@example.com',
        records: [CTA, GSID],
      },
    );

  it('lists the lines, the newest first, with addresses of people who are known here', async () => {
    await calls();
    let descriptions: unknown[] = [];
    const seen = userDoes((pick) => {
      descriptions = pick.items.map((item) => ('description' in item ? item.description : undefined));
      leave(pick);
    });
    await bench.commands.show();
    // Which blank stands before AM depends on the version of the runtime's language data.
    const labels = seen.lists[0]?.map((label) => label.replaceAll(/\s+/g, ' '));
    assert.deepEqual(labels, [
      'Today',
      '11:59:00 AM Create a CTA',
      '11:58:00 AM Create a CTA',
      '11:57:00 AM CTAs',
    ]);
    assert.match(String(descriptions[1]), /^person-[0-9a-f]{8} · Fernhill Foods · chat$/);
    assert.equal(descriptions[2], 'not allowed · lena.hofmann@example.com · agent');
  });

  it('lists what servers wrote among them, marked where the key is not here', async () => {
    await calls();
    await bench.serverWrote({ action: 'gainsight_ctas_list', door: 'mcp' });
    let rows: string[] = [];
    userDoes((pick) => {
      rows = pick.items.map((item) => ('description' in item ? String(item.description) : ''));
      leave(pick);
    });
    await bench.commands.show();
    assert.equal(rows.filter((row) => row.includes('$(key)')).length, 1);
    assert.match(rows.find((row) => row.includes('$(key)')) ?? '', /key not here · person-\w{8} · MCP$/);
  });

  it('shows further pages when they are asked for, below those before', async () => {
    await bench.wrote(...Array.from({ length: 250 }, (_, n) => ({ action: `action_${n}` })));
    const lengths: number[] = [];
    const older = (pick: Parameters<Act>[0]) => {
      lengths.push(pick.items.length);
      pick.loaded.event(() => {
        lengths.push(pick.items.length);
        const [active] = pick.activeItems;
        assert.match(active?.label ?? '', /action_49$/);
        leave(pick);
      });
      choose('$(fold-down) Show older lines')(pick);
    };
    userDoes(older);
    await bench.commands.show();
    assert.deepEqual(lengths, [202, 251]);
  });

  it('filters by one thing after the other, says so, and shows all again when that is cleared', async () => {
    await calls();
    const filter =
      (tooltip: string, label: string): Act =>
      (pick) => {
        fakeHost.pick = label;
        press(tooltip)(pick);
      };
    const seen = userDoes(
      filter('Filter by Tool or Action…', 'Create a CTA'),
      filter('Filter by Result…', 'did not go well'),
      press('Filter by Time…'),
      choose('Today'),
      filter('Filter by Tool or Action: Create a CTA', '$(clear-all) Any'),
      press('Clear All Filters'),
    );
    await bench.commands.show();
    assert.deepEqual(seen.titles, [
      'Audit Log: everything, newest first',
      'Audit Log: Create a CTA',
      'Audit Log: Create a CTA · did not go well',
      'Filter by Time',
      'Audit Log: Create a CTA · did not go well · Today',
      'Audit Log: did not go well · Today',
      'Audit Log: everything, newest first',
    ]);
    assert.deepEqual(
      seen.lists.map(({ length }) => length - 1),
      [3, 2, 1, 4, 1, 1, 3],
    );
  });

  for (const [tooltip, label, left] of [
    ['Filter by Account…', 'Fernhill Foods', 2],
    ['Filter by User…', 'lena.hofmann@example.com', 2],
    ['Filter by Door…', 'Tool in agent mode', 1],
  ] as const)
    it(`can: ${tooltip}`, async () => {
      await calls();
      const seen = userDoes((pick) => {
        fakeHost.pick = label;
        press(tooltip)(pick);
      });
      await bench.commands.show();
      assert.deepEqual([seen.titles[1], (seen.lists[1]?.length ?? 0) - 1], [`Audit Log: ${label}`, left]);
    });

  it('keeps the filters when none is chosen in the end', async () => {
    await calls();
    const seen = userDoes(press('Filter by Door…'), press('Filter by Time…'), leave);
    await bench.commands.show();
    assert.equal(seen.titles[3], 'Audit Log: everything, newest first');
  });

  it('offers to clear filters that let nothing through, and says when nothing was recorded', async () => {
    const empty = userDoes();
    await bench.commands.show();
    assert.deepEqual(empty.lists, [['Nothing has been recorded yet']]);
    await calls();
    fakeHost.reset();
    const seen = userDoes(
      press('Filter by Time…'),
      choose('From … to …'),
      enter('2026-11-01'),
      enter('2026-11-02'),
      choose(/^\$\(clear-all\) No line fits/),
    );
    await bench.commands.show();
    assert.equal(seen.titles.at(-2), 'Audit Log: 2026-11-01 to 2026-11-02');
    assert.equal(seen.lists.at(-1)?.length, 4);
  });

  it('says how many lines cannot be read, and verifies when asked why', async () => {
    await calls();
    const [file = ''] = bench.here.files;
    bench.here.tamper(file, ([header = '', ...lines]) => [header, ...lines, '{"seq":']);
    userDoes(choose('$(warning) 1 line cannot be read'));
    await bench.commands.show();
    assert.equal(fakeHost.notifications[0]?.severity, 'error');
  });

  it('opens the details of a line in a read-only document', async () => {
    await calls();
    userDoes(choose(/CTAs$/));
    await bench.commands.show();
    const [address = ''] = fakeHost.opened;
    assert.match(address, /^gainsight-audit:\/audit-2026-11-18-\d+-[0-9a-f]{8}\.jsonl\/1\/CTAs\.jsonc$/);
    assert.match(textAt(address), /"action": "gainsight_ctas_list"/);
    assert.match(textAt('gainsight-audit:/gone.jsonc'), /kept no longer/);
  });

  it('opens the record of a line, and asks which where there are several', async () => {
    await calls();
    userDoes(openRow(/CTAs$/));
    await bench.commands.show();
    fakeHost.reset();
    fakeHost.pick = CTA;
    userDoes(openRow(/59:00.*Create a CTA$/));
    await bench.commands.show();
    fakeHost.reset();
    userDoes(openRow(/59:00.*Create a CTA$/));
    await bench.commands.show();
    assert.deepEqual(bench.opened, [
      { gsid: GSID, kind: 'company', tenant: undefined },
      { gsid: CTA, kind: 'cta', tenant: undefined },
    ]);
  });

  it('tells whoever ran it when the record cannot be read', async () => {
    const failing = new AuditViewBench({ sources: () => Promise.reject(new Error('locked')) });
    await assert.rejects(failing.commands.show(), /locked/);
    failing.dispose();
  });
});

describe('the room of the audit log', () => {
  it('knows files without their key by their first line alone', async () => {
    const bench = new AuditViewBench();
    await bench.wrote({});
    const [file = ''] = bench.here.files;
    const isForeign = await bench.log.foreignFiles();
    assert.deepEqual(
      [await isForeign(file), await isForeign('audit-2026-11-18-1-00000000.jsonl')],
      [false, true],
    );
    bench.dispose();
  });
});
