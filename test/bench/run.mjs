// Prints the figures that are promised: size, load and activation time of the extension. Nothing here fails a build.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { installRootPackages } from '../host/packages.mjs';
import { root } from '../host/paths.mjs';

const RUNS = 15;
const bundle = path.join(root, 'dist/extension.js');

await installRootPackages();
const build = (...flags) =>
  execFileSync(process.execPath, ['esbuild.mjs', ...flags], { cwd: root, stdio: 'ignore' });
build('--tests');
build('--production');

/** One fresh process each time: the first load of a module is the one that a user waits for. */
const runs = Array.from({ length: RUNS }, () =>
  JSON.parse(
    execFileSync(process.execPath, [path.join(root, 'out/bench/startup.bench.js'), bundle], {
      encoding: 'utf8',
    }),
  ),
);
const quantile = (name, share) =>
  runs.map((run) => run[name]).sort((a, b) => a - b)[Math.floor((RUNS - 1) * share)];
const line = (what, value, limit, unit) =>
  console.log(`${what.padEnd(28)} ${String(value).padStart(8)} ${unit}   promised: at most ${limit} ${unit}`);

const bytes = statSync(bundle).size;
line('extension.js, minified', (bytes / 1024).toFixed(1), 250, 'KB');
console.log(
  `${'  of it over the wire'.padEnd(28)} ${(gzipSync(readFileSync(bundle)).length / 1024).toFixed(1).padStart(8)} KB   (gzip)`,
);
line('load, median', quantile('loadMs', 0.5).toFixed(1), 25, 'ms');
line('load, slowest of ten', quantile('loadMs', 0.9).toFixed(1), 25, 'ms');
line('activate, median', quantile('activateMs', 0.5).toFixed(1), 20, 'ms');
line('activate, slowest of ten', quantile('activateMs', 0.9).toFixed(1), 20, 'ms');
console.log(
  `network calls while activating: ${Math.max(...runs.map((run) => run.calls))} (${RUNS} runs, Node ${process.versions.node})`,
);
