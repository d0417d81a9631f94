import assert from 'node:assert/strict';
import { loginCommand, ownCommand } from '../../../src/mcp/ownCommand';

describe('the command line of the server', () => {
  const cases: readonly (readonly [string, boolean, string])[] = [
    ['/opt/dist/mcp.js', false, 'node /opt/dist/mcp.js'],
    ['/home/lena/my tools/mcp.js', false, 'node "/home/lena/my tools/mcp.js"'],
    ['/storage/mcp/gainsight-mcp.cjs', false, 'sh /storage/mcp/gainsight-mcp.sh'],
    ['C:\\Users\\Lena K\\mcp\\gainsight-mcp.cjs', true, '"C:\\Users\\Lena K\\mcp\\gainsight-mcp.cmd"'],
  ];
  for (const [script, windows, command] of cases)
    it(`is ${command}`, () => assert.equal(ownCommand({ script, windows }), command));

  it('signs in to a tenant by its domain, and on this machine by its address', () => {
    const started = { script: 'mcp.js', windows: false };
    assert.equal(
      loginCommand(started, 'https://acme.gainsightcloud.com'),
      'node mcp.js login --domain acme.gainsightcloud.com',
    );
    assert.equal(
      loginCommand(started, 'http://127.0.0.1:4000'),
      'node mcp.js login --domain http://127.0.0.1:4000',
    );
  });
});
