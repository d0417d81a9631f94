// Runs the checks and tests.  node test/run.mjs [stage] [--grep re]; without a stage all of them that `npm test` means.
import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installBrowser, installHost } from './host/install.mjs';
import { installRootPackages } from './host/packages.mjs';
import { hostDir, minimumHostDir, root } from './host/paths.mjs';
import { Report } from './host/report.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: 'string', default: '' }, version: { type: 'string' } },
});
const grep = values.grep === '' ? [] : ['--grep', values.grep];
const MINUTE = 60_000;
/** What mocha prints in an extension host goes to VS Code's own log, so the report lists the tests. */
const inHost = { limitMs: 12 * MINUTE, list: true };
/** Beside the usual one: what a hostile workspace is opened in. */
const windows = ['untrusted', 'multiRoot'];

const mocha = (files, { base, timeout, extra = [] }) => [
  '--enable-source-maps',
  'node_modules/mocha/bin/mocha.js',
  ...['--reporter', 'test/host/mochaReporter.js', '--reporter-option', `base=${base}`],
  ...['--timeout', String(timeout), ...extra, ...grep, files],
];

const stages = {
  lint: (report) =>
    Promise.all([
      report.check('ESLint', ['node_modules/eslint/bin/eslint.js', '.']),
      report.check('Prettier', ['node_modules/prettier/bin/prettier.cjs', '--check', '.']),
    ]),
  typecheck: async (report) => {
    await report.check('TypeScript', ['node_modules/typescript/bin/tsc', '-p', '.']);
    await report.check('TypeScript of the pages', ['node_modules/typescript/bin/tsc', '-p', 'src/webview']);
  },
  build: async (report) => {
    await report.check('Build of the tests', ['esbuild.mjs', '--tests']);
    await report.check('Build', ['esbuild.mjs', '--production']);
  },
  package: async (report) => {
    await installTestHost();
    await report.check('Package', ['test/host/package.mjs', '--list']);
  },
  unit: (report) =>
    report.suite(
      'unit',
      mocha('out/unit/**/*.test.js', { base: 'Dot', timeout: 10_000, extra: ['--parallel', '--jobs', '2'] }),
      { limitMs: 8 * MINUTE },
    ),
  integration: async (report) => {
    await installTestHost();
    await report.suite('integration', ['test/host/integration.mjs', ...grep], inHost);
  },
  workspaces: async (report) => {
    await installTestHost();
    await Promise.all(
      windows.map((window) =>
        report.suite(window, ['test/host/integration.mjs', '--window', window, ...grep], inHost),
      ),
    );
  },
  ui: async (report) => {
    await installTestHost();
    const options = { base: 'Spec', timeout: 120_000, extra: ['--exit'] };
    await report.suite('ui', mocha('out/ui/**/*.test.mjs', options), { limitMs: 9 * MINUTE });
  },
  minimum: async (report) => {
    await installTestHost(minimumHostDir);
    await report.suite('minimum', ['test/host/integration.mjs', '--minimum', ...grep], inHost);
    for (const window of grep.length > 0 ? [] : windows)
      await report.suite(
        `minimum, ${window}`,
        ['test/host/integration.mjs', '--minimum', '--window', window],
        inHost,
      );
  },
  pictures: async (report) => {
    await installTestHost();
    await report.check('Pictures', ['out/ui/pictures.mjs']);
  },
  desktop: async (report) => {
    const version = values.version === undefined ? [] : ['--version', values.version];
    await report.suite('desktop', ['test/host/desktop.mjs', ...version, ...grep], inHost);
  },
};

const all = ['lint', 'typecheck', 'build', 'package', 'unit', 'integration', 'workspaces', 'ui'];
const bundles = ['dist/extension.js', 'dist/mcp.js', 'dist/sandbox.js', 'dist/sandboxServer.js'];
/** What the build must have made anew for a stage. */
const needs = {
  package: bundles,
  unit: ['dist/mcp.js', 'dist/tools.js', 'out/unit'],
  integration: [...bundles, 'out/integration'],
  workspaces: [...bundles, 'out/integration'],
  ui: [...bundles, 'out/ui'],
  minimum: [...bundles, 'out/integration'],
  desktop: [...bundles, 'out/integration'],
};

/** The VS Code that a stage runs, with its logger, and the browser. Installed once; a second call finds it there. */
async function installTestHost(dir = hostDir) {
  await installBrowser();
  await installHost({ dir });
}

const isNewer = (file, time) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= time;

function chosenStages() {
  if (positionals.length === 0) return all;
  const unknown = positionals.find((name) => !(name in stages));
  if (unknown) throw new Error(`There is no stage ${unknown}; there are ${Object.keys(stages).join(', ')}.`);
  const build = positionals.some((name) => name in needs) && !positionals.includes('build');
  return build ? ['build', ...positionals] : positionals;
}

const report = new Report();
const names = chosenStages();
await report.stage('install', installRootPackages);
const startedAt = Date.now();
for (const name of report.failed === 0 ? names : [])
  await report.stage(name, async () => {
    // What an earlier build left must not pass for what the sources say now.
    const stale = (needs[name] ?? []).filter((file) => !isNewer(path.join(root, file), startedAt));
    if (stale.length > 0) throw new Error(`${name}: not run, because ${stale.join(', ')} could not be built`);
    await stages[name](report);
  });
process.exitCode = report.finish();
