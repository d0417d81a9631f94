import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ElicitRequestSchema, ProgressNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { catalogue } from '../../../src/tools/catalogue';
import { definitionOf } from '../../../src/tools/definitions';
import { connect, type Connected } from './mcpProcess';

interface ToolAnswer {
  readonly isError?: boolean;
  readonly content: readonly { readonly type: string; readonly text: string }[];
  readonly structuredContent?: Readonly<Record<string, unknown>>;
}

/** A value for each parameter that some tool insists on. */
const NEEDED: Readonly<Record<string, unknown>> = {
  account: 'Bravura',
  cta_gsid: 'Prepare renewal',
  object: 'call_to_action',
  field: 'Status',
  object_name: 'Company',
  scorecard_object: 'scorecard_history',
};

function inputFor(tool: { readonly inputSchema: { readonly required?: unknown } }): Record<string, unknown> {
  const { required = [] } = tool.inputSchema;
  assert.ok(Array.isArray(required));
  return Object.fromEntries(required.map((name) => [String(name), NEEDED[String(name)]]));
}

async function call(
  { client }: Connected,
  name: string,
  input: Record<string, unknown> = {},
): Promise<ToolAnswer> {
  // The kit checks the answer's form and leaves its content untyped.
  return (await client.callTool({ name, arguments: input })) as unknown as ToolAnswer;
}

describe('dist/mcp.js on the sandbox', () => {
  let server: Connected;
  before(async () => (server = await connect()));
  after(() => server.close());

  it('lists the catalogue: names, texts and schemas', async () => {
    const { tools } = await server.client.listTools();
    const listed = tools.map(({ name, title, description, inputSchema }) => ({
      ...{ name, title, description, inputSchema },
    }));
    const told = catalogue
      .map(definitionOf)
      .map(({ name, title, description, inputSchema }) => ({ name, title, description, inputSchema }));
    assert.deepEqual(listed, JSON.parse(JSON.stringify(told)));
  });

  it('says of each tool whether it reads, replaces or only adds', async () => {
    const { tools } = await server.client.listTools();
    const reads = new Set(catalogue.filter(({ effect }) => effect === 'read').map(({ name }) => name));
    for (const { name, title, annotations } of tools)
      assert.deepEqual(
        annotations,
        {
          title,
          readOnlyHint: reads.has(name),
          destructiveHint: name.endsWith('_update'),
          idempotentHint: reads.has(name) || name.endsWith('_update'),
          openWorldHint: true,
        },
        name,
      );
  });

  it('answers each read with the same object as text and as structure', async () => {
    const { tools } = await server.client.listTools();
    for (const tool of tools.filter(({ annotations }) => annotations?.readOnlyHint)) {
      const { isError, content, structuredContent } = await call(server, tool.name, inputFor(tool));
      assert.equal(isError, false, `${tool.name}: ${content[0]?.text.slice(0, 200) ?? ''}`);
      assert.deepEqual(JSON.parse(content[0]?.text ?? ''), structuredContent);
    }
  });

  it('says when the made-up tenant is, and what it holds then', async () => {
    const { structuredContent = {} } = await call(server, 'gainsight_portfolio_at_risk');
    assert.equal(structuredContent.status, 'ok');
    assert.match(String(structuredContent.asOf), /^2026-11-18/);
  });

  it('knows a tool by the names of other connectors, and records it under its own', async () => {
    const { tools } = await server.client.listTools();
    assert.ok(tools.every(({ name }) => name !== 'gainsight_health_score_get'));
    const { structuredContent = {} } = await call(server, 'gainsight_health_score_get', { min_score: 40 });
    assert.equal(structuredContent.status, 'ok');
    const files = readdirSync(server.auditFolder).filter((file) => file.endsWith('.jsonl'));
    const lines = files.flatMap((file) =>
      readFileSync(path.join(server.auditFolder, file), 'utf8').trim().split('\n'),
    );
    assert.match(lines.at(-1) ?? '', /"door":"mcp","action":"gainsight_accounts_health_get"/);
    assert.doesNotMatch(lines.join(), /health_score_get/);
  });

  it('corrects bad input and unknown tools in words', async () => {
    const bad = await call(server, 'gainsight_accounts_health_get', { min_score: 'low' });
    assert.equal(bad.isError, true);
    assert.match(bad.content[0]?.text ?? '', /rejected.*min_score/);
    const unknown = await call(server, 'gainsight_everything');
    assert.equal(unknown.isError, true);
    assert.match(unknown.content[0]?.text ?? '', /There is no tool gainsight_everything/);
  });

  it('tells that a call is under way to a client that wants to know', async () => {
    // The client drops what it hears of a call once it has the answer, which may come in the same read.
    const heard: unknown[] = [];
    server.client.setNotificationHandler(ProgressNotificationSchema, ({ params }) => {
      heard.push(params);
    });
    await server.client.callTool({
      name: 'gainsight_portfolio_at_risk',
      arguments: {},
      _meta: { progressToken: 'asked' },
    });
    const [first] = heard;
    assert.deepEqual(first, {
      progressToken: 'asked',
      progress: 0,
      message: catalogue[0]?.progress({}),
    });
  });
});

describe('dist/mcp.js with rules', () => {
  it('offers no write in read-only mode, and only what the lists let through', async () => {
    const server = await connect({
      GAINSIGHT_READ_ONLY: '1',
      GAINSIGHT_TOOLS: 'gainsight_cta_list,gainsight_health_score_get,gainsight_company_query',
      GAINSIGHT_EXCLUDE_TOOLS: 'gainsight_company_query',
    });
    const { tools } = await server.client.listTools();
    assert.deepEqual(tools.map(({ name }) => name).sort(), [
      'gainsight_accounts_health_get',
      'gainsight_cta_list',
    ]);
    const { structuredContent = {} } = await call(server, 'gainsight_company_query');
    assert.equal(structuredContent.status, 'notAllowed');
    await server.close();
  });
});

describe('a write of dist/mcp.js on the sandbox', () => {
  const cta = { company_gsid: 'Bravura', cta_type: 'Risk', name: 'Call the sponsor', due_date: '2026-12-01' };
  const forms = { capabilities: { elicitation: {} } };

  async function write(action?: 'accept' | 'decline') {
    const asked: string[] = [];
    const server = await connect({}, action ? forms : {}, (client) => {
      if (!action) return;
      client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
        asked.push(params.message);
        return { action };
      });
    });
    const { structuredContent = {} } = await call(server, 'gainsight_cta_create', cta);
    const { structuredContent: list } = await call(server, 'gainsight_ctas_list', { account: 'Bravura' });
    await server.close();
    return { answer: structuredContent, asked, listed: JSON.stringify(list).includes(cta.name) };
  }

  it('is refused with the reason when the client has no way to ask', async () => {
    const { answer, listed } = await write();
    assert.equal(answer.status, 'notAllowed');
    assert.match(String(answer.problem), /confirmation of a person/);
    assert.equal(listed, false);
  });

  it('is shown, and made when it is accepted', async () => {
    const { answer, asked, listed } = await write('accept');
    assert.equal(answer.status, 'ok', JSON.stringify(answer));
    assert.match(asked.join(), /at Bravura .*\n[^]*Type: Risk\n/);
    assert.equal(listed, true);
  });

  it('is not made when it is declined', async () => {
    const { answer, asked, listed } = await write('decline');
    assert.deepEqual([answer.status, asked.length, listed], ['declined', 1, false]);
  });
});
