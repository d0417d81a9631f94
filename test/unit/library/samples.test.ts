import assert from 'node:assert/strict';
import { execFileSync, execSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import type { CreateGainsight } from '../../../src/library/api';
import { catalogue } from '../../../src/tools/catalogue';
import { adkModel, anthropic, type Heard, INPUT, langChainModel, openAi, TOOL } from './scriptedKits';

interface Sample {
  readonly answer: (question: string, model: unknown) => Promise<string | undefined>;
}

describe('the package, outside of the repository', () => {
  let folder = '';
  const stateHome = process.env.XDG_STATE_HOME;
  const load = async (file: string): Promise<unknown> => import(pathToFileURL(path.join(folder, file)).href);

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-package-'));
    process.env.XDG_STATE_HOME = path.join(folder, 'state');
    const packages = path.join(folder, 'node_modules');
    const own = path.join(packages, 'gainsight-vscode');
    mkdirSync(own, { recursive: true });
    // npm is a script on Windows, and needs a shell. What it would build first was built for the tests.
    execSync(`npm pack --silent --ignore-scripts --pack-destination "${folder}"`, { stdio: 'ignore' });
    const [archive = assert.fail('nothing was packed')] = readdirSync(folder).filter((one) =>
      one.endsWith('.tgz'),
    );
    execFileSync('tar', ['-xzf', path.join(folder, archive), '-C', own, '--strip-components', '1']);
    for (const kit of ['openai', '@anthropic-ai', '@langchain'])
      symlinkSync(path.resolve('node_modules', kit), path.join(packages, kit), 'junction');
    const adk = path.join(packages, '@google', 'adk');
    mkdirSync(adk, { recursive: true });
    cpSync('test/support/googleAdk.mjs', path.join(adk, 'index.mjs'));
    writeFileSync(path.join(adk, 'package.json'), '{"name": "@google/adk", "exports": "./index.mjs"}');
    cpSync('media/samples', path.join(folder, 'samples'), { recursive: true });
  });
  after(() => {
    if (stateHome === undefined) delete process.env.XDG_STATE_HOME;
    else process.env.XDG_STATE_HOME = stateHome;
    rmSync(folder, { recursive: true });
  });

  it('holds the library and nothing of the extension', () => {
    const files = readdirSync(path.join(folder, 'node_modules', 'gainsight-vscode', 'dist'));
    assert.deepEqual(files.sort(), [
      'htmlText.js',
      'oauth.js',
      'processLock.js',
      'sandbox.js',
      'tools.d.ts',
      'tools.js',
    ]);
  });

  it('gives the tools to an import by its name, and answers on the sandbox', async () => {
    writeFileSync(
      path.join(folder, 'mine.mjs'),
      "export { createGainsight } from 'gainsight-vscode/tools';\n",
    );
    // The package's own types say so.
    const { createGainsight } = (await load('mine.mjs')) as { createGainsight: CreateGainsight };
    const gainsight = createGainsight({ sandbox: true, now: '2026-11-18T09:00:00+01:00' });
    assert.deepEqual(
      gainsight.tools.map(({ name }) => name),
      catalogue.map(({ name }) => name),
    );
    const answer = await gainsight.call(TOOL, INPUT);
    assert.equal(answer.status, 'ok');
  });

  it('has types that a strict program compiles with', () => {
    const file = path.join(folder, 'mine.ts');
    writeFileSync(
      file,
      [
        "import { createGainsight, type ToolAnswer } from 'gainsight-vscode/tools';",
        'const gainsight = createGainsight({ sandbox: true, readOnly: true });',
        "const answer: Promise<ToolAnswer> = gainsight.call('x', {}, { confirm: ({ title }) => title !== '' });",
        'export const names: readonly string[] = gainsight.tools.map(({ name }) => name);',
        '// @ts-expect-error: a tenant needs a domain',
        "createGainsight({ accessKey: 'k' });",
        'void answer;',
      ].join('\n'),
    );
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      skipDefaultLibCheck: true,
      types: [],
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    });
    const told = ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText);
    assert.deepEqual(told, []);
  });

  const kits: readonly (readonly [string, (heard: Heard) => unknown])[] = [
    ['openai', openAi],
    ['anthropic', anthropic],
    ['langchain', langChainModel],
    ['google-adk', adkModel],
  ];
  for (const [kit, model] of kits)
    it(`answers from the tools in the sample of ${kit}, with a scripted model`, async () => {
      const heard: Heard = { tools: [] };
      // Every sample exports this one function.
      const { answer } = (await load(`samples/${kit}/agent.mjs`)) as Sample;
      const told = await answer('Which accounts are below 40?', model(heard));
      assert.equal(heard.tools.length, catalogue.length);
      assert.match(told ?? '', /^[1-9]\d* accounts, the first is \w+/);
    });

  it('has a package of its own for each sample, which names what the sample imports', () => {
    for (const [kit] of kits) {
      const read = (file: string) => readFileSync(path.join('media/samples', kit, file), 'utf8');
      const imported = [...read('agent.mjs').matchAll(/(?:from |import\()'((?:@[\w-]+\/)?[\w-]+)/g)].flatMap(
        ([, name = '']) => (name === 'node' ? [] : [name]),
      );
      // The file is the sample's own.
      const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
      assert.deepEqual([...new Set(imported)].sort(), Object.keys(dependencies).sort(), kit);
    }
  });

  it('tells at the top of each sample which variables it cannot do without', () => {
    for (const [kit] of kits) {
      const text = readFileSync(path.join('media/samples', kit, 'agent.mjs'), 'utf8');
      const needed = [...text.matchAll(/process\.env\.([A-Z_]+)\b(?! \?\?)/g)].map(([, name = '']) => name);
      const [top = ''] = text.split('\n');
      for (const name of needed) assert.ok(top.includes(`${name}=`), `${kit}: ${name}`);
    }
  });

  it('keeps its record in the folder of the user', () => {
    assert.ok(existsSync(path.join(folder, 'state')) || process.platform === 'win32');
  });
});
