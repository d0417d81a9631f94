import { QueryFault } from './queryFault';

/** A filter expression: aliases joined with AND and OR. */
export type Expression =
  | { readonly kind: 'alias'; readonly alias: string }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] };

const TOKEN = /\s*(?:([()])|([A-Za-z]+))/y;

/** Parses `A AND (B OR C)`. AND binds tighter than OR; the words may be in any case. */
export function parseExpression(source: string): Expression {
  const tokens = tokenize(source);
  let position = 0;
  const peek = (): string | undefined => tokens[position];
  const isWord = (word: string): boolean => peek()?.toUpperCase() === word;

  const operand = (): Expression => {
    const token = tokens[position++];
    if (token === undefined) throw new QueryFault('expression', 'the expression ends too early');
    if (token === '(') {
      const inner = disjunction();
      if (tokens[position++] !== ')') throw new QueryFault('expression', 'a parenthesis is not closed');
      return inner;
    }
    if (token === ')' || ['AND', 'OR'].includes(token.toUpperCase()))
      throw new QueryFault('expression', `"${token}" is out of place`);
    return { kind: 'alias', alias: token };
  };
  const joined = (kind: 'and' | 'or', next: () => Expression): Expression => {
    const parts = [next()];
    while (isWord(kind.toUpperCase())) {
      position++;
      parts.push(next());
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind, parts };
  };
  const conjunction = (): Expression => joined('and', operand);
  const disjunction = (): Expression => joined('or', conjunction);

  const whole = disjunction();
  const rest = peek();
  if (rest !== undefined) throw new QueryFault('expression', `"${rest}" is out of place`);
  return whole;
}

/** Whether the expression holds when each alias is decided by `decide`. */
export function evaluate(expression: Expression, decide: (alias: string) => boolean): boolean {
  if (expression.kind === 'alias') return decide(expression.alias);
  return expression.kind === 'and'
    ? expression.parts.every((part) => evaluate(part, decide))
    : expression.parts.some((part) => evaluate(part, decide));
}

/** Every alias that the expression names. */
export function aliasesOf(expression: Expression): string[] {
  return expression.kind === 'alias' ? [expression.alias] : expression.parts.flatMap(aliasesOf);
}

/** The aliases that must hold for the whole to hold. */
export function requiredAliases(expression: Expression): string[] {
  if (expression.kind === 'alias') return [expression.alias];
  return expression.kind === 'and' ? expression.parts.flatMap(requiredAliases) : [];
}

function tokenize(source: string): string[] {
  const tokens: string[] = [];
  const text = source.trimEnd();
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw new QueryFault('expression', `"${text.slice(at).trim().slice(0, 20)}" cannot be read`);
    tokens.push(match[1] ?? match[2] ?? '');
  }
  if (tokens.length === 0) throw new QueryFault('expression', 'the expression is empty');
  return tokens;
}
