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
  for (const args of [['--production'], ['--tests']])
    if ((await run(process.execPath, ['esbuild.mjs', ...args], { cwd: root, stdio: 'ignore' })) !== 0)
      return undefined;
  const folder = removeAtExit(mkdtempSync(path.join(tmpdir(), 'gainsight-eval-')));
  const [results, tests] = ['results.json', 'tests.json'].map((name) => path.join(folder, name));
  const asked = JSON.stringify({ only, repeat, limitMs, results });
  const env = { GAINSIGHT_EVAL_RUN: asked, TEST_RESULTS: tests };
  const { GAINSIGHT_EVAL_PROFILE: profile } = process.env;
  await (profile ? runOnDesktop(profile, env) : runInBrowser(env));
  if (existsSync(results)) return JSON.parse(readFileSync(results, 'utf8'));
  if (existsSync(tests))
    for (const { error } of JSON.parse(readFileSync(tests, 'utf8')).tests ?? []) console.error(error);
  return undefined;
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
  await runTests({
    ...(process.env.VSCODE_EXECUTABLE && { vscodeExecutablePath: process.env.VSCODE_EXECUTABLE }),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out/integration/index.js'),
    extensionTestsEnv: { ...env, TEST_GREP: TEST },
    launchArgs: [`--user-data-dir=${profile}`],
  });
}
