// Builds the bundles under dist/, or with --tests the suites under out/ (--evaluation: that part alone). --production minifies, --watch rebuilds.
import { build, context } from 'esbuild';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const flag = (name) => process.argv.includes(`--${name}`);
const production = flag('production');
const KB = 1024;

/** What is heavy and not always needed: `import()` of these modules is the only way to them, a bundle each. */
const onDemand = {
  'src/sandbox/embedded.ts': 'sandbox.js',
  'src/composeConnection.ts': 'connection.js',
  'src/composeSignIn.ts': 'signIn.js',
  'src/gainsight/htmlText.ts': 'htmlText.js',
  'src/auth/oauth/protocol.ts': 'oauth.js',
  'src/auth/processLock.node.ts': 'processLock.js',
  'src/tools/toolset.ts': 'toolset.js',
  'src/reports/reportSet.ts': 'reports.js',
  'src/chat/chatSide.ts': 'chat.js',
  'src/documents/documents.ts': 'documents.js',
  'src/notes/noteCommands.ts': 'notes.js',
  'src/actions/actionCommands.ts': 'actions.js',
  'src/tree/viewCommands.ts': 'views.js',
  'src/dashboards/pages.ts': 'dashboards.js',
  'src/records/records.ts': 'records.js',
  'src/audit/auditLog.node.ts': 'audit.js',
  'src/auditView/auditCommands.ts': 'auditView.js',
  'src/mcp/pooledFetch.node.ts': 'pooledFetch.js',
  'src/mcp/commands/commandLine.node.ts': 'mcpCommands.js',
};

const bundlesOnDemand = {
  name: 'bundles-on-demand',
  setup(builder) {
    builder.onResolve({ filter: /^\.\.?\// }, ({ kind, path: module, resolveDir }) => {
      const file = path.relative('.', path.resolve(resolveDir, module)).replaceAll('\\', '/');
      const bundle = onDemand[`${file}.ts`];
      return kind === 'dynamic-import' && bundle ? { path: `./${bundle}`, external: true } : undefined;
    });
  },
};

/** The bundle that parses HTML is there in any case: a bundle beside it calls that one and holds no parser. */
const htmlParserBeside = {
  name: 'html-parser-beside',
  setup(builder) {
    builder.onResolve({ filter: /\/htmlText$/ }, () => ({ path: './htmlText.js', external: true }));
  },
};

/**
 * The extension host belongs to all extensions: a lock must not hook its signals nor replace its file system. What
 * a process leaves behind grows stale by itself.
 */
const noProcessHooks = {
  name: 'no-process-hooks',
  setup(builder) {
    builder.onResolve({ filter: /^graceful-fs$/ }, () => ({ path: 'node:fs', external: true }));
    builder.onResolve({ filter: /^signal-exit$/ }, () => ({
      path: 'no-hook',
      namespace: 'no-process-hooks',
    }));
    builder.onLoad({ filter: /.*/, namespace: 'no-process-hooks' }, () => ({
      contents: 'module.exports = () => () => undefined;',
    }));
  },
};

/**
 * Each file that imports the editor's module would get a copy of its own when the bundle is loaded, member by member,
 * and the editor has hundreds: all files of a bundle share one.
 */
const oneEditor = {
  name: 'one-editor',
  setup(builder) {
    builder.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'one-editor'
        ? { path: 'vscode', external: true }
        : { path: 'vscode', namespace: 'one-editor' },
    );
    builder.onLoad({ filter: /.*/, namespace: 'one-editor' }, () => ({
      contents: "export * from 'vscode';",
    }));
  },
};

/** The launchers of the test host know the repository by where they stand, so no test bundle holds a copy of them. */
const launchersOutside = {
  name: 'launchers-outside',
  setup(builder) {
    builder.onResolve({ filter: /\/host\/\w+\.mjs$/ }, ({ path: file, resolveDir }) => ({
      path: pathToFileURL(path.resolve(resolveDir, file)).href,
      external: true,
    }));
  },
};

/** It has a native part, so it is never in a bundle: it is beside one where npm has installed it, or it is not there. */
const keyring = '@napi-rs/keyring';

const node = {
  bundle: true,
  platform: 'node',
  // ES modules first: only they let go of what is not used.
  mainFields: ['module', 'main'],
  format: 'cjs',
  target: 'node20',
  sourcemap: true,
  metafile: true,
  logLevel: 'info',
};

/**
 * What runs in the extension host. A bundle gets another one by `require`, which is there at once: the way over Node's
 * loader of ES modules takes several times as long.
 */
const inEditor = { ...node, supported: { 'dynamic-import': false } };

/** What runs in the page of a webview: all in one file, for the policy lets no other be loaded. */
const page = {
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2023',
  metafile: true,
  logLevel: 'info',
  budget: 120 * KB,
  forbidden: ['src/gainsight/', 'src/data/', 'src/host/', 'node_modules/zod/v4/(classic|locales)/'],
};

const bundles = [
  {
    ...inEditor,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    plugins: [oneEditor, bundlesOnDemand],
    budget: 120 * KB,
    // undici in the extension host would replace the proxy- and certificate-aware fetch of every extension.
    forbidden: [
      'node_modules/undici/',
      'src/sandbox/',
      'src/compose(Connection|SignIn)\\.ts',
      'src/data/(?!activeTenant|tenantInUse)',
      'src/gainsight/(?!address|deepLinks|domain|errors|rateLimiter)',
      'src/chat/(?!registerChat|registerTools|turn)',
      'src/documents/(?!registerDocuments|reportRequest)',
      'node_modules/',
    ],
  },
  {
    ...inEditor,
    entryPoints: ['src/composeConnection.ts'],
    outfile: 'dist/connection.js',
    plugins: [oneEditor, bundlesOnDemand],
    budget: 120 * KB,
    forbidden: ['node_modules/undici/', 'src/sandbox/', 'node_modules/zod/v4/(classic|locales)/'],
  },
  {
    ...inEditor,
    entryPoints: ['src/composeSignIn.ts'],
    outfile: 'dist/signIn.js',
    plugins: [oneEditor, bundlesOnDemand],
    budget: 100 * KB,
    forbidden: [
      'node_modules/undici/',
      'src/sandbox/',
      'src/data/',
      'node_modules/zod/v4/(classic|locales)/',
    ],
  },
  { ...node, entryPoints: ['src/gainsight/htmlText.ts'], outfile: 'dist/htmlText.js', budget: 80 * KB },
  { ...node, entryPoints: ['src/auth/oauth/protocol.ts'], outfile: 'dist/oauth.js', budget: 40 * KB },
  {
    ...node,
    entryPoints: ['src/auth/processLock.node.ts'],
    outfile: 'dist/processLock.js',
    plugins: [noProcessHooks],
    budget: 20 * KB,
    forbidden: ['node_modules/graceful-fs/', 'node_modules/signal-exit/'],
  },
  {
    ...inEditor,
    entryPoints: ['src/tools/toolset.ts'],
    outfile: 'dist/toolset.js',
    plugins: [htmlParserBeside],
    budget: 260 * KB,
    forbidden: ['node_modules/undici/'],
  },
  {
    ...inEditor,
    entryPoints: ['src/reports/reportSet.ts'],
    outfile: 'dist/reports.js',
    budget: 66 * KB,
    forbidden: ['node_modules/'],
  },
  {
    ...inEditor,
    entryPoints: ['src/chat/chatSide.ts'],
    outfile: 'dist/chat.js',
    plugins: [oneEditor, bundlesOnDemand],
    budget: 60 * KB,
    forbidden: ['node_modules/', 'src/reports/'],
  },
  {
    ...inEditor,
    entryPoints: ['src/documents/documents.ts'],
    outfile: 'dist/documents.js',
    plugins: [oneEditor, bundlesOnDemand],
    budget: 20 * KB,
    forbidden: ['node_modules/', 'src/reports/'],
  },
  {
    ...inEditor,
    entryPoints: ['src/notes/noteCommands.ts'],
    outfile: 'dist/notes.js',
    plugins: [oneEditor, htmlParserBeside],
    budget: 220 * KB,
    forbidden: ['node_modules/zod/', 'node_modules/htmlparser2/'],
  },
  {
    ...inEditor,
    entryPoints: ['src/dashboards/pages.ts'],
    outfile: 'dist/dashboards.js',
    plugins: [oneEditor, htmlParserBeside],
    budget: 120 * KB,
    forbidden: ['node_modules/d3-', 'node_modules/htmlparser2/', 'node_modules/zod/v4/classic/'],
  },
  { ...page, entryPoints: ['src/webview/accountPage.ts'], outfile: 'dist/webview/accountPage.js' },
  { ...page, entryPoints: ['src/webview/portfolioPage.ts'], outfile: 'dist/webview/portfolioPage.js' },
  { ...page, entryPoints: ['src/webview/queryPage.ts'], outfile: 'dist/webview/queryPage.js' },
  { ...page, entryPoints: ['src/webview/page.css'], outfile: 'dist/webview/page.css', budget: 20 * KB },
  {
    ...inEditor,
    entryPoints: ['src/actions/actionCommands.ts'],
    outfile: 'dist/actions.js',
    plugins: [oneEditor, bundlesOnDemand],
    budget: 80 * KB,
    forbidden: ['node_modules/', 'src/gainsight/htmlTree.ts'],
  },
  {
    ...inEditor,
    entryPoints: ['src/records/records.ts'],
    outfile: 'dist/records.js',
    plugins: [oneEditor, bundlesOnDemand],
    budget: 20 * KB,
    forbidden: ['node_modules/', 'src/tools/'],
  },
  {
    ...inEditor,
    entryPoints: ['src/tree/viewCommands.ts'],
    outfile: 'dist/views.js',
    plugins: [oneEditor],
    budget: 30 * KB,
    forbidden: ['node_modules/', 'src/tree/treeNode.ts'],
  },
  {
    ...node,
    entryPoints: ['src/audit/auditLog.node.ts'],
    outfile: 'dist/audit.js',
    budget: 60 * KB,
  },
  {
    ...inEditor,
    entryPoints: ['src/auditView/auditCommands.ts'],
    outfile: 'dist/auditView.js',
    plugins: [oneEditor],
    budget: 40 * KB,
    forbidden: ['node_modules/'],
  },
  {
    ...node,
    entryPoints: ['src/sandbox/embedded.ts'],
    outfile: 'dist/sandbox.js',
    budget: 250 * KB,
    forbidden: ['node_modules/undici/', 'src/gainsight/'],
  },
  {
    ...node,
    entryPoints: ['src/sandbox/server.ts'],
    outfile: 'dist/sandboxServer.js',
    forbidden: ['src/gainsight/'],
  },
  {
    ...node,
    entryPoints: ['src/mcp/main.node.ts'],
    outfile: 'dist/mcp.js',
    plugins: [bundlesOnDemand],
    external: [keyring],
    define: { PRODUCT_VERSION: JSON.stringify(JSON.parse(readFileSync('package.json', 'utf8')).version) },
    budget: 720 * KB,
    forbidden: ['node_modules/undici/', 'src/sandbox/'],
  },
  { ...node, entryPoints: ['src/mcp/pooledFetch.node.ts'], outfile: 'dist/pooledFetch.js' },
  {
    ...node,
    entryPoints: ['src/mcp/commands/commandLine.node.ts'],
    outfile: 'dist/mcpCommands.js',
    plugins: [bundlesOnDemand],
    external: [keyring],
    // What it would find beside the package is not beside the bundle: then it takes the system's own.
    define: { 'import.meta.url': 'undefined' },
    budget: 150 * KB,
    forbidden: ['node_modules/undici/', 'src/sandbox/', 'node_modules/@modelcontextprotocol/'],
  },
  {
    ...node,
    entryPoints: ['src/library/createGainsight.ts'],
    outfile: 'dist/tools.js',
    plugins: [bundlesOnDemand],
    external: [keyring],
    budget: 500 * KB,
    forbidden: ['node_modules/undici/', 'src/sandbox/', 'src/mcp/'],
  },
];

/** The types of dist/tools.js: the public face as it is written, and the one function that is exported. */
function writeTypes() {
  copyFileSync('src/library/api.ts', 'dist/tools.d.ts');
  appendFileSync('dist/tools.d.ts', '\nexport declare const createGainsight: CreateGainsight;\n');
}

/** Fails the build when a bundle holds what it must not, or is larger than agreed. */
function check({ outfile, budget, forbidden = [] }, metafile) {
  const inputs = Object.keys(metafile.outputs[outfile].inputs);
  for (const pattern of forbidden) {
    const found = inputs.find((input) => new RegExp(pattern).test(input));
    if (found) throw new Error(`${outfile} must not contain ${found}`);
  }
  const { bytes } = metafile.outputs[outfile];
  if (production && budget && bytes > budget)
    throw new Error(`${outfile} has ${bytes} bytes, more than the ${budget} agreed`);
}

/** A window may run what was built before: a file that says the same is not touched, only marked as made now. */
function writeWhole({ path: file, contents }) {
  const now = new Date();
  if (existsSync(file) && readFileSync(file).equals(contents)) {
    utimesSync(file, now, now);
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, contents);
}

async function buildProduct() {
  const built = [];
  for (const { budget, forbidden, ...options } of bundles) {
    const settings = { ...options, minify: production };
    if (flag('watch')) {
      await (await context(settings)).watch();
      continue;
    }
    const { metafile, outputFiles } = await build({ ...settings, write: false });
    for (const file of outputFiles) writeWhole(file);
    built.push([{ outfile: options.outfile, budget, forbidden }, metafile]);
  }
  writeTypes();
  // After all are built: a bundle that grew too large can still be tested.
  for (const [bundle, metafile] of built) check(bundle, metafile);
}

const testBundle = {
  ...node,
  outbase: 'test',
  outdir: 'out',
  packages: 'external',
  logLevel: 'warning',
  sourcemap: 'inline',
};
const standIn = { vscode: path.resolve('test/support/vscode.ts') };

/** What types the prompts; the model is handed to it, all else of VS Code is the stand-in. */
const buildEvaluation = () =>
  build({ ...testBundle, entryPoints: ['test/eval/main.ts', 'test/eval/hostEvaluation.ts'], alias: standIn });

/** Every *.test.ts becomes one file under out/, with the sources it exercises inside and packages left outside. */
async function buildTests() {
  rmSync('out', { recursive: true, force: true });
  const suite = (folder) =>
    readdirSync(`test/${folder}`, { recursive: true })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => path.join('test', folder, file));
  await Promise.all([
    buildEvaluation(),
    build({
      ...testBundle,
      entryPoints: suite('unit'),
      alias: standIn,
      // A member that the stub lacks is a fault of the test, not an undefined at run time.
      logOverride: { 'import-is-undefined': 'error' },
    }),
    build({ ...testBundle, entryPoints: [...suite('integration'), 'test/integration/index.ts'] }),
    build({
      ...testBundle,
      entryPoints: [...suite('ui'), 'test/ui/pictures.ts'],
      // Modules of Node's own kind, so that the launchers are imported from where they stand.
      format: 'esm',
      outExtension: { '.js': '.mjs' },
      plugins: [launchersOutside],
    }),
    build({
      ...testBundle,
      format: 'esm',
      outExtension: { '.js': '.mjs' },
      alias: standIn,
      entryPoints: readdirSync('test/bench')
        .filter((f) => f.endsWith('.bench.ts'))
        .map((f) => `test/bench/${f}`),
    }),
  ]);
}

if (flag('tests')) await buildTests();
else await (flag('evaluation') ? buildEvaluation() : buildProduct());
