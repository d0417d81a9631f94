import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';
import { recordResults } from '../host/resultsRecorder.js';

const TEST_LIMIT_MS = 60_000;

/** VS Code calls this in the extension host. Rejects when a test failed, and when there was none to run. */
export async function run(): Promise<void> {
  const { TEST_RESULTS: results, TEST_GREP: grep } = process.env;
  if (!results) throw new Error('TEST_RESULTS must name the file for the results.');
  const mocha = new Mocha({ ui: 'bdd', timeout: TEST_LIMIT_MS, color: false, ...(grep && { grep }) });
  for (const file of suiteFiles()) mocha.addFile(file);
  await loadFiles(mocha, results);
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    recordResults(runner, results);
  });
  if (failures > 0) throw new Error(`${failures} failed`);
  if (mocha.suite.total() === 0) throw new Error('There is no integration test.');
}

/** A suite that cannot be loaded is a failure to be read in the results; VS Code's log of it is not kept. */
async function loadFiles(mocha: Mocha, results: string): Promise<void> {
  try {
    await mocha.loadFilesAsync();
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const tests = [{ title: 'Loading the suites', state: 'failed', ms: 0, error: text }];
    writeFileSync(results, JSON.stringify({ finished: true, running: null, tests }));
    throw error;
  }
}

/** Suites that need more than an extension host stand in folders of their own; a host without that loads them not. */
function suiteFiles(): string[] {
  const { TEST_UI_BRIDGE: bridge, TEST_CURRENT: current } = process.env;
  const folders = ['.', ...(bridge ? ['web'] : []), ...(current ? ['current'] : [])];
  return folders.flatMap((folder) => testFiles(path.join(__dirname, folder)));
}

function testFiles(folder: string): string[] {
  const names = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.test.js'));
  return names.sort().map((name) => path.join(folder, name));
}
