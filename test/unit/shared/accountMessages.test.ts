import assert from 'node:assert/strict';
import { accountState, fromAccountPage, toAccountPage } from '../../../src/shared/accountMessages';

const record = { kind: 'cta', gsid: '1S01AAAA' };

describe('messages of the account page', () => {
  it('are taken from the page when they are whole', () => {
    for (const message of [
      { type: 'ready' },
      { type: 'refresh' },
      { type: 'more' },
      { type: 'signIn' },
      { type: 'ignored' },
      { type: 'run', action: 'open', record },
    ])
      assert.deepEqual(fromAccountPage().safeParse(message).data, message);
  });

  it('are left out when they are anything else', () => {
    for (const message of [
      undefined,
      'ready',
      { type: 'eval', code: '1' },
      { type: 'run', action: 'delete', record },
      { type: 'run', action: 'open', record: { ...record, kind: 'user' } },
      { type: 'run', action: 'open', record: { ...record, gsid: '../../etc' } },
      { type: 'run', action: 'open' },
    ])
      assert.equal(fromAccountPage().safeParse(message).success, false);
  });

  it('are left out by the page when they are none of the extension’s', () => {
    const known = { type: 'people', value: { summary: '', rows: [], actions: [] } };
    assert.equal(toAccountPage().safeParse(known).success, true);
    for (const message of [
      { type: 'html', html: '<p>' },
      { type: 'people', value: { rows: 'x' } },
      { type: 'header', header: {} },
    ])
      assert.equal(toAccountPage().safeParse(message).success, false);
  });

  it('keep nothing but ids for the next window', () => {
    const state = { gsid: '1P02AAAA', tenant: 'acme.example.com' };
    assert.deepEqual(accountState().safeParse({ ...state, name: 'Bravura' }).data, state);
    assert.equal(accountState().safeParse({ ...state, gsid: 'a b' }).success, false);
    assert.equal(accountState().safeParse(undefined).success, false);
  });
});
