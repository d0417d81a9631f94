import assert from 'node:assert/strict';
import { parse } from 'smol-toml';
import { mcpConfiguration } from '../../../src/account/mcpConfiguration';

const launch = { command: 'sh', args: ['/storage/gainsight-mcp.sh'] };
const acme = {
  kind: 'accessKey',
  origin: 'https://acme.gainsightcloud.com',
  email: 'lena@example.com',
} as const;
const free = { readOnly: false, allowedTools: [], excludedTools: [] };
const clients = ['claudeCode', 'cursor', 'codex', 'vscode'] as const;
const open = { GAINSIGHT_DOMAIN: 'acme.gainsightcloud.com', GAINSIGHT_USER_EMAIL: 'lena@example.com' };

describe('mcpConfiguration', () => {
  it("is Claude Code's, which fills in its environment", () => {
    assert.deepEqual(JSON.parse(mcpConfiguration('claudeCode', launch, acme, free)), {
      mcpServers: {
        gainsight: { ...launch, env: { ...open, GAINSIGHT_ACCESS_KEY: '${GAINSIGHT_ACCESS_KEY}' } },
      },
    });
  });

  it("is Cursor's, which names the environment", () => {
    assert.deepEqual(JSON.parse(mcpConfiguration('cursor', launch, acme, free)), {
      mcpServers: {
        gainsight: { ...launch, env: { ...open, GAINSIGHT_ACCESS_KEY: '${env:GAINSIGHT_ACCESS_KEY}' } },
      },
    });
  });

  it("is Codex's, which lets a variable through", () => {
    assert.equal(
      mcpConfiguration('codex', launch, acme, free),
      [
        '[mcp_servers.gainsight]',
        'command = "sh"',
        'args = ["/storage/gainsight-mcp.sh"]',
        'env_vars = ["GAINSIGHT_ACCESS_KEY"]',
        '',
        '[mcp_servers.gainsight.env]',
        'GAINSIGHT_DOMAIN = "acme.gainsightcloud.com"',
        'GAINSIGHT_USER_EMAIL = "lena@example.com"',
        '',
      ].join('\n'),
    );
  });

  it("is VS Code's, which asks for the key and keeps it", () => {
    assert.deepEqual(JSON.parse(mcpConfiguration('vscode', launch, acme, free)), {
      inputs: [
        {
          type: 'promptString',
          id: 'gainsight-access-key',
          description: 'Gainsight access key',
          password: true,
        },
      ],
      servers: {
        gainsight: {
          ...{ type: 'stdio', ...launch },
          env: { ...open, GAINSIGHT_ACCESS_KEY: '${input:gainsight-access-key}' },
        },
      },
    });
  });

  it('asks for id and secret of an OAuth connection, and for nothing where a person signs in', () => {
    for (const client of clients) {
      const m2m = mcpConfiguration(client, launch, { ...acme, kind: 'm2m' }, free);
      assert.match(m2m, /GAINSIGHT_CLIENT_ID/);
      assert.match(m2m, /GAINSIGHT_CLIENT_SECRET/);
      const user = mcpConfiguration(client, launch, { ...acme, kind: 'user' }, free);
      assert.match(user, /GAINSIGHT_DOMAIN"?(?:: | = )"acme\.gainsightcloud\.com"/);
      assert.doesNotMatch(user, /ACCESS_KEY|CLIENT_|inputs|env_vars|SANDBOX/);
    }
  });

  it('forbids what is forbidden in VS Code, in every form', () => {
    const rules = {
      readOnly: true,
      allowedTools: ['gainsight_cta_list', 'gainsight_task_list'],
      excludedTools: ['gainsight_task_list'],
    };
    for (const client of clients) {
      const text = mcpConfiguration(client, launch, acme, rules);
      assert.match(text, /GAINSIGHT_READ_ONLY"?(?:: | = )"1"/, client);
      assert.match(text, /GAINSIGHT_TOOLS"?(?:: | = )"gainsight_cta_list,gainsight_task_list"/, client);
      assert.match(text, /GAINSIGHT_EXCLUDE_TOOLS"?(?:: | = )"gainsight_task_list"/, client);
    }
  });

  it('keeps a path of Windows as it is, in every form', () => {
    const odd = {
      command: 'cmd',
      args: ['/c', String.raw`C:\Users\Renée "R" (Work)\new\tmp\gainsight-mcp.cmd`],
    };
    for (const client of clients) {
      const text = mcpConfiguration(client, odd, undefined, free);
      const read: unknown = client === 'codex' ? parse(text) : JSON.parse(text);
      assert.ok(JSON.stringify(read).includes(JSON.stringify(odd.args)), client);
    }
  });

  for (const connection of [undefined, { ...acme, kind: 'sandbox' as const }])
    it(`is the sandbox's for ${connection ? 'the sandbox' : 'nobody'}, and needs no key`, () => {
      for (const client of clients) {
        const text = mcpConfiguration(client, launch, connection, free);
        assert.match(text, /GAINSIGHT_SANDBOX"?(?:: | = )"1"/);
        assert.doesNotMatch(text, /ACCESS_KEY|access-key|acme|example\.com/);
      }
    });
});
