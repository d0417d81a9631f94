import assert from 'node:assert/strict';
import { Client, type ClientOptions } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import {
  type ElicitRequest,
  ElicitRequestSchema,
  type ElicitResult,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import { createServer } from '../../../src/mcp/server';
import { defineTool } from '../../../src/tools/defineTool';
import { definitionOf } from '../../../src/tools/definitions';
import { executorOn } from '../../support/executorOn';
import { FakeTimers } from '../../support/fakeTimers';
import { setup as setupTenant } from '../tools/toolTenant';

interface ToolAnswer {
  readonly isError?: boolean;
  readonly structuredContent?: Readonly<Record<string, unknown>>;
}

/** A write that remembers what was sent, and a read that ends when it is told to, or fails. */
function madeUpTools() {
  const sent: string[] = [];
  let begin: (signal: AbortSignal) => void = () => undefined;
  const started = new Promise<AbortSignal>((resolve) => (begin = resolve));
  const common = { reference: 'x', icon: '$(x)', modelDescription: 'x', userDescription: 'x' };
  const note = defineTool({
    ...{ ...common, name: 'gainsight_note_create', title: 'Create a note', effect: 'write' },
    input: () => z.strictObject({ text: z.string() }),
    progress: () => 'Writing',
    plan: async ({ text }) => ({
      plan: {
        title: 'Create a note at Bravura',
        values: [{ label: 'Text', before: 'old\nline', after: text }],
        warnings: ['written in the name of Tom Berger'],
        unchecked: [],
        send: async () => {
          sent.push(text);
          return { status: 'ok' };
        },
      },
    }),
  });
  const wait = defineTool({
    ...{ ...common, name: 'gainsight_wait', title: 'Wait', effect: 'read' },
    input: () => z.strictObject({ fail: z.boolean().default(false) }),
    progress: () => 'Waiting',
    run: async ({ fail }, _tenant, signal) => {
      if (fail) throw new RangeError('planted record text');
      begin(signal);
      return new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    },
  });
  return { tools: [note, wait], sent, started };
}

async function setup(options: ClientOptions = {}, writes: 'confirm' | 'allow' = 'confirm') {
  const { tools, sent, started } = madeUpTools();
  const { active } = setupTenant();
  const executor = executorOn(active, tools);
  const timers = new FakeTimers();
  const faults: string[] = [];
  let names = (): readonly string[] => tools.map(({ name }) => name);
  const offer = (other: typeof names): void => void (names = other);
  const server = createServer({
    gainsight: {
      definitions: () => tools.map(definitionOf),
      names: () => [...names()],
      run: (name, input, more) => executor.run(name, input, more),
      progress: (name, input) => executor.progress(name, input),
    },
    steps: { declined: 'Ask whether something else is wanted.' },
    ...{ version: '1.2.3', writes, setTimer: timers.setTimer, onFault: (name: string) => faults.push(name) },
  });
  const client = new Client({ name: 'test', version: '1.0.0' }, options);
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const open = () => Promise.all([server.connect(ours), client.connect(theirs)]);
  const write = async (): Promise<ToolAnswer> =>
    // The kit checks the answer's form and leaves its content untyped.
    (await client.callTool({ name: 'gainsight_note_create', arguments: { text: 'Hello' } })) as ToolAnswer;
  return { client, open, write, sent, started, timers, faults, executor, offer };
}

const forms = { capabilities: { elicitation: {} } };

/** A client whose person answers like this. */
async function answering(action: ElicitResult['action'] | Error) {
  const asked: ElicitRequest['params'][] = [];
  const bench = await setup(forms);
  bench.client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
    asked.push(params);
    if (action instanceof Error) throw action;
    return { action };
  });
  await bench.open();
  return { ...bench, asked };
}

describe('a write over MCP', () => {
  it('is refused with the reason when the client cannot ask', async () => {
    const { open, write, sent, executor } = await setup();
    await open();
    const { isError, structuredContent = {} } = await write();
    assert.equal(isError, true);
    assert.equal(structuredContent.status, 'notAllowed');
    assert.match(String(structuredContent.problem), /needs the confirmation of a person/);
    assert.deepEqual(sent, []);
    assert.ok(
      executor.lines.some(({ event, result }) => event === 'confirmation' && result === 'unavailable'),
    );
  });

  it('is refused when the client can show web pages only', async () => {
    const { open, write, sent } = await setup({ capabilities: { elicitation: { url: {} } } });
    await open();
    assert.equal((await write()).structuredContent?.status, 'notAllowed');
    assert.deepEqual(sent, []);
  });

  it('shows the whole plan on lines that no value can add to, and is sent once when it is accepted', async () => {
    const { write, sent, asked } = await answering('accept');
    assert.equal((await write()).structuredContent?.status, 'ok');
    assert.deepEqual(sent, ['Hello']);
    assert.equal(
      asked[0]?.message,
      [
        'Create a note at Bravura (Sandbox tenant)',
        'Attention: written in the name of Tom Berger',
        'Text: old line → Hello',
      ].join('\n'),
    );
  });

  for (const action of ['decline', 'cancel'] as const)
    it(`is not sent on ${action}, which is no error, and is recorded`, async () => {
      const { write, sent, executor } = await answering(action);
      const { isError, structuredContent = {} } = await write();
      assert.deepEqual([isError, structuredContent.status], [false, 'declined']);
      assert.deepEqual(sent, []);
      assert.ok(
        executor.lines.some(({ event, result }) => event === 'confirmation' && result === 'declined'),
      );
    });

  it('is not sent when asking fails', async () => {
    const { write, sent } = await answering(new Error('no window'));
    assert.equal((await write()).structuredContent?.status, 'notAllowed');
    assert.deepEqual(sent, []);
  });

  it('is sent without a question where the user has permitted that', async () => {
    const { open, write, sent } = await setup({}, 'allow');
    await open();
    assert.equal((await write()).structuredContent?.status, 'ok');
    assert.deepEqual(sent, ['Hello']);
  });
});

describe('the list of tools over MCP', () => {
  it('is said to be another, once, after a call that found other rights', async () => {
    const { client, open, write, offer } = await setup();
    let told = 0;
    client.setNotificationHandler(ToolListChangedNotificationSchema, () => void (told += 1));
    await open();
    await write();
    offer(() => ['gainsight_wait']);
    await write();
    assert.equal(told, 0, 'before there is a list');
    await client.listTools();
    await write();
    assert.equal(told, 0, 'while the list is right');
    offer(() => ['gainsight_wait', 'gainsight_note_create']);
    await write();
    await write();
    assert.equal(told, 1);
    await client.listTools();
    offer(() => ['gainsight_wait']);
    await write();
    assert.equal(told, 2);
  });

  it('does not cost an answer where it cannot be found out', async () => {
    const { client, open, write, sent, offer } = await setup({}, 'allow');
    await open();
    await client.listTools();
    offer(() => assert.fail('no file can be read'));
    assert.equal((await write()).structuredContent?.status, 'ok');
    assert.deepEqual(sent, ['Hello']);
  });
});

describe('a call over MCP', () => {
  it('is given up when the client gives it up', async () => {
    const { client, open, started } = await setup();
    await open();
    const controller = new AbortController();
    const asked = { name: 'gainsight_wait', arguments: {} };
    const call = assert.rejects(client.callTool(asked, undefined, { signal: controller.signal }));
    const signal = await started;
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    controller.abort();
    await Promise.all([call, aborted]);
  });

  it('says from time to time that it is under way', async () => {
    const { client, open, started, timers } = await setup();
    await open();
    const steps = new Map<number, () => void>();
    const step = (count: number) => new Promise<void>((resolve) => steps.set(count, resolve));
    const [first, second] = [step(0), step(1)];
    const controller = new AbortController();
    const call = assert.rejects(
      client.callTool({ name: 'gainsight_wait', arguments: {} }, undefined, {
        signal: controller.signal,
        onprogress: ({ progress, message }) => {
          assert.equal(message, 'Waiting');
          steps.get(progress)?.();
        },
      }),
    );
    await started;
    await first;
    await timers.advance(5_000);
    await second;
    controller.abort();
    await call;
  });

  it('that meets a defect tells nothing of it but that it is one', async () => {
    const { client, open, faults } = await setup();
    await open();
    const answer = await client.callTool({ name: 'gainsight_wait', arguments: { fail: true } });
    assert.equal(answer.isError, true);
    assert.doesNotMatch(JSON.stringify(answer), /planted/);
    assert.deepEqual(faults, ['RangeError']);
  });
});
