// Measures the record, as JSON: what a line costs the call, and how long 90 days of a thousand lines take to verify,
// to read whole and to read the newest of.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AuditEntry } from '../../src/audit/entry';
import { FileKeys } from '../../src/audit/fileKeys.node';
import { FileSink } from '../../src/audit/fileSink.node';
import { readAudit } from '../../src/audit/reader.node';
import { verifyAudit } from '../../src/audit/verify.node';
import { unlocked } from '../support/auditBench';

const APPENDS = 1_000;
const DAYS = 90;
const LINES = 1_000;
const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 7, 20);
const GSID = '1P02E316ITRFMKFNVIK2ITRFMKFNVIK2ABCD';

const entryAt = (time: number): AuditEntry => ({
  time: new Date(time).toISOString(),
  event: 'call',
  door: 'mcp',
  action: 'gainsight_company_query',
  effect: 'read',
  tenant: 'acme.gainsightcloud.com',
  connection: 'oauth',
  user: 'lena.hofmann@example.com',
  input: { select: ['Name', 'Arr'], where: { conditions: [{ name: 'Gsid', operator: 'EQ', value: GSID }] } },
  vocabulary: ['select', 'where', 'conditions'],
  records: [GSID],
  result: 'ok',
  durationMs: 120,
  credentialMs: 1,
  requestIds: ['7c1e7f0a-5a0e-4b53-9a0e-000000000001'],
});

const root = mkdtempSync(path.join(tmpdir(), 'audit-bench-'));
const folder = path.join(root, 'audit');
const keys = new FileKeys(path.join(root, 'keys'));
const sink = new FileSink({ folder, keys, lock: unlocked });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const took: number[] = [];
for (let n = 0; n < APPENDS; n += 1) took.push(await timed(() => sink.append(entryAt(START + n))));
await sink.settled();
took.sort((a, b) => a - b);
const first = Math.max(...took);

for (let day = 1; day <= DAYS; day += 1)
  await Promise.all(
    Array.from({ length: LINES }, (_, n) => sink.append(entryAt(START + day * DAY_MS + n * 60_000))),
  );
await sink.settled();

let verdict = '';
const verifyMs = await timed(async () => (verdict = (await verifyAudit(folder, keys)).state));
let lines = 0;
const readMs = await timed(async () => {
  for await (const record of readAudit(folder, { order: 'oldest' })) lines += record.seq > 0 ? 1 : 0;
});
const newestMs = await timed(async () => {
  for await (const record of readAudit(folder, { limit: 200 })) lines += record.seq > 0 ? 0 : 1;
});
rmSync(root, { recursive: true });

const quantile = (share: number) => took[Math.floor((took.length - 1) * share)] ?? 0;
console.log(
  JSON.stringify({
    ...{ appendP50Ms: quantile(0.5), appendP95Ms: quantile(0.95), appendMaxMs: first },
    ...{ verifyMs, readMs, newestMs, lines, verdict },
  }),
);
