import { closeSync, existsSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeAtExit, run } from './children.mjs';
import { root } from './paths.mjs';

const CHECK_LIMIT_MS = 5 * 60_000;

/** Runs checks and suites and counts what they say. Nothing that failed hides what comes after it. */
export class Report {
  passed = 0;
  failed = 0;
  #startedAt = performance.now();
  #folder = removeAtExit(mkdtempSync(path.join(tmpdir(), 'gainsight-results-')));
  #atOnce = false;
  #files = 0;

  /** A part of the run under a heading of its own; one that throws counts as one failure. */
  async stage(name, work) {
    console.log(`\n== ${name}`);
    const startedAt = performance.now();
    await this.#guarded(work);
    console.log(`   ${seconds(startedAt)}`);
  }

  /**
   * Does these pieces of work, begun in their order and two at a time: one often waits for a window or a disk. What
   * each prints is shown when it has ended, so that it stands together; a single one is seen while it works.
   */
  async together(works) {
    const waiting = [...works];
    const worker = async () => {
      for (let work = waiting.shift(); work; work = waiting.shift()) await this.#guarded(work);
    };
    this.#atOnce = waiting.length > 1;
    await Promise.all([worker(), worker()]);
    this.#atOnce = false;
  }

  /** One check: a Node script that says by its exit code whether it found fault. */
  async check(name, script) {
    const startedAt = performance.now();
    const code = await this.#run(script, { limitMs: CHECK_LIMIT_MS });
    if (code === 0) this.#pass(`${name} passed (${seconds(startedAt)})`);
    else this.fail(`${name} failed (${seconds(startedAt)})`);
  }

  /** A runner that writes its results to the file named by TEST_RESULTS (see resultsRecorder.js). */
  async suite(name, script, { limitMs, list = false }) {
    const startedAt = performance.now();
    const file = this.#file('json');
    const env = { ...process.env, NODE_OPTIONS: '--enable-source-maps', TEST_RESULTS: file };
    const code = await this.#run(script, { env, limitMs });
    const results = readResults(file);
    const passed = results.tests.filter(({ state }) => state === 'passed');
    const others = results.tests.filter(({ state }) => state !== 'passed');
    this.passed += passed.length;
    if (list) for (const { title, ms } of passed) console.log(`   ✔ ${title} (${ms} ms)`);
    const faults = others.map(({ title, state, error }) => `${title}: ${error ?? state}`);
    const ending = faultyEnd(results, code, faults.length > 0);
    if (ending !== undefined) faults.push(`${name}: ${ending}`);
    for (const fault of faults) this.fail(fault);
    console.log(`   ${name}: ${passed.length} passed, ${faults.length} failed (${seconds(startedAt)})`);
  }

  /** Prints the sum as the last line and returns the exit code. */
  finish() {
    console.log(`\n   ${seconds(this.#startedAt)} in all`);
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }

  fail(text) {
    this.failed++;
    console.error(`   FAILED ${text}`);
  }

  #pass(text) {
    this.passed++;
    console.log(`   ${text}`);
  }

  async #guarded(work) {
    try {
      await work();
    } catch (error) {
      this.fail(error.message);
    }
  }

  #file(extension) {
    this.#files += 1;
    return path.join(this.#folder, `${this.#files}.${extension}`);
  }

  /** Runs a Node script and returns its exit code. */
  async #run(script, options) {
    if (!this.#atOnce) return run(process.execPath, script, { cwd: root, ...options });
    // No pipe: that would be held open by whatever the script leaves running.
    const file = this.#file('log');
    const log = openSync(file, 'w');
    try {
      return await run(process.execPath, script, { cwd: root, stdio: ['ignore', log, log], ...options });
    } finally {
      closeSync(log);
      const printed = readFileSync(file, 'utf8').trimEnd();
      if (printed !== '') console.log(printed);
    }
  }
}

/** What is wrong with the way in which a runner ended, beside tests that failed. */
function faultyEnd({ finished, running, tests }, code, hasFailures) {
  if (tests.length === 0) return 'no test was run';
  if (!finished) return `did not come to its end${running ? `, last seen in: ${running}` : ''}`;
  return code === 0 || hasFailures ? undefined : `ended with code ${code}`;
}

/** What a runner has written so far; a line that it was cut off in is left out. */
function readResults(file) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  const said = lines.map((line) => JSON.parse(line));
  const last = said.at(-1);
  return {
    finished: last?.finished === true,
    running: last?.running,
    tests: said.flatMap(({ test }) => (test ? [test] : [])),
  };
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
