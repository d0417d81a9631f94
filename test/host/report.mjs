import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeAtExit, run } from './children.mjs';
import { root } from './paths.mjs';

const CHECK_LIMIT_MS = 5 * 60_000;

/** Runs checks and suites one after the other and counts what they say. Nothing that failed hides what comes after it. */
export class Report {
  passed = 0;
  failed = 0;
  #startedAt = performance.now();
  #folder = removeAtExit(mkdtempSync(path.join(tmpdir(), 'gainsight-results-')));

  /** A part of the run under a heading of its own; one that throws counts as one failure. */
  async stage(name, work) {
    console.log(`\n== ${name}`);
    const startedAt = performance.now();
    try {
      await work();
    } catch (error) {
      this.#fail(error.message);
    }
    console.log(`   ${seconds(startedAt)}`);
  }

  /** One check: a Node script that says by its exit code whether it found fault. */
  async check(name, script) {
    const code = await run(process.execPath, script, { cwd: root, limitMs: CHECK_LIMIT_MS });
    if (code === 0) this.#pass(`${name} passed`);
    else this.#fail(`${name} failed`);
  }

  /** A runner that writes its results to the file named by TEST_RESULTS (see resultsRecorder.js). */
  async suite(name, script, { limitMs, list = false }) {
    const file = path.join(this.#folder, `${name}.json`);
    const env = { ...process.env, NODE_OPTIONS: '--enable-source-maps', TEST_RESULTS: file };
    const code = await run(process.execPath, script, { cwd: root, env, limitMs });
    const { finished, running, tests } = readResults(file);
    const passed = tests.filter(({ state }) => state === 'passed');
    const others = tests.filter(({ state }) => state !== 'passed');
    this.passed += passed.length;
    if (list) for (const { title, ms } of passed) console.log(`   ✔ ${title} (${ms} ms)`);
    for (const { title, state, error } of others) this.#fail(`${title}: ${error ?? state}`);
    if (tests.length === 0) this.#fail(`${name}: no test was run`);
    else if (!finished)
      this.#fail(`${name}: did not come to its end${running ? `, last seen in: ${running}` : ''}`);
    else if (code !== 0 && others.length === 0) this.#fail(`${name}: ended with code ${code}`);
    console.log(`   ${name}: ${passed.length} passed, ${tests.length - passed.length} failed`);
  }

  /** Prints the sum as the last line and returns the exit code. */
  finish() {
    console.log(`\n   ${seconds(this.#startedAt)} in all`);
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }

  #pass(text) {
    this.passed++;
    console.log(`   ${text}`);
  }

  #fail(text) {
    this.failed++;
    console.error(`   FAILED ${text}`);
  }
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
