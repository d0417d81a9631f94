import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DOORS } from '../../../src/audit/entry';
import { languageModelTool } from '../../../src/chat/toolDoor';
import { readOnlyFetch } from '../../../src/gainsight/readOnlySender';
import { RecordWrites } from '../../../src/gainsight/writes/recordWrites';
import { SANDBOX_HOST } from '../../../src/sandbox/embedded';
import { catalogue } from '../../../src/tools/catalogue';
import { type Moments, readOnlyBench, recordingSandbox, type Switch } from '../../support/readOnlyBench';
import { toolDoor } from '../../support/toolDoor';
import { disguisedPaths, recordWrites, toolInputs, writePaths } from '../../support/writeSamples';

type Bench = ReturnType<typeof readOnlyBench>;
type Route = (bench: Bench) => Promise<unknown>;

const SWITCHES: readonly Switch[] = ['condition', 'scope'];
const METHODS = ['POST', 'PUT', 'DELETE'] as const;
const writeTools = catalogue.filter(({ effect }) => effect === 'write').map(({ name }) => name);
const signal = new AbortController().signal;
const accepted = async () => 'accepted' as const;

function inputOf(name: string): object {
  return toolInputs[name] ?? assert.fail(`${name} has no input here.`);
}

/** A tool of VS Code's, whose card somebody accepts. */
async function throughCard(
  bench: Bench,
  name: string,
  beforeAnswer: () => void = () => undefined,
): Promise<void> {
  let seconds = 0;
  // A person takes a while to read a card.
  const now = () => new Date((seconds += 10) * 1000);
  const tool = languageModelTool(name, toolDoor(bench.executor, { now }));
  const { token } = new vscode.CancellationTokenSource();
  await tool.prepareInvocation?.({ input: inputOf(name) }, token);
  beforeAnswer();
  await tool.invoke({ input: inputOf(name), toolInvocationToken: undefined }, token);
}

/** Every way to a write in a window, by its name. */
function routes(): [string, Route][] {
  const tools = writeTools.flatMap((name): [string, Route][] => [
    ...DOORS.map((door): [string, Route] => [
      `${name} by ${door}`,
      ({ executor }) => executor.run(name, inputOf(name), { door, signal, confirm: accepted }),
    ]),
    [`${name} by its card`, (bench) => throughCard(bench, name)],
  ]);
  const methods = Object.entries(recordWrites).map(([method, send]): [string, Route] => [
    `RecordWrites.${method}`,
    ({ tenant }) => send(tenant.writes),
  ]);
  return [...tools, ...methods];
}

async function arrivals(
  by: Switch,
  route: Route,
  { readOnly }: { readOnly: boolean },
  moments: Moments = {},
) {
  const bench = readOnlyBench(by, moments);
  if (readOnly) bench.switchOn();
  await route(bench).catch(() => undefined);
  return bench.arrived().length;
}

describe('read-only mode, on every route to a write', () => {
  it('knows every method that writes', () => {
    const methods = Object.getOwnPropertyNames(RecordWrites.prototype).filter(
      (name) => name !== 'constructor',
    );
    assert.deepEqual(Object.keys(recordWrites).sort(), methods.sort());
  });

  for (const [name, route] of routes())
    it(`lets none leave: ${name}`, async () => {
      assert.equal(
        await arrivals('condition', route, { readOnly: false }),
        1,
        'it does not get there at all',
      );
      for (const by of SWITCHES) assert.equal(await arrivals(by, route, { readOnly: true }), 0, by);
    });

  it('lets no write leave through the transport, to any address by any method', async () => {
    for (const by of SWITCHES) {
      const [open, closed] = [readOnlyBench(by), readOnlyBench(by)];
      closed.switchOn();
      for (const path of writePaths)
        for (const method of METHODS) {
          const before = open.sandbox.calls.length;
          await open.sender.send({ method, path, body: {} }).catch(() => undefined);
          assert.ok(open.sandbox.calls.length > before, `${method} ${path} does not get there at all`);
          await assert.rejects(closed.sender.send({ method, path, body: {} }), { kind: 'forbidden' });
        }
      assert.deepEqual(closed.sandbox.calls, []);
    }
  });

  const disguises: readonly (readonly [
    string,
    (path: string, method: string) => Parameters<typeof fetch>,
  ])[] = [
    ['as it is', (path, method) => [`https://${SANDBOX_HOST}${path}`, { method }]],
    ['as an address', (path, method) => [new URL(`https://${SANDBOX_HOST}${path}`), { method }]],
    ['as a request', (path, method) => [new Request(`https://${SANDBOX_HOST}${path}`, { method })]],
    [
      'in small letters',
      (path, method) => [`https://${SANDBOX_HOST}${path}`, { method: method.toLowerCase() }],
    ],
  ];
  for (const [name, disguise] of disguises)
    it(`lets no write leave through the innermost fetch, ${name}`, async () => {
      const [open, closed] = [recordingSandbox().sandbox, recordingSandbox().sandbox];
      const closedFetch = readOnlyFetch(closed.fetch, () => true);
      for (const path of [...writePaths, ...disguisedPaths])
        for (const method of [...METHODS, 'PATCH']) {
          const before = open.calls.length;
          await readOnlyFetch(open.fetch, () => false)(...disguise(path, method)).catch(() => undefined);
          assert.ok(open.calls.length > before, `${method} ${path} does not get there at all`);
          await assert.rejects(closedFetch(...disguise(path, method)), { kind: 'forbidden' });
        }
      assert.deepEqual(closed.calls, []);
    });

  it('lets no read leave that asks to be taken for a write', async () => {
    const { sandbox } = recordingSandbox();
    const [open, closed] = [false, true].map((on) => readOnlyFetch(sandbox.fetch, () => on));
    const address = `https://${SANDBOX_HOST}/v1/data/objects/query/Company`;
    const asked: readonly Parameters<typeof fetch>[] = [
      ...['x-http-method-override', 'x-http-method', 'x-method-override'].map(
        (name): Parameters<typeof fetch> => [address, { method: 'POST', headers: { [name]: 'PUT' } }],
      ),
      [new Request(address, { method: 'POST', headers: { 'X-HTTP-Method-Override': 'DELETE' } })],
      [`${address}?_method=DELETE`, { method: 'POST' }],
      [new Request(`https://${SANDBOX_HOST}/v1/meta/services/objects/list`, { method: 'DELETE' })],
    ];
    for (const call of asked) {
      const before = sandbox.calls.length;
      await open?.(...call);
      assert.equal(sandbox.calls.length, before + 1, 'it does not get there at all');
      await assert.rejects(async () => closed?.(...call), { kind: 'forbidden' });
      assert.equal(sandbox.calls.length, before + 1);
    }
  });
});

describe('read-only mode that is switched on while a write is under way', () => {
  for (const name of writeTools)
    it(`lets none leave: ${name}, confirmed after its card was shown or while it asks`, async () => {
      for (const by of SWITCHES) {
        const card = readOnlyBench(by);
        await throughCard(card, name, card.switchOn);
        const asking = readOnlyBench(by);
        const confirm = async () => {
          asking.switchOn();
          return 'accepted' as const;
        };
        await asking.executor.run(name, inputOf(name), { door: 'mcp', signal, confirm });
        assert.deepEqual([card.arrived(), asking.arrived()], [[], []], by);
      }
    });

  const moments: readonly (readonly [string, keyof Moments])[] = [
    ['it waits for its turn', 'queued'],
    ['its credential is read', 'credentialAsked'],
  ];
  for (const [what, moment] of moments)
    for (const [method, send] of Object.entries(recordWrites))
      it(`lets none leave: ${method}, while ${what}`, async () => {
        for (const by of SWITCHES) {
          const bench = readOnlyBench(by, { [moment]: () => bench.switchOn() });
          await assert.rejects(send(bench.tenant.writes), { kind: 'forbidden' });
          assert.deepEqual(bench.sandbox.calls, []);
        }
      });

  for (const [method, send] of Object.entries(recordWrites))
    it(`lets none leave again: ${method}, refused for the rate limit`, async () => {
      for (const by of [undefined, ...SWITCHES]) {
        const paused = (): void => {
          if (by) bench.switchOn();
        };
        const bench = readOnlyBench(by ?? 'condition', { paused });
        bench.sandbox.inject({ kind: 'rateLimited' });
        await send(bench.tenant.writes).catch(() => undefined);
        // Only the one that was refused before anything was done.
        assert.equal(bench.sandbox.calls.length, by ? 1 : 2, by ?? 'it is not sent again at all');
      }
    });
});
