import assert from 'node:assert/strict';
import { SignedInUser } from '../../../src/data/signedInUser';
import type { Row } from '../../../src/gainsight/objectQuery';

const ADA = { gsid: '1P01ADA', name: 'Ada Okafor', email: 'ada@example.com', active: true };

function setup(rows: readonly Row[], address = 'Ada@example.com') {
  const clock = { ms: 0 };
  const reads: (() => void)[] = [];
  const client = {
    queryObjects: () => new Promise<Row[]>((resolve) => reads.push(() => resolve([...rows]))),
  };
  return { clock, reads, user: new SignedInUser(client, address, () => clock.ms) };
}

function row(gsid: string, email: string, active: boolean): Row {
  return { Gsid: gsid, Name: 'Ada Okafor', Email: email, IsActiveUser: active };
}

describe('SignedInUser', () => {
  it('is the one with exactly this address, whatever the case; of two the active one', async () => {
    const rows = [
      row('1P01GRETA', 'greta.ada@example.com', true),
      row('1P01OLD', 'ada@example.com', false),
      row('1P01ADA', 'ada@example.com', true),
    ];
    const { user, reads } = setup(rows);
    const me = user.get();
    reads[0]?.();
    const { gsid, sharesAddress } = await me;
    assert.deepEqual([gsid, sharesAddress], ['1P01ADA', true]);
    assert.equal(user.known()?.gsid, '1P01ADA');
  });

  it('is one who has left where there is no other', async () => {
    const { user, reads } = setup([row('1P01OLD', 'ada@example.com', false)]);
    const me = user.get();
    reads[0]?.();
    assert.equal((await me).gsid, '1P01OLD');
  });

  it('is known from other records once it was learnt, for as long as if it had been read', async () => {
    const { user, reads, clock } = setup([row('1P01ADA', 'ada@example.com', true)]);
    assert.equal(user.known(), undefined);
    user.learn(ADA);
    assert.deepEqual(await user.get(), ADA);
    assert.deepEqual([user.known(), reads.length], [ADA, 0]);
    clock.ms = 10 * 60_000;
    assert.equal(user.known(), undefined);
    void user.get();
    assert.equal(reads.length, 1);
  });

  it('waits for a reading that is under way instead of taking its place', async () => {
    const { user, reads } = setup([row('1P01OTHER', 'ada@example.com', true)]);
    const me = user.get();
    user.learn(ADA);
    reads[0]?.();
    assert.equal((await me).gsid, '1P01OTHER');
    assert.equal(user.known()?.gsid, '1P01OTHER');
  });

  it('is nobody where no address was given, and asks nobody for that', async () => {
    const { user, reads } = setup([], '');
    await assert.rejects(user.get(), { kind: 'notFound', message: /not known who "me" is/ });
    assert.equal(reads.length, 0);
  });
});
