import assert from 'node:assert/strict';
import { Emitter } from '../../src/base/emitter';
import { ShownState } from '../../src/composeState';
import { ActiveTenant } from '../../src/data/activeTenant';
import type { SettingName } from '../../src/host/settings';
import type { Connection } from '../../src/model/connection';
import { fakeHost } from '../support/vscode';

const acme: Connection = {
  id: 'a',
  kind: 'accessKey',
  origin: 'https://acme.gainsightcloud.com',
  email: 'lena@example.com',
};

function setup(refusal?: string) {
  fakeHost.reset();
  const keys = new Map<string, unknown>();
  const done: string[] = [];
  const active = new ActiveTenant();
  const settings = new Emitter<SettingName>();
  const state = new ShownState({
    active,
    connections: {
      active: acme,
      all: [acme],
      onDidChange: new Emitter<void>().event,
      reread: () => undefined,
    },
    session: { open: () => done.push('open') },
    tenants: {
      writesNothing: false,
      isReadOnly: () => false,
      refusalOf: () => refusal,
      resetLimiter: () => done.push('reset'),
    },
    settings: { onDidChange: settings.event },
    contextKeys: { set: (key, value) => void keys.set(key, value) },
    commands: { execute: async (id) => done.push(id) },
    log: { info: () => undefined },
  });
  return { state, active, keys, done, settings };
}

describe('the state that is shown', () => {
  it('tells a tenant that is not allowed here from one that does not let anybody in', () => {
    for (const refusal of ['Not allowed here.', undefined]) {
      const { state, active, keys } = setup(refusal);
      active.set({ kind: 'refused', connection: acme, message: 'It was refused.' });
      const shown = [keys.get('gainsight.state'), keys.get('gainsight.notAllowed')];
      assert.deepEqual(shown, ['refused', refusal !== undefined]);
      active.set({ kind: 'signedOut' });
      assert.equal(keys.get('gainsight.notAllowed'), false);
      state.dispose();
    }
  });

  it('follows the settings that it depends on', () => {
    const { done, settings, state } = setup();
    for (const name of ['gainsight.domains', 'gainsight.callsPerMinute', 'gainsight.timeZone'] as const)
      settings.fire(name);
    assert.deepEqual(done, ['open', 'reset', 'open', 'gainsight.refresh']);
    state.dispose();
    settings.fire('gainsight.domains');
    assert.equal(done.length, 4);
  });
});
