import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';
import { recordFailure, recordResults } from '../host/resultsRecorder.js';

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
    recordFailure(results, 'Loading the suites', error);
    throw error;
  }
}

/** Suites that need more than an extension host stand in folders of their own; the launcher names those that fit it. */
function suiteFiles(): string[] {
  const { TEST_SUITES: suites = '.' } = process.env;
  return suites.split(',').flatMap((folder) => testFiles(path.join(__dirname, folder)));
}

function testFiles(folder: string): string[] {
  const names = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.test.js'));
  return names.sort().map((name) => path.join(folder, name));
}
