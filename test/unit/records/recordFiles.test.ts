import assert from 'node:assert/strict';
import { lenaTenant } from '../../support/lenaTenant';
import { FileSystemError, FileType, Uri } from '../../support/vscode';
import { NOW, productOn } from '../../support/sandboxTenant';
import { praxis, type RecordsBench, recordsBench } from './recordsBench';

const code = (expected: string, message?: RegExp) => (error: unknown) => {
  assert.ok(error instanceof FileSystemError, String(error));
  assert.equal(error.code, expected);
  if (message) assert.match(error.message, message);
  return true;
};

describe('the documents of records', () => {
  it('tell a record by its kind and id, whatever its address calls it', async () => {
    const bench = recordsBench();
    const record = await praxis(bench);
    const text = await bench.textOf(bench.uriOf(record));
    assert.match(text, /^# Company: Praxis Inc\n/);
    assert.equal(await bench.textOf(bench.uriOf({ ...record, name: '../../cta/x' })), text);
  });

  it('lead to the page of the record, where the tenant has pages', async () => {
    const bench = recordsBench({ linkOf: (kind, gsid) => `https://acme.example.com/${kind}?${gsid}` });
    const record = await praxis(bench);
    const text = await bench.textOf(bench.uriOf(record));
    assert.match(
      text,
      /^# Company: Praxis Inc\n\n\[Open in Gainsight\]\(https:\/\/acme\.example\.com\/company\?/,
    );
    assert.doesNotMatch(await recordsBench().textOf(bench.uriOf(record)), /Open in Gainsight/);
  });

  it('are known before anything is read of the tenant', async () => {
    const bench = recordsBench();
    const uri = bench.uriOf({ kind: 'cta', gsid: 'S1', name: 'x' });
    assert.equal((await bench.files.stat(uri)).type, FileType.File);
    const folder = Uri.parse(`gainsight://${bench.host}/cta/S1`);
    assert.equal((await bench.files.stat(folder)).type, FileType.Directory);
    assert.equal(bench.asked(), 0);
  });

  it('are not there at an address that no record has', async () => {
    const { files, host } = recordsBench();
    const uri = Uri.parse(`gainsight://${host}/secrets/S1/x.md`);
    await assert.rejects(files.stat(uri), code('FileNotFound'));
    await assert.rejects(files.readFile(uri), code('FileNotFound'));
  });

  it('are not there when the tenant has no such record', async () => {
    const { files, uriOf } = recordsBench();
    const gone = uriOf({ kind: 'company', gsid: '1P02AAAAAAAAAAAAAAAAAAAAAAAA', name: 'Gone' });
    await assert.rejects(files.readFile(gone), code('FileNotFound', /no such record/));
  });

  it('are read once by all who open them in the same minute', async () => {
    const bench = recordsBench();
    const uri = bench.uriOf(await praxis(bench));
    await bench.textOf(uri);
    bench.later(61_000);
    const before = bench.asked();
    await Promise.all([bench.textOf(uri), bench.textOf(uri)]);
    await bench.textOf(uri);
    assert.equal(bench.asked() - before, 4);
    bench.later(61_000);
    await bench.textOf(uri);
    assert.equal(bench.asked() - before, 8);
  });

  it('cannot be written, made, moved or deleted', () => {
    const { files, uriOf, options } = recordsBench();
    const uri = uriOf({ kind: 'cta', gsid: 'S1', name: 'x' });
    assert.deepEqual(options, { isReadonly: true, isCaseSensitive: true });
    const attempts = [
      () => files.writeFile(uri, new Uint8Array()),
      () => files.createDirectory(uri),
      () => files.delete(uri),
      () => files.rename(uri, uri),
    ];
    for (const attempt of attempts) assert.throws(attempt, code('NoPermissions'));
  });

  it('of another tenant are not read over this connection', async () => {
    const bench = recordsBench();
    const uri = bench.uriOf(await praxis(bench), 'other.example.com');
    const before = bench.asked();
    await assert.rejects(
      bench.files.readFile(uri),
      code('Unavailable', /about another tenant. Switch to the connection to other\.example\.com/),
    );
    assert.equal(bench.asked(), before);
  });

  it('say that nobody is signed in', async () => {
    const bench = recordsBench();
    const uri = bench.uriOf(await praxis(bench));
    bench.active.set({ kind: 'signedOut' });
    await assert.rejects(bench.files.readFile(uri), code('Unavailable', /You are not signed in/));
  });

  it('are not given from what was read over the connection before', async () => {
    const bench = recordsBench();
    const uri = bench.uriOf(await praxis(bench));
    await bench.textOf(uri);
    const tenant = lenaTenant({ onDidWrite: () => ({ dispose: () => undefined }) });
    bench.active.set({ kind: 'ready', tenant });
    await assert.rejects(bench.files.readFile(uri), code('Unavailable', /another tenant/));
  });

  it('are read again after a write, and the editor is told', async () => {
    const bench = recordsBench();
    const { uri, lower } = await importantCta(bench);
    assert.match(await bench.textOf(uri), /\| Priority \| High \|/);
    const before = await bench.files.stat(uri);
    await lower(bench.executor);
    assert.deepEqual(bench.changes, [uri.toString()]);
    assert.ok((await bench.files.stat(uri)).mtime > before.mtime);
    assert.match(await bench.textOf(uri), /\| Priority \| Low \|/);
  });

  it('are refreshed on demand, and the editor is told only of what has changed', async () => {
    const bench = recordsBench();
    const { uri, lower } = await importantCta(bench);
    const signal = new AbortController().signal;
    await bench.textOf(uri);
    await bench.refresh(uri, signal);
    assert.deepEqual(bench.changes, []);
    await lower(productOn(bench.sandbox.fetch, { now: () => NOW }).executor);
    await bench.refresh(uri, signal);
    assert.deepEqual(bench.changes, [uri.toString()]);
    assert.match(await bench.textOf(uri), /\| Priority \| Low \|/);
  });

  it('tell the user in words why a refresh read nothing', async () => {
    const bench = recordsBench();
    const uri = bench.uriOf({ kind: 'company', gsid: '1P02AAAAAAAAAAAAAAAAAAAAAAAA', name: 'Gone' });
    await assert.rejects(bench.refresh(uri, new AbortController().signal), /There is no such record/);
  });

  it('say which right the connection lacks', async () => {
    const bench = recordsBench();
    const uri = bench.uriOf(await praxis(bench));
    bench.sandbox.inject({ path: '/v1/data/objects/query/Company', kind: 'forbidden', times: 9 });
    await assert.rejects(bench.files.readFile(uri), code('NoPermissions', /lacks the right/));
  });
});

/** A CTA of high priority, and what lowers it. */
async function importantCta({ stored, uriOf }: RecordsBench) {
  const name = 'Recover product usage';
  const [row] = await stored.rows('call_to_action', ['Gsid'], {
    name: 'Name',
    operator: 'EQ',
    value: [name],
  });
  const gsid = String(row?.Gsid);
  const lower = (executor: RecordsBench['executor']): Promise<string> =>
    executor.run(
      'gainsight_cta_update',
      { gsid, priority: 'Low' },
      { door: 'ui', signal: new AbortController().signal, confirm: async () => 'accepted' },
    );
  return { uri: uriOf({ kind: 'cta', gsid, name }), lower };
}
