import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const REPORT = pathToFileURL(path.resolve('test/host/report.mjs')).href;

/** Says what a runner of tests says in its file. */
const SAY = `const { appendFileSync } = require('node:fs');
const say = (line) => appendFileSync(process.env.TEST_RESULTS, JSON.stringify(line) + '\\n');
const test = (title, state, error) => say({ test: { title, state, ms: 1, error } });
const end = () => say({ finished: true });\n`;

describe('the report of a run', () => {
  let folder = '';
  before(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-report-'))));
  after(() => rmSync(folder, { recursive: true }));

  /** A script that stands for a runner. */
  const runner = (name: string, text: string): string => {
    const file = path.join(folder, `${name}.cjs`);
    writeFileSync(file, SAY + text);
    return JSON.stringify([file]);
  };

  /** Lets a report do this work, and gives the lines that it printed and its exit code. */
  const reportOn = (...works: readonly string[]) =>
    new Promise<{ code: number; lines: readonly string[] }>((resolve) => {
      const script = `import { Report } from '${REPORT}';
const report = new Report();
const limits = { limitMs: 8000 };
await report.stage('all', () => report.together([${works.join(', ')}]));
process.exitCode = report.finish();`;
      execFile(process.execPath, ['--input-type=module', '-e', script], (error, out) =>
        resolve({ code: Number(error?.code ?? 0), lines: out.trimEnd().split('\n') }),
      );
    });
  const suite = (name: string, text: string): string =>
    `() => report.suite('${name}', ${runner(name, text)}, limits)`;

  it('sums every runner and check in its last line', async () => {
    const { code, lines } = await reportOn(
      suite('one', "test('a', 'passed'); test('b', 'passed'); end();"),
      suite('two', "test('c', 'passed'); end();"),
      `() => report.check('three', ${runner('three', '')})`,
    );
    assert.equal(lines.at(-1), '4 passed, 0 failed');
    assert.equal(code, 0);
  });

  it('fails with any of the runners, and does what comes after the one that failed', async () => {
    const withFailing = (failing: number) => {
      const texts = ["test('a', 'passed'); end();", "test('b', 'passed'); end();"];
      texts[failing] = "test('c', 'failed', 'why'); end(); process.exitCode = 1;";
      return reportOn(
        ...texts.map((text, index) => suite(`runner${failing}${index}`, text)),
        suite('later', "test('d', 'passed'); end();"),
      );
    };
    for (const { code, lines } of await Promise.all([withFailing(0), withFailing(1)])) {
      assert.equal(lines.at(-1), '2 passed, 1 failed');
      assert.equal(code, 1);
    }
  });

  it('takes for a fault what throws, runs no test, stops half-way or ends with a code', async () => {
    const { code, lines } = await reportOn(
      `() => { throw new Error('thrown'); }`,
      suite('empty', 'end();'),
      suite('broken', "test('a', 'passed'); say({ running: 'b' });"),
      suite('code', "test('c', 'passed'); end(); process.exitCode = 3;"),
    );
    assert.equal(lines.at(-1), '2 passed, 4 failed');
    assert.equal(code, 1);
    const own = (name: string): string | undefined => lines.find((line) => line.startsWith(`   ${name}: `));
    assert.match(own('empty') ?? '', /: 0 passed, 1 failed \(/);
    assert.match(own('broken') ?? '', /: 1 passed, 1 failed \(/);
    assert.match(own('code') ?? '', /: 1 passed, 1 failed \(/);
  });

  it('runs two at once and shows together what each has printed', async () => {
    /** Prints, waits until the other has begun, and prints again. */
    const meeting = (own: string, other: string): string =>
      `const { existsSync, writeFileSync } = require('node:fs');
const at = (name) => ${JSON.stringify(`${folder}/`)} + name;
console.log('${own} begins'); writeFileSync(at('${own}'), '');
const wait = () => existsSync(at('${other}')) ? go() : setTimeout(wait, 5);
const go = () => { console.log('${own} goes on'); test('${own}', 'passed'); end(); };
wait();`;
    const { lines } = await reportOn(suite('left', meeting('L', 'R')), suite('right', meeting('R', 'L')));
    assert.equal(lines.at(-1), '2 passed, 0 failed');
    for (const own of ['L', 'R']) assert.equal(lines[lines.indexOf(`${own} begins`) + 1], `${own} goes on`);
  });
});
