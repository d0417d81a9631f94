import assert from 'node:assert/strict';
import { until } from '../../support/until';
import { commands as editor, fakeHost, Uri } from '../../support/vscode';
import { accountRow } from '../../../src/tree/accountRow';
import { Phrases } from '../../../src/tree/phrases';
import type { Row } from '../../../src/tree/row';
import { TreeNode } from '../../../src/tree/treeNode';
import { once } from '../documents/once';
import { actionsBench, type Act, choose, find, leave } from './actionsBench';

const FILE = 'file:///tmp/list.csv';

const linesOf = (): readonly string[] => (fakeHost.files.get(FILE) ?? '').trimEnd().split('\r\n');
/** What stands in the second column, below its head. */
const names = (): readonly (string | undefined)[] =>
  linesOf()
    .slice(1)
    .map((line) => line.split(',')[1]);

const host = { changed: () => undefined, busy: () => undefined, writes: () => 0, now: () => new Date() };
const nodeOf = (row: Row): TreeNode => new TreeNode(row, undefined, host);

/** The row that the trees have for a company. */
async function rowOf({ tenant }: ReturnType<typeof actionsBench>, name: string): Promise<TreeNode> {
  const { rows } = await tenant.companies.page({ scope: 'mine' });
  const account = rows.find(({ company }) => company.name === name);
  assert.ok(account, name);
  const phrases = new Phrases('en', tenant.clock);
  return nodeOf(accountRow(account, { tenant, phrases, bands: [] }));
}

async function exported(list: string) {
  const bench = actionsBench();
  fakeHost.saveTo = Uri.parse(FILE);
  await bench.run('gainsight.exportList', [], choose(list));
  const lines = (fakeHost.files.get(FILE) ?? '').trimEnd().split('\r\n');
  return { ...bench, lines };
}

describe('exporting a list', () => {
  it('writes every account with its figures', async () => {
    const { lines, told } = await exported('My Accounts');
    assert.equal(lines[0], 'GSID,Company,Health,Band,ARR,Currency,Renewal,Stage,Status,CSM');
    const bravura = lines.find((line) => line.includes(',Bravura,'));
    assert.match(bravura ?? '', /^1P02\w+,Bravura,\d+,At risk,96000,EUR,2\d{3}-\d\d-\d\d,.*,Lena Hofmann$/);
    assert.equal(told()?.message, `Exported ${lines.length - 1} rows.`);
  });

  for (const [list, line] of [
    ['My Open CTAs', /^1S01\w+,Recover product usage,Praxis Inc,Risk,/],
    ['My Open Tasks', /,Send the credit note,Fernhill Foods,/],
    ['My Success Plans', /,Win back the editors,Bravura,/],
    ['All Success Plans', /,Win back the editors,Bravura,/],
  ] as const)
    it(`writes ${list}`, async () => {
      const { lines } = await exported(list);
      assert.ok(
        lines.some((one) => line.test(one)),
        lines.slice(0, 5).join('\n'),
      );
    });

  it('writes the accounts as the sidebar shows them, which are offered first', async () => {
    const query = { scope: 'all', search: 'co', sort: 'arr' } as const;
    const bench = actionsBench({ shownAccounts: { query, words: 'all, matching “co”' } });
    fakeHost.saveTo = Uri.parse(FILE);
    await bench.run('gainsight.exportList', [], choose('Accounts as Shown'));
    const { rows } = await bench.tenant.companies.page(query);
    assert.deepEqual(
      names(),
      rows.map(({ company }) => company.name),
    );
    assert.ok(rows.length > 1);
  });

  it('writes CTAs and tasks of the user as one list', async () => {
    await exported('My Work');
    const kinds = new Set(linesOf().map((line) => line.split(',')[1]));
    assert.deepEqual([...kinds], ['Kind', 'CTA', 'Task']);
  });

  for (const [which, head, line] of [
    ['Success plans of Bravura', 'GSID,Success plan,', /,Win back the editors,Bravura,/],
    ['Timeline of Bravura', 'GSID,Date,Type,', /,2026-\d\d-\d\dT/],
    ['People of Bravura', 'GSID,Name,E-mail,', /@/],
  ] as const)
    it(`writes ${which}, from the row of the company`, async () => {
      const bench = actionsBench();
      fakeHost.saveTo = Uri.parse(FILE);
      await bench.tenant.companies.page({ scope: 'mine' });
      await bench.run('gainsight.exportList', [await rowOf(bench, 'Bravura')], choose(which));
      const [first = '', ...rows] = linesOf();
      assert.ok(first.startsWith(head), first);
      assert.ok(
        rows.some((one) => line.test(one)),
        rows.slice(0, 3).join('\n'),
      );
    });

  it('asks little of the tenant for a long Timeline', async () => {
    const activity_timeline = Array.from({ length: 450 }, (_, index) => ({
      ...{ Subject: `Call ${index}`, Notes: 'Exports work.', ExternalId: `many-${index}`, TypeName: 'Call' },
      ...{ ContextName: 'Company', GsCompanyId: 'Bravura', AuthorId: 'Lena Hofmann' },
      ActivityDate: new Date(Date.UTC(2026, 0, 1, index)).toISOString(),
    }));
    const bench = actionsBench({ sandbox: { data: { activity_timeline } } });
    fakeHost.saveTo = Uri.parse(FILE);
    const company = await rowOf(bench, 'Bravura');
    const folder = (await company.children()).find(({ row }) => row.key === 'timeline');
    const before = bench.sandbox.calls.length;
    await bench.run('gainsight.exportList', [folder]);
    const ids = linesOf().map((line) => line.split(',')[0]);
    assert.ok(new Set(ids).size > 450 && new Set(ids).size === ids.length);
    assert.ok(bench.sandbox.calls.length - before <= 5);
  });

  it('asks for the account where it is run on none', async () => {
    const bench = actionsBench();
    fakeHost.saveTo = Uri.parse(FILE);
    const steps = [choose('One Account…'), find('brav', 'Bravura'), choose('People of Bravura')];
    await bench.run('gainsight.exportList', [], ...steps);
    assert.match(linesOf()[0] ?? '', /^GSID,Name,E-mail,/);
  });

  it('asks nothing on a folder below a company', async () => {
    const bench = actionsBench();
    fakeHost.saveTo = Uri.parse(FILE);
    const company = await rowOf(bench, 'Bravura');
    const folder = (await company.children()).find(({ row }) => row.key === 'ctas');
    await bench.run('gainsight.exportList', [folder]);
    assert.match(linesOf()[0] ?? '', /^GSID,CTA,/);
  });

  it('writes the records of a group, and no others', async () => {
    const query = { scope: 'mine' } as const;
    const bench = actionsBench({ shownAccounts: { query, words: 'mine' } });
    fakeHost.saveTo = Uri.parse(FILE);
    const rows = [await rowOf(bench, 'Bravura'), await rowOf(bench, 'Cloudnine')].map(({ row }) => row);
    const group = { key: 'health:x', kind: 'group', label: 'At risk', spoken: '', icon: '' } as const;
    await bench.run('gainsight.exportList', [nodeOf({ ...group, rows: () => rows })]);
    assert.deepEqual(names(), ['Bravura', 'Cloudnine']);
  });

  it('takes the list that is named, and writes nothing when no place is chosen', async () => {
    const bench = actionsBench();
    await bench.run('gainsight.exportList', ['allAccounts']);
    await bench.run('gainsight.exportList', [], leave);
    assert.deepEqual([...fakeHost.files.keys()], []);
    assert.equal(fakeHost.saveOffers.length, 1);
  });
});

describe('finding an account', () => {
  const pages = (revealed: unknown[] = []): unknown[] => {
    const opened: unknown[] = [];
    editor.registerCommand('gainsight.openAccountPage', (gsid) => opened.push(gsid));
    editor.registerCommand('gainsight.revealAccount', (...args) => revealed.push(args));
    return opened;
  };

  it('looks through the whole tenant, opens the page, and selects the account in the sidebar', async () => {
    const bench = actionsBench();
    const revealed: unknown[] = [];
    const opened = pages(revealed);
    await bench.run('gainsight.findAccount', [], find('brav', 'Bravura'));
    const { gsid } = await bench.company('Bravura');
    assert.deepEqual([opened, revealed], [[gsid], [[gsid, false]]]);
  });

  it('narrows what was read at once, before the tenant is asked', async () => {
    const bench = actionsBench();
    const seen: string[] = [];
    const typing: Act = async (box) => {
      assert.ok('choose' in box);
      if (box.busy) await once(box.loaded.event);
      const calls = bench.sandbox.calls.length;
      box.search('cloud');
      seen.push(...box.items.map(({ label }) => label));
      assert.equal(bench.sandbox.calls.length, calls);
      leave(box);
    };
    const opened = pages();
    await bench.run('gainsight.findAccount', [], typing);
    assert.deepEqual([seen, opened], [['Cloudnine'], []]);
  });

  it('knows every account that was read before, and keeps the list where an answer brings nothing new', async () => {
    const bench = actionsBench();
    await bench.tenant.companies.page({ scope: 'all', limit: 1000 });
    const first: string[] = [];
    const opened = pages();
    await bench.run('gainsight.findAccount', [], (box) => {
      assert.ok('choose' in box);
      box.search('logis');
      first.push(...box.items.map(({ label }) => label));
      assert.ok(box.items.length > 1);
      box.choose(first[0] ?? '');
    });
    const { rows } = await bench.tenant.companies.page({ scope: 'all', search: first[0], limit: 2 });
    assert.deepEqual(opened, [rows[0]?.company.gsid]);
  });

  it('shows 200 of them at most, also where it says that there may be others', async () => {
    const bench = actionsBench({ sandbox: { companies: 600 } });
    await bench.tenant.companies.page({ scope: 'all', limit: 1000 });
    const counts: number[] = [];
    await bench.run('gainsight.findAccount', [], async (box) => {
      assert.ok('choose' in box);
      if (box.busy) await once(box.loaded.event);
      box.search('e');
      counts.push(box.items.length);
      await once(box.loaded.event);
      counts.push(box.items.length);
      bench.sandbox.inject({ path: '/v1/data/objects/query/Company', kind: 'forbidden', times: 9 });
      box.search('o');
      await once(box.loaded.event);
      counts.push(box.items.length);
      assert.match(box.items.at(-1)?.label ?? '', /could not be read/);
      leave(box);
    });
    assert.deepEqual(counts, [200, 200, 200]);
  });

  it('drops the answer to what was typed before', async () => {
    const bench = actionsBench();
    const answers: (() => void)[] = [];
    const { companies } = bench.tenant;
    const read = companies.page.bind(companies);
    companies.page = async (query, signal) => {
      const answer = await read(query, signal);
      if (query.search === 'brav') await new Promise<void>((resolve) => answers.push(resolve));
      return answer;
    };
    const shown: string[] = [];
    await bench.run('gainsight.findAccount', [], async (box) => {
      assert.ok('choose' in box);
      if (box.busy) await once(box.loaded.event);
      box.search('brav');
      await until(() => answers.length > 0, 'the tenant is asked');
      box.search('cloud');
      answers[0]?.();
      await once(box.loaded.event);
      shown.push(...box.items.map(({ label }) => label));
      leave(box);
    });
    assert.deepEqual(shown, ['Cloudnine']);
  });

  it('takes Enter before the answer for the only account that then fits', async () => {
    const bench = actionsBench();
    const { companies } = bench.tenant;
    const read = companies.page.bind(companies);
    companies.page = async (query, signal) => {
      // What was typed first has found nothing yet.
      const answer = await read(query, signal);
      return query.search === undefined ? { ...answer, rows: [] } : answer;
    };
    companies.heard = () => new Map();
    const opened = pages();
    await bench.run('gainsight.findAccount', [], async (box) => {
      assert.ok('choose' in box);
      if (box.busy) await once(box.loaded.event);
      box.search('bravur');
      assert.deepEqual(box.items, []);
      box.accepted.fire(undefined);
    });
    const { gsid } = await bench.company('Bravura');
    assert.deepEqual(opened, [gsid]);
  });

  it('opens no account that is not in the list any more', async () => {
    const bench = actionsBench();
    const opened = pages();
    await bench.run('gainsight.findAccount', [], async (box) => {
      assert.ok('choose' in box);
      if (box.busy) await once(box.loaded.event);
      box.selectedItems = box.items.slice(0, 1);
      box.search('no such account');
      box.accepted.fire(undefined);
      leave(box);
    });
    assert.deepEqual(opened, []);
  });

  it('says that nothing could be read, and goes on', async () => {
    const bench = actionsBench();
    bench.sandbox.inject({ path: '/v1/data/objects/query/Company', kind: 'forbidden', times: 9 });
    const said: unknown[] = [];
    await bench.run('gainsight.findAccount', [], async (box) => {
      assert.ok('choose' in box);
      if (box.busy) await once(box.loaded.event);
      said.push(box.items.map(({ label }) => label));
      bench.sandbox.reset();
      box.choose('$(warning) The companies could not be read. Type to try again.');
      await once(box.loaded.event);
      said.push(box.items.some(({ label }) => label.startsWith('$(warning)')));
      leave(box);
    });
    assert.deepEqual(said, [['$(warning) The companies could not be read. Type to try again.'], false]);
  });
});
