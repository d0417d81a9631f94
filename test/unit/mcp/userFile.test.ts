import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { refuseProjectCertificates } from '../../../src/mcp/certificates.node';
import { readUserFile, userFilePath } from '../../../src/mcp/userFile.node';

describe('the user-level file', () => {
  let folder = '';
  before(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-user-'))));
  after(() => rmSync(folder, { recursive: true }));

  function written(text: string): string {
    const file = path.join(folder, 'mcp.json');
    writeFileSync(file, text);
    return file;
  }

  it('is where the system says that the user is at home, whatever the environment says', () => {
    const home = os.userInfo().homedir;
    assert.equal(userFilePath('linux'), path.join(home, '.config', 'gainsight-vscode', 'mcp.json'));
    assert.equal(
      userFilePath('win32', '/home'),
      path.join('/home', 'AppData', 'Roaming', 'gainsight-vscode', 'mcp.json'),
    );
  });

  it('allows nothing when it is not there, or says nothing', async () => {
    const nothing = { domains: [], writes: 'confirm' };
    assert.deepEqual(await readUserFile(path.join(folder, 'none.json')), nothing);
    assert.deepEqual(await readUserFile(written('{}')), nothing);
  });

  it('names domains and permits writing without a question', async () => {
    const file = written('{"domains": ["gainsight.example.com"], "writes": "allow"}');
    assert.deepEqual(await readUserFile(file), { domains: ['gainsight.example.com'], writes: 'allow' });
  });

  for (const text of ['', '[]', '{"domains": "all"}', '{"writes": true}', '{"domain": []}'])
    it(`is refused with its path when it says ${text || 'nothing at all'}`, async () => {
      await assert.rejects(readUserFile(written(text)), {
        name: 'EnvironmentError',
        message: /mcp\.json must be/,
      });
    });
});

describe('certificates', () => {
  const home = path.resolve('/home/lena');
  const project = path.join(home, 'project');
  const check =
    (env: Record<string, string>, folder = project) =>
    () =>
      refuseProjectCertificates(env, folder, home);

  it('out of the project are refused', () => {
    assert.throws(check({ NODE_EXTRA_CA_CERTS: 'ca.pem' }), { name: 'EnvironmentError' });
    assert.throws(check({ SSL_CERT_FILE: path.join(project, 'deep', 'ca.pem') }), {
      name: 'EnvironmentError',
    });
    assert.throws(check({ SSL_CERT_DIR: './' }), { name: 'EnvironmentError' });
  });

  it("of the user's or the system's are taken", () => {
    assert.doesNotThrow(check({ NODE_EXTRA_CA_CERTS: path.join(home, 'company.pem') }));
    assert.doesNotThrow(check({ SSL_CERT_FILE: path.resolve('/etc/ssl/ca.pem') }));
    assert.doesNotThrow(check({ NODE_EXTRA_CA_CERTS: path.join(home, 'company.pem') }, home));
  });
});
