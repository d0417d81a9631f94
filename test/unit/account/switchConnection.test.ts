import assert from 'node:assert/strict';
import { switchConnection } from '../../../src/account/switchConnection';
import type { Connection } from '../../../src/model/connection';

const acme: Connection = {
  id: 'a',
  kind: 'accessKey',
  origin: 'https://acme.gainsightcloud.com',
  email: 'lena@example.com',
};
const sandbox: Connection = { ...acme, id: 'sandbox', kind: 'sandbox', origin: 'https://sandbox.invalid' };

/** Opens the list and takes the entry whose label holds the text. */
async function choose(all: readonly Connection[], active: Connection | undefined, text: string) {
  const done: string[] = [];
  const offered: string[] = [];
  await switchConnection(
    { all, active, switchTo: async (id) => void done.push(`use ${id}`) },
    async (items) => {
      offered.push(...items.map(({ label, description }) => `${label} ${description ?? ''}`.trim()));
      return items.find(({ label }) => label.includes(text));
    },
    async (command) => done.push(command),
  );
  return { done, offered };
}

describe('switching', () => {
  it('uses the connection that was chosen', async () => {
    assert.deepEqual((await choose([acme, sandbox], sandbox, 'acme')).done, ['use a']);
  });

  it('marks the one in use, and offers the sandbox only where it is not in the list', async () => {
    const { offered } = await choose([acme, sandbox], acme, 'nothing of the kind');
    assert.ok(offered.includes('$(cloud) acme.gainsightcloud.com lena@example.com, in use'));
    assert.ok(offered.includes('$(beaker) Sandbox tenant lena@example.com'));
    assert.ok(!offered.includes('$(beaker) Explore the Sandbox Tenant'));
  });

  it('leads to the other ways', async () => {
    assert.deepEqual((await choose([acme], acme, 'Another Tenant')).done, ['gainsight.connect']);
    assert.deepEqual((await choose([acme], acme, 'Explore')).done, ['gainsight.exploreSandbox']);
    assert.deepEqual((await choose([acme], acme, 'Sign Out')).done, ['gainsight.signOut']);
  });

  it('offers no sign-out to somebody who is signed out', async () => {
    assert.ok(!(await choose([acme], undefined, '-')).offered.some((label) => label.includes('Sign Out')));
  });

  it('changes nothing when the list is left', async () => {
    assert.deepEqual((await choose([acme], acme, 'nothing of the kind')).done, []);
  });
});
