import assert from 'node:assert/strict';
import { SandboxTenant } from '../../../src/account/sandboxConnection';

function setup() {
  const made: object[] = [];
  let loads = 0;
  const sandbox = new SandboxTenant({
    timeZone: () => 'Asia/Tokyo',
    load: async () => {
      loads += 1;
      return {
        SANDBOX_HOST: 'sandbox.invalid',
        SANDBOX_USER_EMAIL: 'lena@example.com',
        createSandbox: (options) => {
          made.push(options);
          return { fetch: async () => Response.json({ result: true }) };
        },
      };
    },
  });
  return { sandbox, made, loadsSoFar: () => loads };
}

describe('the sandbox tenant', () => {
  it('is not loaded before somebody needs it', () => {
    assert.equal(setup().loadsSoFar(), 0);
  });

  it('is a connection to a host that does not exist', async () => {
    const { sandbox, made } = setup();
    assert.deepEqual(await sandbox.connection(), {
      id: 'sandbox',
      kind: 'sandbox',
      origin: 'https://sandbox.invalid',
      email: 'lena@example.com',
    });
    assert.equal(made.length, 0);
  });

  it('is one tenant for all calls, in the zone of the user, with the key that is sent', async () => {
    const { sandbox, made } = setup();
    const ask = async () => (await sandbox.fetch('https://sandbox.invalid/v1')).json();
    assert.deepEqual(await Promise.all([ask(), ask()]), [{ result: true }, { result: true }]);
    assert.equal(made.length, 1);
    const { accesskey } = await sandbox.credential.headers();
    assert.deepEqual(made[0], { key: accesskey, callsPerMinute: 6000, timeZone: 'Asia/Tokyo' });
  });
});
