const TOKEN = /\s*(?:([()])|([A-Za-z]+)|(\S))/y;
const A = 'A'.charCodeAt(0);

/** Why an expression cannot be sent; `word` = what is wrong in it. */
export interface ExpressionFault {
  readonly kind: 'empty' | 'unknown' | 'misplaced' | 'open' | 'unused';
  readonly word: string;
}

/** The letter of the condition at this place, from 0. */
export function letterAt(index: number): string {
  return String.fromCharCode(A + index);
}

/**
 * Reads how conditions go together, `A AND (B OR C)`, in any case: the form in which it is sent, or its first fault.
 * Every one of the `count` conditions must be in it.
 */
export function readExpression(text: string, count: number): string | ExpressionFault {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return { kind: 'empty', word: '' };
  const letters = new Set(Array.from({ length: count }, (_, index) => letterAt(index)));
  let depth = 0;
  let wantsOperand = true;
  for (const token of tokens) {
    const isOperand = letters.has(token);
    if (!isOperand && !['AND', 'OR', '(', ')'].includes(token)) return { kind: 'unknown', word: token };
    if ((isOperand || token === '(') !== wantsOperand) return { kind: 'misplaced', word: token };
    if (token === '(') depth += 1;
    if (token === ')' && (depth -= 1) < 0) return { kind: 'misplaced', word: token };
    wantsOperand = token === '(' || token === 'AND' || token === 'OR';
  }
  const last = tokens.at(-1) ?? '';
  if (wantsOperand) return { kind: 'misplaced', word: last };
  if (depth > 0) return { kind: 'open', word: '(' };
  const unused = [...letters].find((letter) => !tokens.includes(letter));
  if (unused !== undefined) return { kind: 'unused', word: unused };
  return tokens.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const all = text.trimEnd();
  while (TOKEN.lastIndex < all.length) {
    const [, bracket, word, other] = TOKEN.exec(all) ?? [];
    const token = bracket ?? word ?? other;
    if (token === undefined) break;
    tokens.push(token.toUpperCase());
  }
  return tokens;
}
