import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { McpHome } from '../mcpHome';

// A tenant that does not answer: where there is a keyring, that is what is told.
const LOGIN = ['login', '--domain', 'http://127.0.0.1:9', '--client-id', 'app', '--no-browser'];

describe("a sign-in from the extension's package, which holds no native library", () => {
  let package_ = '';
  let home: McpHome;
  before(() => {
    package_ = mkdtempSync(path.join(os.tmpdir(), 'gainsight-package-'));
    const isCode = (file: string) => !file.endsWith('.map');
    cpSync('dist', path.join(package_, 'dist'), { recursive: true, filter: isCode });
    home = new McpHome(path.join(package_, 'dist', 'mcp.js'));
  });
  after(async () => {
    await home.remove();
    rmSync(package_, { recursive: true });
  });

  it('says what to install and how to do without, and puts nothing into a file', async () => {
    const { code, out, error } = await home.run(LOGIN);
    assert.deepEqual([code, out], [1, '']);
    const place = path.dirname(home.logins);
    assert.ok(error.includes(`npm install --prefix "${place}" @napi-rs/keyring`), error);
    assert.ok(error.includes('--store file'), error);
    assert.deepEqual(
      readdirSync(home.folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.includes('logins'),
      ),
      [],
    );
  });

  it('finds the library where it said', async () => {
    const place = path.join(path.dirname(home.logins), 'node_modules');
    cpSync('node_modules/@napi-rs', path.join(place, '@napi-rs'), { recursive: true });
    const { code, error } = await home.run(LOGIN);
    assert.equal(code, 1);
    assert.match(
      error,
      /^gainsight: (?:The keyring of this computer cannot be used|127\.0\.0\.1:9 could not be)/,
    );
  });
});
