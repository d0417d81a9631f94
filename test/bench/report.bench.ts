// Prints, as JSON, what somebody waits for `/brief` on a tenant that takes 150 ms for a call: until the first word that it works,
// and until the facts are there, with nothing known and with the metadata known.
import type * as vscode from 'vscode';
import { Participant } from '../../src/chat/participant';
import { createClock } from '../../src/data/clock';
import { ActiveTenant } from '../../src/data/activeTenant';
import { openTenant } from '../../src/data/openTenant';
import { Transport } from '../../src/gainsight/transport';
import * as reportSet from '../../src/reports/reportSet';
import { createSandbox, SANDBOX_HOST, SANDBOX_USER_EMAIL } from '../../src/sandbox/embedded';
import { executorOn } from '../support/executorOn';
import { noRules, toolDoor } from '../support/toolDoor';
import { CancellationTokenSource } from '../support/vscode';

const LATENCY_MS = 150;
const RUNS = 3;
const NOW = new Date('2026-11-18T09:00:00+01:00');
const ZONE = 'Europe/Berlin';

function participantOn(latency: number): Participant {
  const sandbox = createSandbox({ now: () => NOW, timeZone: ZONE, callsPerMinute: 10_000, latency });
  const origin = `https://${SANDBOX_HOST}`;
  const tenant = openTenant({
    connection: { id: 'bench', kind: 'sandbox', origin, email: SANDBOX_USER_EMAIL },
    transport: new Transport({
      ...{ origin, fetch: sandbox.fetch },
      credential: { headers: async () => ({ accesskey: 'sandbox' }) },
      limiter: { acquire: async () => undefined, pauseUntil: () => undefined },
    }),
    clock: createClock(
      () => NOW,
      () => ZONE,
    ),
    settings: () => ({ nonTouchTypes: [], healthColumns: {} }),
  });
  const active = new ActiveTenant();
  active.set({ kind: 'ready', tenant });
  const { ownCalls, load: loadTools } = toolDoor(executorOn(active));
  return new Participant({
    ...{ ownCalls, loadTools, active, rules: noRules, ours: new Map() },
    fiscalYearStartMonth: () => 1,
    loadReports: async () => reportSet,
    ways: { linkOf: () => undefined },
    log: { info: () => undefined, warn: () => undefined },
  });
}

/** Milliseconds from the request to the first progress, and to the facts. */
async function brief(participant: Participant, account: string): Promise<Waited> {
  const start = performance.now();
  const at: { progress?: number; facts?: number } = {};
  const response = {
    progress: () => (at.progress ??= performance.now() - start),
    markdown: () => (at.facts ??= performance.now() - start),
    button: () => undefined,
  };
  const model = {
    ...{ name: 'none', maxInputTokens: 10_000 },
    sendRequest: async () => {
      throw new Error('There is no model here.');
    },
  };
  const request = { command: 'brief', prompt: account, model, toolReferences: [], references: [] };
  await participant.handle(
    // The participant uses no other part of a request, of its context or of the stream.
    request as unknown as vscode.ChatRequest,
    { history: [] },
    response as unknown as vscode.ChatResponseStream,
    new CancellationTokenSource().token,
  );
  return { progress: at.progress ?? NaN, facts: at.facts ?? NaN };
}

interface Waited {
  readonly progress: number;
  readonly facts: number;
}

/** Each on a tenant of its own; the quickest counts, since a busy machine only makes it slower. */
async function quickest(): Promise<{ cold: Waited; warm: Waited }> {
  const runs: { cold: Waited; warm: Waited }[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const participant = participantOn(LATENCY_MS);
    runs.push({
      cold: await brief(participant, 'Quillon Bank'),
      warm: await brief(participant, 'Praxis Inc'),
    });
  }
  const best = (which: 'cold' | 'warm'): Waited =>
    runs.map((run) => run[which]).reduce((a, b) => (b.facts < a.facts ? b : a));
  return { cold: best('cold'), warm: best('warm') };
}

// What the runtime compiles at the first call is no part of a tenant's answer.
await brief(participantOn(0), 'Bravura');
console.log(JSON.stringify({ latencyMs: LATENCY_MS, ...(await quickest()) }));
