import assert from 'node:assert/strict';
import type { CommandId } from '../../../src/host/commandIds';
import { REPORT_COMMANDS } from '../../../src/documents/registerDocuments';
import { reports } from '../../../src/reports/catalogue';
import { CancellationTokenSource, fakeHost, TabInputCustom, TabInputText, Uri } from '../../support/vscode';
import { documentsBench } from './documentsBench';
import { once } from './once';

const gsidOf = async ({ tenant }: Pick<ReturnType<typeof documentsBench>, 'tenant'>, name: string) => {
  const [company] = await tenant.companies.resolve(name);
  return company?.gsid ?? '';
};

describe('the palette’s reports', () => {
  it('are those of the catalogue, but for the one that writes', () => {
    const commands = reports.filter(({ argument }) => argument !== 'note').map(({ command }) => command);
    assert.deepEqual([...REPORT_COMMANDS].sort(), commands.sort());
  });

  for (const { command, argument, name } of reports.filter((one) => one.argument !== 'note'))
    it(`open /${name} as a document, with no model anywhere`, async () => {
      const bench = documentsBench();
      fakeHost.typed = '120';
      // A test of the manifest compares the two lists of ids.
      await bench.run(
        command as CommandId,
        argument === 'account' ? await gsidOf(bench, 'Quillon Bank') : undefined,
      );
      const text = await bench.shown();
      assert.match(text, /^# .*\n[^]*- \*\*As of:\*\* 2026-11-18/);
      assert.match(bench.opened[0]?.toString() ?? '', /2026-11-18\.md\?/);
      assert.deepEqual(fakeHost.notifications, []);
    });

  it('name account and day in the title', async () => {
    const bench = documentsBench();
    await bench.run('gainsight.accountBrief', await gsidOf(bench, 'Quillon Bank'));
    assert.match(
      decodeURIComponent(bench.opened[0]?.toString() ?? ''),
      /^gainsight-report:\/Account brief Quillon Bank – 2026-11-18\.md\?/,
    );
  });

  it('name the account also where the tenant’s answer does not', async () => {
    const bench = documentsBench();
    await bench.run('gainsight.accountTimeline', await gsidOf(bench, 'Cloudnine'));
    assert.match(await bench.shown(), /^# Timeline: Cloudnine\n/);
    assert.match(bench.opened[0]?.toString() ?? '', /Timeline%20Cloudnine/);
  });

  it('take the company of the row that they are run on', async () => {
    const bench = documentsBench();
    await bench.run('gainsight.accountHealth', { gsid: await gsidOf(bench, 'Praxis Inc') });
    assert.match(await bench.shown(), /^# Health: Praxis Inc/);
  });

  it('ask for the days, and do nothing when nobody answers', async () => {
    const bench = documentsBench();
    fakeHost.typed = '30';
    await bench.run('gainsight.upcomingRenewals');
    assert.match(await bench.shown(), /^# Renewals of the next 30 days/);
    assert.equal(fakeHost.asked[0]?.ignoreFocusOut, true);
    fakeHost.typed = undefined;
    await bench.run('gainsight.upcomingRenewals');
    assert.equal(bench.opened.length, 1);
  });

  it('reckon with the fiscal year of the settings', async () => {
    const bench = documentsBench();
    await bench.run('gainsight.upcomingRenewals', 'next quarter');
    assert.match(await bench.shown(), /^# Renewals of Q1 FY28, 2027/);
  });

  it('find the account as one types, in the whole tenant', async () => {
    const bench = documentsBench();
    const picking = bench.picking();
    const done = bench.run('gainsight.accountBrief');
    const pick = await picking;
    if (pick.items.length === 0) await once(pick.loaded.event, () => pick.items.length > 0);
    const mine = pick.items.map(({ label }) => label);
    assert.ok(mine.includes('Bravura') && mine.length < 25);
    pick.search('oSt');
    await once(pick.loaded.event, () => pick.items.every(({ label }) => /ost/i.test(label)));
    assert.ok(pick.items.length > 0);
    pick.choose(pick.items[0]?.label ?? '');
    await done;
    assert.match(await bench.shown(), /^# Account brief: .*ost/i);
  });

  it('say in the list that the companies could not be read', async () => {
    const bench = documentsBench({
      around: () => async () => {
        throw new TypeError('fetch failed');
      },
    });
    const picking = bench.picking();
    const done = bench.run('gainsight.accountBrief');
    const pick = await picking;
    await once(pick.loaded.event);
    assert.match(pick.items[0]?.label ?? '', /could not be read/);
    pick.dispose();
    await done;
    assert.equal(bench.opened.length, 0);
  });
});

describe('a report that cannot be made', () => {
  it('is told in a sentence and opens nothing', async () => {
    const bench = documentsBench({
      around: () => async () => {
        throw new TypeError('fetch failed');
      },
    });
    await bench.run('gainsight.portfolioAtRisk');
    assert.equal(bench.opened.length, 0);
    assert.match(fakeHost.notifications[0]?.message ?? '', /^Gainsight could not be reached\./);
  });

  it('offers to sign in when nobody is, or to sign in again when the key is refused', async () => {
    const bench = documentsBench({ around: () => async () => new Response('{}', { status: 401 }) });
    await bench.run('gainsight.portfolioAtRisk');
    bench.active.set({ kind: 'signedOut' });
    await bench.run('gainsight.portfolioAtRisk');
    assert.deepEqual(
      fakeHost.notifications.map(({ buttons }) => buttons),
      [['Sign In Again'], ['Sign In…']],
    );
  });

  it('is stopped by Cancel, which reaches every call', async () => {
    const signals: AbortSignal[] = [];
    const bench = documentsBench({
      around: () => async (_input, init) =>
        new Promise((_resolve, reject) => {
          const { signal } = init ?? {};
          assert.ok(signal);
          signals.push(signal);
          signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
          fakeHost.progress.cancel();
        }),
    });
    await bench.run('gainsight.portfolioAtRisk');
    assert.ok(signals.length > 0 && signals.every(({ aborted }) => aborted));
    assert.deepEqual([bench.opened.length, fakeHost.notifications.length], [0, 0]);
  });

  it('leaves a defect in the log, without its text', async () => {
    const bench = documentsBench();
    const companies = {
      book: () => {
        throw new TypeError('Praxis Inc');
      },
    };
    bench.active.set({ kind: 'ready', tenant: { ...bench.tenant, companies: companies as never } });
    await bench.run('gainsight.portfolioAtRisk');
    assert.deepEqual(fakeHost.notifications[0]?.buttons, ['Show Log']);
    assert.match(fakeHost.log.join('\n'), /gainsight_portfolio_at_risk failed: TypeError/);
    assert.doesNotMatch(fakeHost.log.join('\n'), /Praxis/);
  });
});

describe('a report’s document', () => {
  it('is read again by a refresh, and shows the new text', async () => {
    const bench = documentsBench();
    await bench.run('gainsight.openCtas');
    const [uri] = bench.opened;
    assert.ok(uri);
    const changed: string[] = [];
    bench.provider.onDidChange((one) => changed.push(one.toString()));
    const cta = { company_gsid: 'Bravura', cta_type: 'Risk', name: 'Ring about usage' };
    const { signal } = new AbortController();
    await bench.executor.run('gainsight_cta_create', cta, {
      ...{ door: 'code', signal },
      confirm: async () => 'accepted',
    });
    assert.doesNotMatch(await bench.shown(), /Ring about usage/);
    fakeHost.inFront = new TabInputCustom(uri, 'vscode.markdown.preview.editor');
    await bench.run('gainsight.refreshDocument');
    assert.deepEqual(changed, [uri.toString()]);
    assert.match(await bench.shown(), /Ring about usage/);
  });

  it('is made again from its address after a restart', async () => {
    const first = documentsBench();
    await first.run('gainsight.accountBrief', await gsidOf(first, 'Quillon Bank'));
    const [uri] = first.opened;
    const text = await first.shown();
    const again = documentsBench();
    assert.ok(uri);
    assert.equal(await again.textOf(uri), text);
  });

  it('is left to the scheme of records where it is one of a record', async () => {
    const bench = documentsBench();
    const uri = Uri.parse('gainsight://acme.example.com/company/1P02A/x.md');
    await bench.run('gainsight.refreshDocument', uri);
    assert.deepEqual(bench.refreshed, [uri.toString()]);
  });

  it('says which tenant it is about while another is in use, or none', async () => {
    const bench = documentsBench();
    const request = { report: 'risk', argument: '', tenant: 'other.example.com' };
    const uri = Uri.parse(`gainsight-report:/x.md?${encodeURIComponent(JSON.stringify(request))}`);
    assert.match(await bench.textOf(uri), /another tenant.*other\.example\.com/);
    bench.active.set({ kind: 'signedOut' });
    const signedOut = documentsBench();
    signedOut.active.set({ kind: 'signedOut' });
    assert.match(await signedOut.textOf(uri), /not signed in/);
  });

  for (const query of ['', 'no JSON', '[]', '{"report":7}'])
    it(`is empty where its address says nothing: ${query}`, async () => {
      const bench = documentsBench();
      const uri = Uri.parse(`gainsight-report:/x.md?${encodeURIComponent(query)}`);
      assert.equal(await bench.textOf(uri), '');
      assert.equal(bench.sandbox.calls.length, 0);
    });

  it('is not refreshed when another editor is in front', async () => {
    const bench = documentsBench();
    fakeHost.inFront = new TabInputText(Uri.parse('file:///a.md'));
    await bench.run('gainsight.refreshDocument');
    assert.equal(bench.sandbox.calls.length, 0);
  });

  it('stops being made when the editor does not want it any more', async () => {
    const source = new CancellationTokenSource();
    const bench = documentsBench({
      around: () => async (_input, init) => {
        source.cancel();
        init?.signal?.throwIfAborted();
        return new Response('{}');
      },
    });
    const uri = Uri.parse(
      `gainsight-report:/x.md?${encodeURIComponent(
        JSON.stringify({
          report: 'risk',
          argument: '',
          tenant: new URL(bench.tenant.connection.origin).host,
        }),
      )}`,
    );
    await assert.rejects(bench.provider.provideTextDocumentContent(uri, source.token), {
      name: 'AbortError',
    });
  });
});

describe('the link of a record', () => {
  it('shows a company of the sandbox by its brief', async () => {
    const bench = documentsBench();
    await bench.run('gainsight.openRecord', 'company', await gsidOf(bench, 'Praxis Inc'));
    assert.match(await bench.shown(), /^# Account brief: Praxis Inc/);
  });

  const others: readonly (readonly [string, string, object, string])[] = [
    ['cta', 'gainsight_ctas_list', {}, 'CTA: '],
    ['successPlan', 'gainsight_success_plans_get', {}, 'Success plan: '],
    ['activity', 'gainsight_activities_list', { account: 'Praxis Inc' }, 'Timeline entry: '],
  ];
  for (const [kind, tool, input, title] of others)
    it(`shows what the sandbox has stored of a record: ${kind}`, async () => {
      const bench = documentsBench();
      const [row] = (await bench.ask(tool, input)).rows ?? [];
      await bench.run('gainsight.openRecord', kind, row?.gsid);
      const text = await bench.shown();
      assert.ok(text.startsWith(`# ${title}`), text);
      assert.match(text, /- \*\*Company:\*\* \w+/);
      assert.doesNotMatch(text, new RegExp(String(row?.gsid)));
    });

  it('says so where the record is gone', async () => {
    const bench = documentsBench();
    await bench.run('gainsight.openRecord', 'cta', '1S01GONE');
    assert.match(await bench.shown(), /There is no such record/);
  });

  it('opens the page where the tenant has pages', async () => {
    const bench = documentsBench();
    const connection = { ...bench.tenant.connection, kind: 'accessKey' as const };
    bench.active.set({ kind: 'ready', tenant: { ...bench.tenant, connection } });
    await bench.run('gainsight.openRecord', 'cta', '1S01A1');
    assert.deepEqual(bench.pages, ['cta 1S01A1']);
  });

  for (const args of [[], ['company'], ['home', '1P02'], ['company', '../../x'], ['company', { gsid: 1 }]])
    it(`does nothing with ${JSON.stringify(args)}`, async () => {
      const bench = documentsBench();
      await bench.run('gainsight.openRecord', ...args);
      assert.deepEqual([bench.pages, bench.opened, fakeHost.notifications], [[], [], []]);
    });
});
