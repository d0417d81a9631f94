import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

interface Declared {
  readonly command: string;
  readonly title: string;
}

/** Suites that run in a real VS Code. */
const FOLDERS = ['test/ui', 'test/integration'];

/** What runs a command there, by its id or by the title that it has on a button or in a menu. */
const RUNS =
  /^(?:runCommand|executeCommand|choose|whileRunning|press|chooseInMenu|chooseFromMenu|getByRole|locator)$/;
/** What the bridge to the page is told to do. */
const PRESSES = /^(?:click|press)/;

/** Commands that nobody runs by name: what has them runs them, and where that is clicked. */
const BEHIND: Readonly<Record<string, readonly [file: string, what: string]>> = {
  'gainsight.loadMore': ['test/integration/web/sidebarFlow.test.ts', "'Load more'"],
  'gainsight.openAuditRecord': ['test/integration/web/auditLog.test.ts', 'Open Record: Bravura'],
  'gainsight.openRecord': [
    'test/integration/web/questions.test.ts',
    'a[data-href^="command:gainsight.openRecord?"]',
  ],
};

/** The texts with which a source runs something; ids in a table and titles of the palette count wherever they stand. */
function textsIn(source: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node, runs: boolean): void => {
    if (ts.isStringLiteralLike(node) && (runs || isPlain(node))) found.add(node.text);
    const inside = ts.isCallExpression(node) ? isRun(node) : runs && !ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, true), false);
  return found;
}

function isPlain({ text, parent }: ts.StringLiteralLike): boolean {
  return (
    text.startsWith('Gainsight: ') || (ts.isArrayLiteralExpression(parent) && text.startsWith('gainsight.'))
  );
}

function isRun({ expression, arguments: [first] }: ts.CallExpression): boolean {
  const name = calledName(expression);
  if (name !== 'ui') return RUNS.test(name);
  return first !== undefined && ts.isStringLiteralLike(first) && PRESSES.test(first.text);
}

function calledName(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file));

const withoutDots = (title: string): string => title.replace(/…$/, '');

function isTried({ command, title }: Declared, texts: ReadonlySet<string>): boolean {
  return [command, title, withoutDots(title), `Gainsight: ${title}`].some((text) => texts.has(text));
}

describe('the commands of the manifest', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly contributes: { readonly commands: readonly Declared[] };
  };

  it('are each tried in a real VS Code', () => {
    const texts = new Set<string>();
    for (const file of FOLDERS.flatMap(filesIn))
      for (const text of textsIn(readFileSync(file, 'utf8'))) texts.add(text);
    const untried = contributes.commands.filter((one) => {
      const [file, what] = BEHIND[one.command] ?? [];
      if (file !== undefined && what !== undefined) return !readFileSync(file, 'utf8').includes(what);
      return !isTried(one, texts);
    });
    assert.deepEqual(
      untried.map(({ command }) => command),
      [],
    );
  });

  it('are told from those that a test only names', () => {
    const source = `
      // Gainsight: Show Log
      const id = 'gainsight.retry';
      it('closes', () => quickInput.runCommand('Gainsight: Close CTA'));
      press(row, 'Update CTA');
      expect(() => 'gainsight.copyLink');
    `;
    const commands = ['Close CTA', 'Update CTA…', 'Show Log', 'Try Again', 'Copy Link'].map((title, at) => ({
      title,
      command:
        ['gainsight.closeCta', 'gainsight.updateCta', 'gainsight.showLog', 'gainsight.retry'][at] ??
        'gainsight.copyLink',
    }));
    assert.deepEqual(
      commands.filter((one) => isTried(one, textsIn(source))).map(({ title }) => title),
      ['Close CTA', 'Update CTA…'],
    );
  });
});
