// Runs the sandbox tenant behind HTTP; its own options follow.  npm run sandbox -- --port 0 --key secret
import { run } from './children.mjs';
import { installRootPackages } from './packages.mjs';
import { root, sandboxServerFile } from './paths.mjs';

await installRootPackages();
const build = ['esbuild.mjs'];
const code = await run(process.execPath, build, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
process.exitCode =
  code === 0
    ? await run(process.execPath, [sandboxServerFile, ...process.argv.slice(2)], { cwd: root })
    : code;
