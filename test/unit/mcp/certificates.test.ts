import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { certificateNotices, trustedAuthorities } from '../../../src/mcp/certificates.node';
import { createPooledFetch } from '../../../src/mcp/pooledFetch.node';
import { PLANTED } from './plantedCertificate';

describe('the authorities that a call with a key trusts', () => {
  let folder = '';
  let file = '';
  let server: Server;
  let origin = '';

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-authority-'));
    file = path.join(folder, 'company.pem');
    writeFileSync(file, PLANTED.cert);
    server = createServer(PLANTED, (_request, response) => response.end('reached'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A listening TCP server has this kind of address.
    origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  async function reached(files: readonly string[]): Promise<boolean> {
    const { fetch, close } = createPooledFetch(origin, { authorities: trustedAuthorities(files) });
    try {
      return (await (await fetch(origin)).text()) === 'reached';
    } catch {
      return false;
    } finally {
      await close();
    }
  }

  it('are those in the files of the user, beside the usual ones', async () => {
    assert.deepEqual([await reached([]), await reached([file])], [false, true]);
    assert.ok(trustedAuthorities([]).length > 50);
  });

  it('are not looked for in a project, nor passed over where a file is missing', () => {
    assert.throws(() => trustedAuthorities(['company.pem']), { message: /absolute path/ });
    assert.throws(() => trustedAuthorities([path.join(folder, 'none.pem')]), { message: /cannot be read/ });
  });

  it('are none that a variable names, which is said', () => {
    const said = certificateNotices({ NODE_EXTRA_CA_CERTS: file, SSL_CERT_DIR: '' });
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /^NODE_EXTRA_CA_CERTS has no effect/);
  });
});
