import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FileKeys } from '../../../src/audit/fileKeys.node';
import { verifyAudit } from '../../../src/audit/verify.node';
import type { GainsightOptions } from '../../../src/library/api';
import { createGainsight } from '../../../src/library/createGainsight';
import { standaloneAudit } from '../../../src/library/standaloneAudit.node';
import { auditKeysFolder } from '../../../src/library/stateFolder.node';
import { createSandbox, SANDBOX_HOST } from '../../../src/sandbox/embedded';
import { catalogue } from '../../../src/tools/catalogue';
import { definitionOf } from '../../../src/tools/definitions';
import { auditEntry } from '../../support/auditBench';
import { until } from '../../support/until';

const NOW = '2026-11-18T09:00:00+01:00';

describe('createGainsight', () => {
  let root = '';
  let auditFolder = '';
  const { XDG_STATE_HOME: stateHome } = process.env;
  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'gainsight-audit-'));
    auditFolder = path.join(root, 'audit');
    process.env.XDG_STATE_HOME = path.join(root, 'state');
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
    if (stateHome === undefined) delete process.env.XDG_STATE_HOME;
    else process.env.XDG_STATE_HOME = stateHome;
  });

  const sandbox = (more: Partial<GainsightOptions> = {}) =>
    createGainsight({ sandbox: true, now: NOW, auditFolder, ...more });

  it('describes the catalogue, as every other door does', () => {
    assert.deepEqual(sandbox().tools, catalogue.map(definitionOf));
  });

  it('answers with an object, and records the call', async () => {
    const answer = await sandbox().call('gainsight_portfolio_at_risk');
    assert.equal(answer.status, 'ok');
    assert.match(String(answer.asOf), /^2026-11-18/);
    const [file = ''] = readdirSync(auditFolder);
    assert.match(readFileSync(path.join(auditFolder, file), 'utf8'), /"door":"code"/);
  });

  it('keeps the input of calls out of the record when told so', async () => {
    const kept = async (more: Partial<GainsightOptions>): Promise<string> => {
      const folder = path.join(root, JSON.stringify(more).replace(/\W/g, ''));
      await sandbox({ ...more, auditFolder: folder }).call('gainsight_portfolio_at_risk', { limit: 7 });
      const [file = ''] = readdirSync(folder);
      return readFileSync(path.join(folder, file), 'utf8');
    };
    assert.match(await kept({}), /"input":\{"limit":7\}/);
    const line = await kept({ auditDetail: 'none' });
    assert.doesNotMatch(line, /"input"/);
    assert.match(line, /"records":\["1P02/);
  });

  it('leaves a record of which every line can be verified', async () => {
    const gainsight = sandbox();
    await gainsight.call('gainsight_portfolio_at_risk');
    await gainsight.call('gainsight_object_list');
    const keys = new FileKeys(auditKeysFolder());
    const { sentences } = await verifyAudit(auditFolder, keys);
    assert.match(sentences[0] ?? '', /^1 file with 2 lines fits its chain, but the key or the count/);
  });

  it('deletes no line of others unless it is told how long they are kept', async () => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000);
    const oldFiles = ['kept', 'keptLong', 'purged'].map(async (name) => {
      const folder = path.join(root, name);
      const server = standaloneAudit(folder, {}, {});
      for (const ago of [200, 2]) await server.append(auditEntry({ time: day(ago).toISOString() }));
      await server.settled();
      const file = path.join(folder, readdirSync(folder).sort()[0] ?? '');
      utimesSync(file, day(200), day(200));
      return { folder, file };
    });
    const [kept, keptLong, purged] = await Promise.all(oldFiles);
    const callIn = async (where = kept, more: Partial<GainsightOptions> = {}): Promise<unknown> =>
      sandbox({ auditFolder: where?.folder ?? '', ...more }).call('gainsight_object_list');
    await callIn(kept);
    await callIn(keptLong, { auditRetentionDays: 365 });
    // Nothing tells of a purge that is not made: one that is made later must be over.
    await callIn(purged, { auditRetentionDays: 90 });
    await until(() => !existsSync(purged?.file ?? ''), 'the purge');
    assert.deepEqual([existsSync(kept?.file ?? ''), existsSync(keptLong?.file ?? '')], [true, true]);
    for (const auditRetentionDays of [0, 1.5, Number.NaN])
      assert.throws(() => sandbox({ auditRetentionDays }), TypeError);
  });

  it('understands the names of other connectors, also in its lists', async () => {
    const gainsight = sandbox({ tools: ['gainsight_health_score_get'] });
    assert.deepEqual(
      gainsight.tools.map(({ name }) => name),
      ['gainsight_accounts_health_get'],
    );
    assert.equal((await gainsight.call('gainsight_health_score_get', { min_score: 40 })).status, 'ok');
  });

  it('offers no write when it is read-only', () => {
    assert.ok(sandbox({ readOnly: true }).tools.every(({ effect }) => effect === 'read'));
  });

  it('keeps an answer within what its reader can take', async () => {
    const answer = await sandbox().call('gainsight_company_query', {}, { maxCharacters: 3_000 });
    assert.ok(JSON.stringify(answer).length <= 3_000);
  });

  it('gives up when it is told to', async () => {
    const signal = AbortSignal.abort();
    await assert.rejects(sandbox().call('gainsight_portfolio_at_risk', {}, { signal }), {
      name: 'AbortError',
    });
  });

  it('gives up a write that nobody answers to, and does not make it when the answer comes later', async () => {
    const controller = new AbortController();
    let answer: (yes: boolean) => void = () => undefined;
    const confirm = () => {
      controller.abort();
      return new Promise<boolean>((resolve) => (answer = resolve));
    };
    const gainsight = sandbox();
    const entry = { company_gsid: 'Bravura', cta_type: 'Risk', name: 'Call', due_date: '2026-12-01' };
    const { signal } = controller;
    await assert.rejects(gainsight.call('gainsight_cta_create', entry, { confirm, signal }), {
      name: 'AbortError',
    });
    answer(true);
    assert.equal((await gainsight.call('gainsight_ctas_list', { account: 'Bravura' })).total, 0);
  });

  it('writes nothing in the name of nobody', async () => {
    const { fetch, calls } = createSandbox({ now: () => new Date(NOW) });
    const tenant = { domain: SANDBOX_HOST, accessKey: 'sandbox', fetch };
    const gainsight = createGainsight({ ...tenant, auditFolder });
    const entry = { company_gsid: 'Bravura', type_name: 'Call', subject: 'Call', notes: 'A call.' };
    const answer = await gainsight.call(
      'gainsight_timeline_create',
      { ...entry, activity_date: '2026-11-17' },
      { confirm: () => true },
    );
    assert.equal(answer.status, 'notFound');
    assert.match(String(answer.problem), /who "me" is/);
    assert.ok(calls.every(({ path: sentTo }) => !sentTo.startsWith('/v1/ant/')));
  });

  it('sends the key to the tenant that was named, and nowhere else', async () => {
    const sent: [string, string | null][] = [];
    const gainsight = createGainsight({
      domain: 'acme.gainsightcloud.com',
      accessKey: 'planted',
      userEmail: 'lena@example.com',
      auditFolder,
      fetch: async (input, init) => {
        const url = input instanceof Request ? input.url : String(input);
        sent.push([new URL(url).origin, new Headers(init?.headers).get('accesskey')]);
        return Response.json({ result: false, errorCode: 'GS_APIG_2401' }, { status: 401 });
      },
    });
    const { status, next } = await gainsight.call('gainsight_company_query');
    assert.equal(status, 'signedOut');
    // A program has no commands of the editor.
    assert.match(next ?? '', /check the access key, .* that this program is given, and to start it anew/);
    assert.ok(sent.length > 0);
    assert.ok(
      sent.every(([origin, key]) => origin === 'https://acme.gainsightcloud.com' && key === 'planted'),
    );
  });

  it('takes records that are made up only where it is told so', async () => {
    const origins = new Set<string>();
    const tenant = {
      ...{ domain: 'acme.gainsightcloud.com', accessKey: 'k', auditFolder },
      fetch: async (input: string | URL | Request) => {
        origins.add(new URL(input instanceof Request ? input.url : input).origin);
        return Response.json({ result: true, data: { records: [] } });
      },
    };
    for (const choice of [{ sandbox: false }, { sandbox: undefined, login: undefined }, { login: false }]) {
      origins.clear();
      await createGainsight({ ...tenant, ...choice }).call('gainsight_company_query');
      assert.deepEqual([...origins], ['https://acme.gainsightcloud.com'], JSON.stringify(choice));
    }
  });

  const wrong: readonly (readonly [string, GainsightOptions, RegExp])[] = [
    // Only callers without types can leave everything out.
    ['no tenant at all', {} as GainsightOptions, /Give the domain of your tenant, or sandbox: true/],
    ['no secret', { domain: 'acme.gainsightcloud.com' }, /Give accessKey/],
    ['an address without https', { domain: 'http://acme.gainsightcloud.com', accessKey: 'k' }, /https/],
    ['a time that is none', { sandbox: true, now: 'noon' }, /now must be a date/],
    [
      'an exclusion that is no tool',
      { sandbox: true, excludeTools: ['gainsight_cta'] },
      /no tool gainsight_cta/,
    ],
  ];
  for (const [name, options, sentence] of wrong)
    it(`refuses ${name}`, () => {
      assert.throws(() => createGainsight({ ...options, auditFolder }), sentence);
    });
});
