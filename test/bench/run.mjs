// Prints the figures that are promised: size and start of the extension, how long a credential, a report and the first progress take, and what answers cost. Nothing here fails a build.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { installFromLock, installRootPackages } from '../host/packages.mjs';
import { root } from '../host/paths.mjs';

const RUNS = 15;
const MOST = 64 * 1024 * 1024;
const bundle = path.join(root, 'dist/extension.js');
const node = (args) => execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: MOST });
const bench = (name, ...args) => JSON.parse(node([path.join(root, `out/bench/${name}.bench.mjs`), ...args]));

await installRootPackages();
await installFromLock(path.join(root, 'test/bench'));
execFileSync(process.execPath, ['esbuild.mjs', '--tests'], { cwd: root, stdio: 'ignore' });
execFileSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: root, stdio: 'ignore' });

printStart();
printCredential();
printAudit();
printReport();
printPortfolio();
printTree();
printExport();
printFind();
printProgress();
await printTokens();

function printStart() {
  // One fresh process each time: the first load of a module is the one that a user waits for.
  const runs = Array.from({ length: RUNS }, () => bench('startup', bundle));
  const quantile = (name, share) =>
    runs.map((run) => run[name]).sort((a, b) => a - b)[Math.floor((RUNS - 1) * share)];
  const line = (what, value, limit, unit) =>
    console.log(
      `${what.padEnd(28)} ${value.toFixed(1).padStart(8)} ${unit}   promised: at most ${limit} ${unit}`,
    );
  line('extension.js, minified', statSync(bundle).size / 1024, 250, 'KB');
  console.log(
    `${'  compressed'.padEnd(28)} ${(gzipSync(readFileSync(bundle)).length / 1024).toFixed(1).padStart(8)} KB`,
  );
  line('load, median', quantile('loadMs', 0.5), 25, 'ms');
  line('load, nine of ten below', quantile('loadMs', 0.9), 25, 'ms');
  line('activate, median', quantile('activateMs', 0.5), 20, 'ms');
  line('activate, nine of ten below', quantile('activateMs', 0.9), 20, 'ms');
  const calls = Math.max(...runs.map((run) => run.calls));
  console.log(`network calls while activating: ${calls} (${RUNS} runs, Node ${process.versions.node})\n`);
}

/** What a call waits for its credential, by kind of connection, with secrets in another process. */
function printCredential() {
  const names = { accessKey: 'access key', m2m: 'M2M', user: 'sign-in' };
  const line = (what, ms) =>
    console.log(`${what.padEnd(41)} ${ms.toFixed(2).padStart(8)} ms   promised: less than 5 ms`);
  for (const { kind, alone, together } of bench('credential')) {
    line(`credential, p95, ${names[kind]}, one call`, alone);
    line(`credential, p95, ${names[kind]}, eight at once`, together);
  }
  console.log();
}

/** What the record of a call costs the call, and what it takes to go through 90 days of a thousand lines. */
function printAudit() {
  const { appendP50Ms, appendP95Ms, verifyMs, readMs, newestMs, lines, verdict } = bench('audit');
  const line = (what, ms) => console.log(`${what.padEnd(28)} ${ms.toFixed(1).padStart(8)} ms`);
  line('audit line, median', appendP50Ms);
  line('audit line, 95 of 100 below', appendP95Ms);
  line('newest 200 lines', newestMs);
  line(`read ${lines} lines`, readMs);
  line(`verify them (${verdict})`, verifyMs);
  console.log('');
}

/** What a large portfolio asks of the host, and how soon it lets go. */
function printPortfolio() {
  const { accounts, ms, longestMs, cancelMs } = bench('portfolio');
  printLong(`portfolio of ${accounts} accounts`, ms, longestMs, cancelMs);
}

/** What the export of a long list asks of the host, and how soon it lets go. */
function printExport() {
  const { accounts, ms, longestMs, cancelMs } = bench('export');
  printLong(`export of ${accounts} accounts`, ms, longestMs, cancelMs);
}

/** What a key costs in a search over what is loaded. */
function printFind() {
  const { names, keys, p95Ms, mostMs } = bench('find');
  console.log(
    `${`a key in ${names} names, p95`.padEnd(28)} ${p95Ms.toFixed(2).padStart(8)} ms   promised: at most 16 ms (${keys} keys, the slowest ${mostMs.toFixed(1)} ms)\n`,
  );
}

function printLong(what, ms, longestMs, cancelMs) {
  const line = (words, value, promise = '') =>
    console.log(`${words.padEnd(28)} ${value} ms${promise && `   promised: at most ${promise} ms`}`);
  line(what, ms.toFixed(0).padStart(8));
  line('  longest block of the host', longestMs.toFixed(1).padStart(8), 50);
  line('  end after a cancel', cancelMs.toFixed(1).padStart(8));
  console.log('');
}

/** What the sidebar asks of a large tenant and of the host. */
function printTree() {
  const { companies, pages, rows, first, more, refresh, reveal, search, held } = bench('tree');
  const line = (what, { calls, ms, longestMs }) =>
    console.log(
      `${what.padEnd(28)} ${ms.toFixed(0).padStart(8)} ms, ${calls} calls, longest block ${longestMs.toFixed(1)} ms   promised: at most 50 ms`,
    );
  line(`${companies} companies, first`, first);
  line(`${pages} times Load more`, more);
  line(`refresh of ${rows} rows`, refresh);
  line('reveal of one not loaded', reveal);
  line('search', search);
  console.log(`${'memory held'.padEnd(28)} ${held.toFixed(1).padStart(8)} MB\n`);
}

/** What somebody waits for a slash command. */
function printReport() {
  const { latencyMs, cold, warm } = bench('report');
  const line = (what, { progress, facts }, most) =>
    console.log(
      `${what.padEnd(28)} ${facts.toFixed(0).padStart(8)} ms = ${Math.round(facts / latencyMs)} round trips of ${latencyMs} ms, first progress after ${progress.toFixed(1)} ms   promised: at most ${most} and 100 ms`,
    );
  line('/brief, nothing known', cold, 4);
  line('/brief, metadata known', warm, 2);
  console.log('');
}

/** What somebody waits until the chat shows that it works: after the request that starts the extension, and after the next. */
function printProgress() {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const commands = manifest.contributes.chatParticipants[0].commands.map(({ name }) => name);
  const line = (what, runs) => {
    const slowest = (when) => Math.max(...runs.map((run) => run[when].progress)).toFixed(1);
    console.log(
      `${what.padEnd(28)} ${slowest('cold').padStart(8)} ms cold, ${slowest('warm')} ms warm   promised: at most 100 ms`,
    );
  };
  line(
    'first progress, question',
    Array.from({ length: 3 }, () => bench('progress', bundle)),
  );
  line(
    `slowest of ${commands.length} slash commands`,
    commands.map((command) => bench('progress', bundle, command)),
  );
  console.log('');
}

/** Ten questions, answered by our tools and by thin wrappers; nothing is cached from one to the next. */
async function printTokens() {
  const { Tiktoken } = await import('js-tiktoken/lite');
  const { default: o200k } = await import('js-tiktoken/ranks/o200k_base');
  const encoder = new Tiktoken(o200k);
  const tokens = (texts) => texts.reduce((sum, text) => sum + encoder.encode(text, 'all', []).length, 0);
  const cost = ({ texts, sent, http, refused }) => ({
    tokens: tokens([...texts, ...sent]),
    calls: texts.length,
    http,
    refused,
  });
  const row = (...cells) =>
    console.log(
      cells.map((cell, n) => (n === 0 ? String(cell).padEnd(62) : String(cell).padStart(12))).join(''),
    );
  const total = { ours: 0, literal: 0 };
  row('tokens (o200k) and tool calls', 'ours', 'calls', 'literal', 'calls', 'ratio');
  const { questions, health } = bench('tokens');
  for (const { question, ours, literal } of questions) {
    const [a, b] = [cost(ours), cost(literal)];
    if (a.refused + b.refused > 0) console.log(`! not every call of the next line was answered`);
    row(question, a.tokens, a.calls, b.tokens, b.calls, percent(a.tokens, b.tokens));
    total.ours += a.tokens;
    total.literal += b.tokens;
  }
  row('in total', total.ours, '', total.literal, '', percent(total.ours, total.literal));
  console.log('promised: at most 40 % of the literal tokens in total');
  const { text, accounts, cold, warm } = health;
  console.log(
    `health of ${accounts} accounts: ${tokens([text])} tokens, cold ${cold} calls, warm ${warm} calls   promised: at most 4000 tokens and 4 calls`,
  );
}

function percent(part, whole) {
  return `${((100 * part) / whole).toFixed(0)} %`;
}
