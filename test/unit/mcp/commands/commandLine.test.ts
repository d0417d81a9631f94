import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { McpHome } from '../mcpHome';

const SECRET = 'planted-secret-0003';

describe('the arguments of dist/mcp.js', () => {
  let home: McpHome;
  before(() => (home = new McpHome()));
  after(() => home.remove());

  it('are told by --help, wherever it stands, and its version by --version', async () => {
    const { code, out } = await home.run(['login', '--help']);
    assert.equal(code, 0);
    for (const word of ['login', 'status', 'logout', 'audit verify', 'audit export', '--store keyring|file'])
      assert.ok(out.includes(word), word);
    // The manifest has one.
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.deepEqual(await home.run(['--version']), { code: 0, out: `${version}\n`, error: '' });
  });

  const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown command', [SECRET], /The first argument is login, status, logout or audit/],
    ['a command of every object', ['toString'], /The first argument is login/],
    ['no domain', ['login'], /--domain is missing/],
    [
      'a secret as an argument',
      ['login', `--client-secret=${SECRET}`],
      /is no argument, because others could read/,
    ],
    ['a secret in no place', ['login', SECRET], /login has an argument that cannot be used/],
    ['an unknown option', ['status', '--verbose'], /status has no use for --verbose/],
    ['an option without its value', ['login', '--domain'], /no use for --domain as it is given/],
    [
      'another scope',
      ['login', '--domain', '127.0.0.1:1', '--scope', 'all'],
      /--scope is read or read_write/,
    ],
    ['another store', ['login', '--domain', '127.0.0.1:1', '--store', 'env'], /--store is keyring or file/],
    [
      'a low port',
      ['login', '--domain', '127.0.0.1:1', '--port', '80'],
      /--port must be .* from 1024 to 65535/,
    ],
    [
      'an address that is none',
      ['login', '--domain', '127.0.0.1:1', '--email', 'me'],
      /--email must be an e-mail/,
    ],
    ['a domain that is none', ['logout', '--domain', 'http://example.org'], /--domain must be a domain/],
    [
      'nobody to sign out',
      ['logout', '--domain', '127.0.0.1:1'],
      /Nobody is signed in to 127\.0\.0\.1:1 here/,
    ],
    ['a day that is none', ['audit', 'export', '--from', 'monday'], /--from must be a day/],
    ['another form', ['audit', 'export', '--format', 'xml'], /--format is jsonl or csv or ocsf/],
    ['nothing to do with the log', ['audit'], /audit is followed by verify or export/],
  ];
  for (const [name, args, sentence] of refused)
    it(`that are ${name} end with status 2 and one sentence that repeats no value`, async () => {
      const { code, out, error } = await home.run(args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, /^gainsight: [^\n]+\n$/);
      assert.match(error, sentence);
      assert.ok(!error.includes(SECRET));
    });

  it('export the record of a folder by day, and verify it', async () => {
    const nothing = await home.run(['audit', 'export', '--format', 'csv', '--to', '2001-01-01']);
    assert.equal(nothing.code, 0);
    assert.match(nothing.out, /^time,event,/);
    assert.equal(nothing.error, 'gainsight: 0 lines.\n');
    const empty = await home.run(['audit', 'verify', '--folder', home.folder]);
    assert.equal(empty.code, 1);
    assert.match(empty.out, /^There is no file of the audit log here\.\n/);
    assert.doesNotMatch(empty.out, /as written/);
    assert.equal(empty.error, `gainsight: The audit log in ${home.folder}:\n`);
    const verified = await home.run(['audit', 'verify']);
    assert.equal(verified.code, 0, verified.out);
    assert.match(verified.out, /^\d files? with \d lines? fits? /);
    // Looking at the record is on the record.
    const { out } = await home.run(['audit', 'export']);
    assert.match(out, /"event":"logExport".*"door":"mcp".*"count":0/);
    assert.match(out, /"event":"logVerify".*"result":"ok"/);
    const ocsf = await home.run(['audit', 'export', '--format', 'ocsf']);
    assert.match(ocsf.out, /"class_uid":6003/);
  });

  it('end without a word where nobody reads on, with that on the record', async () => {
    const folder = path.join(home.folder, 'long');
    mkdirSync(folder);
    const line = { time: '2026-11-18T08:00:00.000Z', event: 'call', door: 'mcp', action: 'x'.repeat(200) };
    const lines = Array.from({ length: 5_000 }, (_, at) =>
      JSON.stringify({ seq: at + 1, ...line, effect: 'read', result: 'ok', mac: 'none' }),
    );
    writeFileSync(path.join(folder, 'audit-2026-11-18-1-0a0b0c0d.jsonl'), `${lines.join('\n')}\n`);
    const { code, error } = await home.run(['audit', 'export', '--folder', folder], { isReadOnce: true });
    assert.deepEqual([code, error], [141, '']);
    const { out } = await home.run(['audit', 'export']);
    assert.match(out, /"event":"logExport".*"result":"(?:failed|cancelled)"/);
  });

  it("verify the record that servers keep, by the user's own file and not by variables", async () => {
    const own = new McpHome();
    try {
      const auditFolder = path.join(own.folder, 'audit');
      const settings = path.join(own.folder, '.config', 'gainsight-vscode');
      mkdirSync(settings, { recursive: true });
      writeFileSync(path.join(settings, 'mcp.json'), JSON.stringify({ auditFolder }));
      const env = { XDG_STATE_HOME: path.join(own.folder, 'state'), GAINSIGHT_AUDIT_DIR: own.folder };
      await own.run(['audit', 'export'], { env });
      const { code, out, error } = await own.run(['audit', 'verify'], { env });
      assert.equal(code, 0, out);
      assert.equal(error, `gainsight: The audit log in ${auditFolder}:\n`);
      assert.match(out, /^1 file with 1 line fits its chain, /);
    } finally {
      await own.remove();
    }
  });
});
