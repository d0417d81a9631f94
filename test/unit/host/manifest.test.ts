import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AUTHENTICATION_ID } from '../../../src/account/authenticationProvider';
import { HEALTH_COLUMN_NAMES, SETTING_NAMES } from '../../../src/host/settings';
import { COMMAND_IDS } from '../../../src/host/commandIds';
import { CONTEXT_KEYS } from '../../../src/host/contextKeys';

interface Guarded {
  readonly when?: string;
  readonly enablement?: string;
}

interface Manifest {
  readonly capabilities: object;
  readonly contributes: {
    readonly authentication: readonly object[];
    readonly commands: readonly (Guarded & { command: string; title: string; category: string })[];
    readonly menus: Readonly<Record<string, readonly (Guarded & { command?: string })[]>>;
    readonly views: { readonly gainsight: readonly (Guarded & { id: string })[] };
    readonly viewsWelcome: readonly (Guarded & { view: string; contents: string; when: string })[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { scope?: string; properties?: object }>>;
    };
  };
}

// The manifest's own shape is checked by VS Code's packaging; here its parts are compared with the code.
const { contributes, capabilities } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const views = contributes.views.gainsight.map(({ id }) => id);
const menuEntries = Object.values(contributes.menus).flat();

describe('the manifest', () => {
  it('declares the commands that the code knows, each once and under the name Gainsight', () => {
    const declared = contributes.commands.map(({ command }) => command);
    assert.deepEqual(declared.sort(), [...COMMAND_IDS].sort());
    assert.ok(contributes.commands.every(({ category }) => category === 'Gainsight'));
  });

  it('declares the settings that the code reads', () => {
    const { properties } = contributes.configuration;
    assert.deepEqual(Object.keys(properties).sort(), [...SETTING_NAMES].sort());
    const columns = properties['gainsight.health.columns']?.properties ?? {};
    assert.deepEqual(Object.keys(columns).sort(), [...HEALTH_COLUMN_NAMES].sort());
  });

  it('lets no workspace change what is sent, where it goes or what is shown', () => {
    for (const [name, { scope }] of Object.entries(contributes.configuration.properties))
      assert.ok(scope === 'machine' || scope === 'application', name);
  });

  it('leaves rights, tenants, sign-in and the audit log to the machine alone', () => {
    const guarded = /^gainsight\.(readOnly|tools\.|domains|confirmWrites|oauth\.|audit\.|mcp\.)/;
    const settings = Object.entries(contributes.configuration.properties).filter(([name]) =>
      guarded.test(name),
    );
    assert.ok(settings.length >= 10);
    for (const [name, { scope }] of settings) assert.equal(scope, 'machine', name);
  });

  it('has no setting for a secret', () => {
    const names = Object.keys(contributes.configuration.properties);
    assert.deepEqual(
      names.filter((name) => /secret|token|password|accessKey/i.test(name)),
      [],
    );
  });

  it('declares the provider of accounts, and what holds without trust and without files', () => {
    assert.deepEqual(contributes.authentication, [{ id: AUTHENTICATION_ID, label: 'Gainsight' }]);
    assert.deepEqual(capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  });

  it('names in menus, buttons and links only commands that exist', () => {
    const linked = contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/\(command:([\w.]+)/g)].map(([, id]) => id),
    );
    const named = [...menuEntries.flatMap(({ command }) => command ?? []), ...linked];
    assert.ok(linked.length > 0);
    assert.deepEqual(
      named.filter((id) => !COMMAND_IDS.some((known) => known === id)),
      [],
    );
  });

  it('asks in its conditions only for context keys that the code sets', () => {
    const conditions = [
      ...contributes.commands,
      ...menuEntries,
      ...contributes.viewsWelcome,
      ...contributes.views.gainsight,
    ].flatMap(({ when, enablement }) => [when ?? '', enablement ?? '']);
    const keys = conditions.flatMap((condition) => contextKeysIn(condition));
    assert.ok(keys.includes('gainsight.state'));
    assert.deepEqual(
      keys.filter((key) => !CONTEXT_KEYS.some((known) => known === key)),
      [],
    );
  });

  it('speaks about views that exist, and greets each in every state', () => {
    for (const view of views)
      for (const state of ['signedOut', 'connecting', 'refused', 'offline', 'ready'])
        assert.ok(
          contributes.viewsWelcome.some(
            (one) => one.view === view && one.when.startsWith(`gainsight.state == ${state}`),
          ),
          `${view} says nothing when ${state}`,
        );
    const spokenOf = [
      ...contributes.viewsWelcome.map(({ view }) => view),
      ...menuEntries.flatMap(({ when = '' }) =>
        [...when.matchAll(/\bview == ([\w.]+)/g)].map(([, id]) => id ?? ''),
      ),
    ];
    assert.deepEqual(
      spokenOf.filter((view) => !views.includes(view)),
      [],
    );
  });
});

/** The extension's own keys on the left of a condition; names of views and of states on the right are none. */
function contextKeysIn(condition: string): string[] {
  return condition
    .split(/&&|\|\|/)
    .map((part) => /^[\s!(]*([\w.]+)/.exec(part)?.[1] ?? '')
    .filter((key) => key.startsWith('gainsight.'));
}
