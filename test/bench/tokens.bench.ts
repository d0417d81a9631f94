// Prints, as JSON, what ten typical questions cost, our tools beside a literal pass-through of the published ones, and
// what the health of 50 accounts does.
import { createClock } from '../../src/data/clock';
import { ActiveTenant } from '../../src/data/activeTenant';
import { openTenant } from '../../src/data/openTenant';
import { Transport } from '../../src/gainsight/transport';
import { createSandbox, SANDBOX_HOST, SANDBOX_USER_EMAIL } from '../../src/sandbox/embedded';
import { executorOn } from '../support/executorOn';
import { passThrough, type ToolCall } from './passThrough';
import { questions, type Ids } from './questions';

const NOW = new Date('2026-11-18T09:00:00+01:00');
const ZONE = 'Europe/Berlin';
const ORIGIN = `https://${SANDBOX_HOST}`;
const headers = { accesskey: 'sandbox', 'content-type': 'application/json' };

/** The customer-success manager of 50 companies and more, where there are so many. */
const BUSY = { companies: 450, email: 'marco.bianchi@example.com' };

/** A tenant of its own for each question, so that nothing is cached from the one before. */
function fresh({ email = SANDBOX_USER_EMAIL, companies }: { email?: string; companies?: number } = {}) {
  const size = companies === undefined ? {} : { companies };
  const sandbox = createSandbox({ now: () => NOW, timeZone: ZONE, callsPerMinute: 10_000, ...size });
  const tenant = openTenant({
    connection: { id: 'bench', kind: 'sandbox', origin: ORIGIN, email },
    transport: new Transport({
      origin: ORIGIN,
      fetch: sandbox.fetch,
      credential: { headers: async () => headers },
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
  return { sandbox, tenant, executor: executorOn(active) };
}

async function ours(calls: readonly ToolCall[]): Promise<{ texts: string[]; http: number; refused: number }> {
  const { sandbox, executor } = fresh();
  const { signal } = new AbortController();
  const texts: string[] = [];
  for (const { tool, input } of calls) texts.push(await executor.run(tool, input, { door: 'code', signal }));
  const refused = texts.filter((text) => !text.includes('"status":"ok"')).length;
  return { texts, http: sandbox.calls.length, refused };
}

async function literal(
  calls: readonly ToolCall[],
): Promise<{ texts: string[]; http: number; refused: number }> {
  const { sandbox } = fresh();
  const texts: string[] = [];
  for (const call of calls) {
    const { method, path, body } = passThrough(call);
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    texts.push(await (await sandbox.fetch(`${ORIGIN}${path}`, { method, headers, ...sent })).text());
  }
  const refused = texts.filter((text) => !text.includes('"result":true')).length;
  return { texts, http: sandbox.calls.length, refused };
}

/** The same question twice: nothing is known the first time. */
async function healthOf50() {
  const { sandbox, executor } = fresh(BUSY);
  const { signal } = new AbortController();
  const run = () => executor.run('gainsight_accounts_health_get', { limit: 50 }, { door: 'code', signal });
  const text = await run();
  const cold = sandbox.calls.length;
  await run();
  // The answer is a JSON object with a list of rows.
  const { rows: accounts } = JSON.parse(text) as { rows: readonly object[] };
  return { text, accounts: accounts.length, cold, warm: sandbox.calls.length - cold };
}

async function idsOf(): Promise<Ids> {
  const { tenant } = fresh();
  const gsid = async (name: string): Promise<string> => (await tenant.companies.resolve(name))[0]?.gsid ?? '';
  const me = await tenant.people.me();
  const { accounts } = await tenant.companies.book({ owner: 'me', max: 100 });
  const [praxis, quillon, meridian, helios] = await Promise.all(
    ['Praxis Inc', 'Quillon Bank', 'Meridian Corp', 'Helios Analytics'].map(gsid),
  );
  const ctas = await tenant.ctas.openOf(me.gsid);
  return {
    me: me.gsid,
    mine: accounts.map(({ company }) => company.gsid),
    ...{ praxis: praxis ?? '', quillon: quillon ?? '', meridian: meridian ?? '', helios: helios ?? '' },
    myCtas: ctas.map(({ gsid: cta }) => cta),
  };
}

const ids = await idsOf();
const rows = [];
for (const { question, ours: mine, literal: theirs } of questions(ids)) {
  rows.push({
    question,
    ours: { ...(await ours(mine)), sent: mine.map((call) => JSON.stringify(call)) },
    literal: { ...(await literal(theirs)), sent: theirs.map((call) => JSON.stringify(call)) },
  });
}
console.log(JSON.stringify({ questions: rows, health: await healthOf50() }));
