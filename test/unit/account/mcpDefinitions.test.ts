import assert from 'node:assert/strict';
import type * as editor from 'vscode';
import { copyMcpConfiguration } from '../../../src/account/copyMcpConfiguration';
import { McpDefinitions } from '../../../src/account/mcpDefinitions';
import { parseRecord, serialiseRecord } from '../../../src/auth/credentialRecord';
import { Emitter } from '../../../src/base/emitter';
import { Notifier } from '../../../src/host/notify';
import { Settings } from '../../../src/host/settings';
import { VARIABLES } from '../../../src/mcp/environment';
import type { Connection } from '../../../src/model/connection';
import { fakeHost, Uri, window } from '../../support/vscode';
import { fakeChat } from '../../support/vscodeChat';

const acme: Connection = {
  id: 'acme',
  kind: 'accessKey',
  origin: 'https://acme.gainsightcloud.com',
  email: 'lena@example.com',
};
const beta: Connection = { ...acme, id: 'beta', origin: 'https://beta.gainsightcloud.com' };
const sandbox: Connection = { id: 'sandbox', kind: 'sandbox', origin: 'https://sandbox.invalid', email: '' };
// The stub stands for the editor's own class in unit tests.
const uri = (text: string) => Uri.parse(text) as unknown as editor.Uri;

const KEY = serialiseRecord({ kind: 'accessKey', origin: acme.origin, key: 'planted-key' });

function setup(active: Connection | undefined, stored = KEY) {
  const connections = { active, onDidChange: new Emitter<void>().event };
  const changed = new Emitter<void>();
  const definitions = new McpDefinitions({
    connections: Object.assign(connections, { onDidChange: changed.event }),
    credentialOf: async ({ id, origin }) => parseRecord(id === 'acme' ? stored : undefined, origin),
    settings: new Settings(),
    onDidChangeSettings: new Emitter<void>().event,
    runtime: { path: '/vscode/code' },
    extensionUri: uri('file:///extensions/gainsight'),
    version: '0.1.0',
    auditFolder: '/storage/audit',
    seal: async (choice) => `seal of ${JSON.stringify(choice)}`,
  });
  const use = (connection: Connection | undefined): void => {
    connections.active = connection;
    changed.fire();
  };
  return { definitions, use };
}

describe('McpDefinitions', () => {
  beforeEach(() => fakeHost.reset());

  it('offers nothing until the user wants it, nor without a tenant', () => {
    const { definitions, use } = setup(acme);
    assert.equal(fakeChat.mcpProviders.get('gainsight.mcp'), definitions);
    assert.deepEqual(definitions.provideMcpServerDefinitions(), []);
    fakeHost.set('gainsight.mcp.register', true);
    assert.equal(definitions.provideMcpServerDefinitions().length, 1);
    use(undefined);
    assert.deepEqual(definitions.provideMcpServerDefinitions(), []);
  });

  it('names no key until the server is started', async () => {
    fakeHost.set('gainsight.mcp.register', true);
    fakeHost.set('gainsight.readOnly', true);
    fakeHost.set('gainsight.audit.detail', 'none');
    fakeHost.set('gainsight.audit.retentionDays', 365);
    fakeHost.set('gainsight.tools.exclude', ['gainsight_cta_list']);
    const { definitions } = setup(acme);
    const [server = assert.fail()] = definitions.provideMcpServerDefinitions();
    assert.deepEqual(server.args, ['/extensions/gainsight/dist/mcp.js']);
    assert.deepEqual(server.env, {
      ELECTRON_RUN_AS_NODE: '1',
      GAINSIGHT_DOMAIN: 'https://acme.gainsightcloud.com',
      GAINSIGHT_ACCESS_KEY: '',
      GAINSIGHT_CLIENT_ID: '',
      GAINSIGHT_CLIENT_SECRET: '',
      GAINSIGHT_USER_EMAIL: 'lena@example.com',
      GAINSIGHT_SANDBOX: '',
      GAINSIGHT_SANDBOX_DATA: '',
      GAINSIGHT_NOW: '',
      GAINSIGHT_WRITES: '',
      GAINSIGHT_READ_ONLY: '1',
      GAINSIGHT_TOOLS: '',
      GAINSIGHT_EXCLUDE_TOOLS: 'gainsight_cta_list',
      GAINSIGHT_AUDIT_DIR: '/storage/audit',
      GAINSIGHT_AUDIT_DETAIL: 'none',
      GAINSIGHT_AUDIT_RETENTION_DAYS: '365',
      GAINSIGHT_AUDIT_SEAL: '',
    });
    const started = await definitions.resolveMcpServerDefinition(server);
    assert.equal(started?.env.GAINSIGHT_ACCESS_KEY, 'planted-key');
    assert.equal(
      started.env.GAINSIGHT_AUDIT_SEAL,
      'seal of {"folder":"/storage/audit","detail":"none","retentionDays":365}',
    );
  });

  it('hands over the client id and secret of an OAuth connection, and no token of a person, whom the server asks itself', async () => {
    fakeHost.set('gainsight.mcp.register', true);
    const { origin } = acme;
    const m2m = serialiseRecord({ kind: 'm2m', origin, clientId: 'id', clientSecret: 'planted-secret' });
    const { definitions } = setup({ ...acme, kind: 'm2m' }, m2m);
    const [server = assert.fail()] = definitions.provideMcpServerDefinitions();
    const started = await definitions.resolveMcpServerDefinition(server);
    assert.equal(started?.env.GAINSIGHT_CLIENT_ID, 'id');
    assert.equal(started.env.GAINSIGHT_CLIENT_SECRET, 'planted-secret');
    const user = serialiseRecord({
      ...{ kind: 'user', origin, clientId: 'id', authMethod: 'none', scope: 'read', generation: 'g' },
      ...{ accessToken: 'planted-token', endpoints: { issuer: origin, token: `${origin}/token` } },
    });
    const person = setup({ ...acme, kind: 'user' }, user).definitions;
    const [other = assert.fail()] = person.provideMcpServerDefinitions();
    const own = await person.resolveMcpServerDefinition(other);
    assert.equal(own?.env.GAINSIGHT_DOMAIN, origin);
    assert.match(String(own.env.GAINSIGHT_AUDIT_SEAL), /^seal of /);
    assert.deepEqual({ ...own.env, GAINSIGHT_AUDIT_SEAL: '' }, other.env);
    assert.doesNotMatch(JSON.stringify(own.env), /planted/);
  });

  it('is another version when the rules change, so that VS Code lists its tools anew', () => {
    fakeHost.set('gainsight.mcp.register', true);
    const { definitions } = setup(sandbox);
    const version = () => definitions.provideMcpServerDefinitions()[0]?.version;
    const versions = new Set([version()]);
    fakeHost.set('gainsight.readOnly', true);
    versions.add(version());
    fakeHost.set('gainsight.tools.allow', ['gainsight_cta_list']);
    versions.add(version());
    fakeHost.set('gainsight.tools.allow', []);
    fakeHost.set('gainsight.tools.exclude', ['gainsight_cta_list']);
    versions.add(version());
    assert.equal(versions.size, 4);
    assert.equal(version(), version());
  });

  it('leaves no variable of the server to the environment of VS Code', () => {
    fakeHost.set('gainsight.mcp.register', true);
    for (const connection of [acme, sandbox]) {
      const [server = assert.fail()] = setup(connection).definitions.provideMcpServerDefinitions();
      const said = Object.keys(server.env).filter((name) => name !== 'ELECTRON_RUN_AS_NODE');
      assert.deepEqual(said.sort(), [...VARIABLES].sort());
    }
  });

  it('starts none for a tenant that is not in use any more, or whose key is gone', async () => {
    fakeHost.set('gainsight.mcp.register', true);
    const { definitions, use } = setup(acme);
    const [server = assert.fail()] = definitions.provideMcpServerDefinitions();
    for (const other of [beta, sandbox, undefined]) {
      use(other);
      assert.equal(await definitions.resolveMcpServerDefinition(server), undefined);
    }
    use(beta);
    const [keyless = assert.fail()] = definitions.provideMcpServerDefinitions();
    assert.equal(await definitions.resolveMcpServerDefinition(keyless), undefined);
  });

  it('starts none for another user of the tenant, nor by rules that do not hold any more', async () => {
    fakeHost.set('gainsight.mcp.register', true);
    const { definitions, use } = setup(acme);
    const [server = assert.fail()] = definitions.provideMcpServerDefinitions();
    use({ ...acme, email: 'jonas@example.com' });
    assert.equal(await definitions.resolveMcpServerDefinition(server), undefined);
    use(acme);
    fakeHost.set('gainsight.readOnly', true);
    assert.equal(await definitions.resolveMcpServerDefinition(server), undefined);
  });

  it('is started again from the definition that VS Code keeps, which holds no secret', async () => {
    fakeHost.set('gainsight.mcp.register', true);
    const { definitions } = setup(acme);
    const [server = assert.fail()] = definitions.provideMcpServerDefinitions();
    for (let start = 0; start < 2; start += 1) {
      const started = await definitions.resolveMcpServerDefinition(server);
      assert.equal(started?.env.GAINSIGHT_ACCESS_KEY, 'planted-key');
      assert.equal(server.env.GAINSIGHT_ACCESS_KEY, '');
    }
  });

  it('needs no key for the sandbox', async () => {
    fakeHost.set('gainsight.mcp.register', true);
    const { definitions } = setup(sandbox);
    const [server = assert.fail()] = definitions.provideMcpServerDefinitions();
    assert.equal(server.env.GAINSIGHT_SANDBOX, '1');
    assert.equal(await definitions.resolveMcpServerDefinition(server), server);
  });

  it('tells when another tenant is in use', () => {
    const { definitions, use } = setup(acme);
    let changes = 0;
    definitions.onDidChangeMcpServerDefinitions(() => (changes += 1));
    use(beta);
    assert.equal(changes, 1);
  });
});

describe('copyMcpConfiguration', () => {
  beforeEach(() => fakeHost.reset());

  async function copy(active: Connection | undefined, refusal?: string): Promise<number> {
    let written = 0;
    await copyMcpConfiguration({
      connections: { active },
      // The stub shows no list; it gives the item whose label a test names.
      pick: async (items) => window.showQuickPick(items),
      notify: new Notifier(),
      launcher: {
        command: { command: '/bin/sh', args: ['/storage/gainsight-mcp.sh'] },
        write: async () => void (written += 1),
      },
      rules: { readOnly: false, allowedTools: [], excludedTools: [] },
      refusalOf: () => refusal,
    });
    return written;
  }

  it('writes the launcher and copies what points at it, without the key', async () => {
    fakeHost.pick = 'Claude Code';
    assert.equal(await copy(acme), 1);
    assert.match(fakeHost.clipboard, /"\/storage\/gainsight-mcp\.sh"/);
    assert.match(fakeHost.notifications[0]?.message ?? '', /set GAINSIGHT_ACCESS_KEY in the environment/);
  });

  it('copies none for a tenant that this computer does not allow, and says why', async () => {
    fakeHost.pick = 'Codex';
    assert.equal(await copy(acme, 'The setting does not allow it.'), 0);
    assert.equal(fakeHost.clipboard, '');
    assert.equal(fakeHost.notifications[0]?.message, 'The setting does not allow it.');
  });

  it('says that a configuration is for the sandbox', async () => {
    fakeHost.pick = 'Codex';
    await copy(undefined);
    assert.match(fakeHost.clipboard, /GAINSIGHT_SANDBOX = "1"/);
    assert.match(fakeHost.notifications[0]?.message ?? '', /for the sandbox tenant/);
  });

  it('says of a tenant where its credential comes from, and never that it is the sandbox', async () => {
    const told = async (client: string, kind: Connection['kind']): Promise<string> => {
      fakeHost.reset();
      fakeHost.pick = client;
      await copy({ ...acme, kind });
      return fakeHost.notifications[0]?.message ?? '';
    };
    assert.match(
      await told('Cursor', 'user'),
      /in a terminal, with "login --domain acme\.gainsightcloud\.com"/,
    );
    assert.match(await told('Codex', 'm2m'), /set GAINSIGHT_CLIENT_ID and GAINSIGHT_CLIENT_SECRET in the/);
    assert.match(await told('VS Code', 'm2m'), /VS Code asks for them/);
    assert.match(await told('VS Code', 'accessKey'), /VS Code asks for it/);
    for (const kind of ['user', 'm2m', 'accessKey'] as const)
      assert.doesNotMatch(await told('Claude Code', kind), /sandbox/);
  });

  it('leaves everything as it was when no client is chosen', async () => {
    assert.equal(await copy(acme), 0);
    assert.equal(fakeHost.clipboard, '');
  });
});
