import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const START_MS = 60_000;

describe('sandbox server process', function () {
  this.timeout(START_MS);
  const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-server-'));
  const bundle = path.join(folder, 'server.js');

  before(async () => {
    await build({
      entryPoints: ['src/sandbox/server.ts'],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      logLevel: 'warning',
    });
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => {
    const child = spawn(process.execPath, [bundle, ...args]);
    const printed = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (printed.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (printed.err += chunk.toString()));
    const ended = once(child, 'close').then(([code]: unknown[]) => code);
    const started = async (): Promise<string> => {
      while (!printed.out.includes('You: ') && child.exitCode === null) await once(child.stdout, 'data');
      return printed.out;
    };
    return { child, printed, ended, started };
  };

  it('prints its address and a random key, answers to the key, and ends on SIGTERM', async () => {
    const { child, ended, started } = run('--now', '2026-11-18T09:00:00+01:00', '--zone', 'Europe/Berlin');
    try {
      const [address = '', key = '', you] = (await started()).split('\n');
      const [, url = ''] = /^Sandbox tenant on (http:\/\/127\.0\.0\.1:\d+)$/.exec(address) ?? [];
      const [, accesskey = ''] = /^Access key: (\S{32})$/.exec(key) ?? [];
      assert.equal(you, 'You: lena.hofmann@example.com');
      const body = JSON.stringify({
        select: ['RenewalDate'],
        where: {
          conditions: [{ name: 'Name', alias: 'A', operator: 'EQ', value: ['Bravura'] }],
          expression: 'A',
        },
      });
      const response = await fetch(`${url}/v1/data/objects/query/Company`, {
        method: 'POST',
        headers: { accesskey },
        body,
      });
      const { data } = (await response.json()) as { data: { records: unknown[] } };
      assert.deepEqual(data.records, [{ RenewalDate: '2027-01-27' }]);
    } finally {
      child.kill('SIGTERM');
    }
    assert.equal(await ended, 0);
  });

  it('does not print a key that was given', async () => {
    const { child, ended, started } = run('--key', 'my-own-key');
    const out = await started();
    child.kill('SIGTERM');
    await ended;
    assert.doesNotMatch(out, /key/i);
  });

  it('says how to sign in, and prints a secret only when it has made it', async () => {
    const { child, ended, printed } = run(
      '--oauth-client',
      'web:given',
      '--m2m-client',
      'job:',
      '--oauth',
      'iss=off',
    );
    while (!printed.out.includes('Machine client: ')) await once(child.stdout, 'data');
    try {
      const [, url = ''] = /^Sandbox tenant on (\S+)$/m.exec(printed.out) ?? [];
      assert.match(printed.out, /^OAuth application: web$/m);
      assert.match(printed.out, /^Callback: http:\/\/127\.0\.0\.1:\d+\/callback$/m);
      assert.doesNotMatch(printed.out, /given/);
      const [, secret = ''] = /^Machine client: job, secret: (\S+)$/m.exec(printed.out) ?? [];
      const response = await fetch(`${url}/v1/users/m2m/oauth/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`job:${secret}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
      assert.equal(response.status, 200);
      const document = await fetch(`${url}/.well-known/oauth-authorization-server`);
      const { issuer, ...rest } = (await document.json()) as Record<string, unknown>;
      assert.deepEqual([issuer, rest.authorization_response_iss_parameter_supported], [url, false]);
    } finally {
      child.kill('SIGTERM');
    }
    assert.equal(await ended, 0);
  });

  const file = (name: string, text: string): string => {
    const target = path.join(folder, name);
    writeFileSync(target, text);
    return target;
  };
  const refused: [what: string, args: () => string[], message: RegExp][] = [
    ['an unknown option', () => ['--prot', '1'], /^"--prot" is not an option/],
    ['a file that is not there', () => ['--data', path.join(folder, 'none.json')], /cannot be read\.$/],
    ['a file that is not JSON', () => ['--data', file('a.json', '{')], /is not JSON\.$/],
    [
      'data with a fault',
      () => ['--data', file('b.json', '{"Company":[{"Nmae":"x"}]}')],
      /^company, row 1: there is no field "Nmae"\.$/,
    ],
  ];
  for (const [what, args, message] of refused)
    it(`refuses ${what} with one sentence and status 2`, async () => {
      const { printed, ended } = run(...args());
      assert.equal(await ended, 2);
      assert.match(printed.err.trimEnd(), message);
      assert.equal(printed.out, '');
    });
});
