import ts from 'typescript';

/** A module that a file names. `type` = gone after compiling, `dynamic` = loaded when the line is reached. */
export interface Import {
  readonly specifier: string;
  readonly kind: 'static' | 'type' | 'dynamic';
}

/** Every module that a TypeScript source names: imports, re-exports, `import()`, `require()` and import types. */
export function importsOf(source: string): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const one = importOf(node);
    if (one) found.push(one);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest));
  return found;
}

function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node))
    return from(node.moduleSpecifier, isTypeOnly(node.importClause) ? 'type' : 'static');
  if (ts.isExportDeclaration(node)) return from(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'static');
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? from(node.argument.literal, 'type') : undefined;
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
    return from(node.moduleReference.expression, 'static');
  if (!ts.isCallExpression(node)) return undefined;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return computed(node.arguments[0], 'dynamic');
  const required = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  return required ? computed(node.arguments[0], 'static') : undefined;
}

/** True for `import type` and for a clause in which every name is marked `type`. */
function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return (
    !clause.name && !!names && ts.isNamedImports(names) && names.elements.every((name) => name.isTypeOnly)
  );
}

function from(node: ts.Node | undefined, kind: Import['kind']): Import | undefined {
  return node && ts.isStringLiteralLike(node) ? { specifier: node.text, kind } : undefined;
}

/** A name that is put together at run time cannot be checked, so it is reported as what it is. */
function computed(node: ts.Node | undefined, kind: Import['kind']): Import {
  return from(node, kind) ?? { specifier: '(computed)', kind };
}
