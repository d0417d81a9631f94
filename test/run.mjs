// Runs the checks and tests.  node test/run.mjs [stage …] [--grep re]; without a stage all of them that `npm test` means.
import { readdirSync, statSync } from 'node:fs';
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
const report = new Report();

const mocha = (files, { base, timeout, extra = [] }) => [
  '--enable-source-maps',
  'node_modules/mocha/bin/mocha.js',
  ...['--reporter', 'test/host/mochaReporter.js', '--reporter-option', `base=${base}`],
  ...['--timeout', String(timeout), ...extra, ...grep, files],
];

const check =
  (name, ...script) =>
  () =>
    report.check(name, script);

/** A suite inside the extension host of a window of its own. */
const hosted =
  (name, args = [], dir = hostDir) =>
  async () => {
    await installTestHost(dir);
    await report.suite(name, ['test/host/integration.mjs', ...args, ...grep], inHost);
  };

/** Tests that drive a window by its browser. */
const inBrowser = (name, files) => async () => {
  await installTestHost();
  const script = mocha(files, { base: 'Spec', timeout: 2 * MINUTE, extra: ['--exit'] });
  await report.suite(name, script, { limitMs: 9 * MINUTE });
};

/** What each stage does, in pieces that need not wait for one another. */
const stages = {
  lint: () => [
    check('ESLint', 'node_modules/eslint/bin/eslint.js', '.'),
    check('Prettier', 'node_modules/prettier/bin/prettier.cjs', '--check', '.'),
  ],
  typecheck: () => [
    check('TypeScript', 'node_modules/typescript/bin/tsc', '-p', '.'),
    check('TypeScript of the pages', 'node_modules/typescript/bin/tsc', '-p', 'src/webview'),
    check('TypeScript of their tests', 'node_modules/typescript/bin/tsc', '-p', 'test/unit/webview'),
  ],
  build: () => [
    async () => {
      await report.check('Build of the tests', ['esbuild.mjs', '--tests']);
      await report.check('Build', ['esbuild.mjs', '--production']);
    },
  ],
  host: () => [() => installTestHost()],
  package: () => [
    async () => {
      await installTestHost();
      await report.check('Package', ['test/host/package.mjs', '--list']);
    },
  ],
  unit: () => {
    const options = { base: 'Dot', timeout: 10_000, extra: ['--parallel', '--jobs', '2'] };
    const script = mocha('out/unit/**/*.test.js', options);
    return [() => report.suite('unit', script, { limitMs: 8 * MINUTE })];
  },
  integration: () => [hosted('integration')],
  workspaces: () => windows.map((window) => hosted(window, ['--window', window])),
  ui: () => {
    // A pattern seldom means more than one file. Without any, the runner says that no test was run.
    const files = grep.length > 0 ? [] : largestFirst('out/ui');
    if (files.length === 0) return [inBrowser('ui', 'out/ui/**/*.test.mjs')];
    return files.map((file) => inBrowser(`ui, ${file}`, `out/ui/${file}`));
  },
  minimum: () => [
    hosted('minimum', ['--minimum'], minimumHostDir),
    ...(grep.length > 0 ? [] : windows).map((window) =>
      hosted(`minimum, ${window}`, ['--minimum', '--window', window], minimumHostDir),
    ),
  ],
  pictures: () => [
    async () => {
      await installTestHost();
      await report.check('Pictures', ['out/ui/pictures.mjs']);
    },
  ],
  desktop: () => {
    const version = values.version === undefined ? [] : ['--version', values.version];
    return [() => report.suite('desktop', ['test/host/desktop.mjs', ...version, ...grep], inHost)];
  },
};

/** What `npm test` means. Stages of one row need nothing of one another. */
const rows = [
  ['lint', 'build', 'host', 'typecheck'],
  ['package', 'unit'],
  ['integration', 'ui', 'workspaces'],
];
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
  pictures: [...bundles, 'out/ui'],
};

const installed = new Map();

/** The VS Code that a stage runs, with its logger, and the browser: once, however many wait for it. */
function installTestHost(dir = hostDir) {
  const install = async () => {
    await installBrowser();
    await installHost({ dir });
  };
  if (!installed.has(dir)) installed.set(dir, install());
  return installed.get(dir);
}

/** The files of tests; the last to be begun should not be the longest. */
function largestFirst(folder) {
  const size = (file) => statSync(path.join(root, folder, file)).size;
  const files = readdirSync(path.join(root, folder), { recursive: true }).filter((file) =>
    file.endsWith('.test.mjs'),
  );
  return files.sort((a, b) => size(b) - size(a));
}

const isNewer = (file, time) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= time;

function chosenRows() {
  if (positionals.length === 0) return rows;
  const unknown = positionals.find((name) => !(name in stages));
  if (unknown) throw new Error(`There is no stage ${unknown}; there are ${Object.keys(stages).join(', ')}.`);
  const builds = positionals.some((name) => name in needs) && !positionals.includes('build');
  return [...(builds ? [['build']] : []), ...positionals.map((name) => [name])];
}

/** The pieces of a stage; what an earlier build left must not pass for what the sources say now. */
function piecesOf(name) {
  const stale = (needs[name] ?? []).filter((file) => !isNewer(path.join(root, file), startedAt));
  if (stale.length === 0) return stages[name]();
  report.fail(`${name}: not run, because ${stale.join(', ')} could not be built`);
  return [];
}

const chosen = chosenRows();
await report.stage('install', installRootPackages);
const startedAt = Date.now();
for (const row of report.failed === 0 ? chosen : [])
  await report.stage(row.join(', '), () => report.together(row.flatMap(piecesOf)));
process.exitCode = report.finish();
