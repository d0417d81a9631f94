import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { FILES_OUTSIDE_ROOMS, ROOMS, violationsOf } from '../support/rooms';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name.replaceAll('\\', '/')}`);

describe('the rooms under src', () => {
  it('import nothing but what the table allows', function () {
    // All sources are parsed, which a busy machine needs long for.
    this.timeout(60_000);
    assert.ok(sources.length > 50);
    assert.deepEqual(
      sources.flatMap((file) => violationsOf(file, readFileSync(file, 'utf8'))),
      [],
    );
  });

  it('are all in the table, and the table names no others', () => {
    const entries = readdirSync('src', { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => `src/${name}`);
    assert.deepEqual(folders.sort(), Object.keys(ROOMS).sort());
    assert.deepEqual(files.sort(), [...FILES_OUTSIDE_ROOMS].sort());
  });

  it('tell a failure of Gainsight by its name, for each bundle has a class of its own', () => {
    assert.deepEqual(
      sources.filter((file) => readFileSync(file, 'utf8').includes('instanceof GainsightError')),
      [],
    );
  });
});

describe('the wall check', () => {
  const crossings: readonly (readonly [string, string, string])[] = [
    ['an import', 'src/base/a.ts', `import { b } from '../model/b';`],
    ['a type import', 'src/base/a.ts', `import type { B } from '../model/b';`],
    ['a bare import', 'src/base/a.ts', `import '../model/b';`],
    ['a re-export', 'src/base/a.ts', `export { b } from '../model/b';`],
    ['a re-export of everything', 'src/base/a.ts', `export * from '../model/b';`],
    ['an import type in an expression', 'src/base/a.ts', `type B = import('../model/b').B;`],
    ['a dynamic import', 'src/base/a.ts', `const b = () => import('../model/b');`],
    ['a computed import', 'src/base/a.ts', `const b = (name: string) => import(name);`],
    ['a require', 'src/base/a.ts', `const b = require('../model/b');`],
    ['an import of the composition', 'src/host/a.ts', `import { Product } from '../compose';`],
    ['an import from a deeper folder', 'src/data/deep/a.ts', `import { b } from '../../chat/b';`],
    ['a way out of src', 'src/base/a.ts', `import { b } from '../../test/support/b';`],
    ['a package', 'src/model/a.ts', `import * as z from 'zod';`],
    ['the editor', 'src/auth/a.ts', `import * as vscode from 'vscode';`],
    ['the client in the sandbox', 'src/sandbox/a.ts', `import { b } from '../gainsight/b';`],
    ['more than types', 'src/sandbox/a.ts', `import { b, type C } from '../model/b';`],
    ['the sandbox at start', 'src/account/a.ts', `import { createSandbox } from '../sandbox/embedded';`],
    ['a module of Node', 'src/gainsight/a.ts', `import path from 'node:path';`],
    ['a module of Node in the composition', 'src/compose.ts', `import path from 'node:path';`],
    ['an unknown room', 'src/attic/a.ts', `import { b } from './b';`],
  ];
  for (const [name, file, source] of crossings)
    it(`notices ${name}`, () => assert.equal(violationsOf(file, source).length, 1));

  const allowed: readonly (readonly [string, string, string])[] = [
    ['a neighbour in the room', 'src/base/deep/a.ts', `import { b } from '../b';`],
    ['a room that is allowed', 'src/model/a.ts', `import { b } from '../base/b';`],
    ['types where types are allowed', 'src/sandbox/a.ts', `import { type B } from '../model/b';`],
    ['the sandbox on demand', 'src/account/a.ts', `const load = () => import('../sandbox/embedded');`],
    ['Node where Node is', 'src/sandbox/server.ts', `import http from 'node:http';`],
    ['everything in the composition', 'src/compose.ts', `import { b } from './chat/b';`],
  ];
  for (const [name, file, source] of allowed)
    it(`lets pass ${name}`, () => assert.deepEqual(violationsOf(file, source), []));
});
