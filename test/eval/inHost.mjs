// Runs the evaluation in the extension host of VS Code, on a model that this VS Code has.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeAtExit, run } from '../host/children.mjs';
import { installBrowser, installHost } from '../host/install.mjs';
import { root } from '../host/paths.mjs';

const TEST = 'the evaluation on a model of VS Code';

/**
 * The model's name and the outcomes; undefined when the host gave none. Without GAINSIGHT_EVAL_PROFILE, the user-data
 * folder of a desktop VS Code whose models are wanted, there is only the scripted model of the test host.
 */
export async function evaluateInHost({ only, repeat, limitMs }) {
  for (const part of ['--production', '--tests']) {
    const code = await run(process.execPath, ['esbuild.mjs', part], { cwd: root, stdio: 'ignore' });
    if (code !== 0) throw new Error(`node esbuild.mjs ${part} failed.`);
  }
  const folder = removeAtExit(mkdtempSync(path.join(tmpdir(), 'gainsight-eval-')));
  const [results, tests] = ['results.json', 'tests.json'].map((name) => path.join(folder, name));
  const asked = JSON.stringify({ only, repeat, limitMs, results });
  const env = { GAINSIGHT_EVAL_RUN: asked, TEST_RESULTS: tests };
  const { GAINSIGHT_EVAL_PROFILE: profile } = process.env;
  await (profile ? runOnDesktop(profile, env) : runInBrowser(env));
  if (existsSync(results)) return JSON.parse(readFileSync(results, 'utf8'));
  for (const error of errorsIn(tests)) console.error(error);
  return undefined;
}

/** What the host's test runner noted of failures, a line of JSON for each event. */
function errorsIn(file) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return lines.flatMap((line) => JSON.parse(line).test?.error ?? []);
}

async function runInBrowser(env) {
  await installBrowser();
  await installHost({});
  const launcher = path.join(root, 'test/host/integration.mjs');
  await run(process.execPath, [launcher, '--grep', TEST], { cwd: root, env: { ...process.env, ...env } });
}

/** The profile is the user's own: it must not be open in another window. */
async function runOnDesktop(profile, env) {
  const { runTests } = await import('@vscode/test-electron');
  const ended = runTests({
    ...(process.env.VSCODE_EXECUTABLE && { vscodeExecutablePath: process.env.VSCODE_EXECUTABLE }),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out/integration/index.js'),
    extensionTestsEnv: { ...env, TEST_GREP: TEST },
    launchArgs: [`--user-data-dir=${profile}`],
  });
  await ended.catch((error) => console.error(String(error)));
}
