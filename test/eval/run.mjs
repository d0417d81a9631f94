// Asks a model the thirty prompts and reports how it did.
//   npm run eval -- [--door openai|vscode|scripted] [--only P05,P07] [--repeat n] [--at-least percent] [--json file]
import { createRequire } from 'node:module';
import path from 'node:path';
import { run } from '../host/children.mjs';
import { installFromLock, installRootPackages } from '../host/packages.mjs';
import { root } from '../host/paths.mjs';

async function main() {
  await installRootPackages();
  const built = await run(process.execPath, ['esbuild.mjs', '--evaluation'], { cwd: root });
  if (built !== 0) return 2;
  const evaluation = createRequire(import.meta.url)(path.join(root, 'out/eval/main.js'));
  const settings = evaluation.readSettings(process.argv.slice(2), process.env);
  if (settings.door !== 'vscode')
    return evaluation.runOutsideHost(settings, process.env, await tokenCounter());
  const { evaluateInHost } = await import('./inHost.mjs');
  const report = await evaluateInHost(settings);
  return report ? evaluation.report(report.model, report.outcomes, settings) : 2;
}

/** Counts as the bench does, each text once: definitions and earlier messages come again in every round. */
async function tokenCounter() {
  const bench = path.join(root, 'test/bench');
  const load = createRequire(path.join(bench, 'package.json'));
  try {
    load.resolve('js-tiktoken/lite');
  } catch {
    await installFromLock(bench);
  }
  const { Tiktoken } = load('js-tiktoken/lite');
  const ranks = load('js-tiktoken/ranks/o200k_base');
  const encoder = new Tiktoken(ranks.default ?? ranks);
  const known = new Map();
  return (text) => {
    if (!known.has(text)) known.set(text, encoder.encode(text, 'all', []).length);
    return known.get(text);
  };
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
