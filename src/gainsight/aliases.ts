import { GainsightError } from './errors';

interface Aliased {
  readonly alias: string;
}

interface Where<C extends Aliased> {
  readonly conditions: readonly C[];
  readonly expression: string;
}

const WORD = /\w+/g;
const LETTERS = /^[A-Za-z]+$/;
const KEYWORD = /^(?:AND|OR|NOT)$/i;

/** Gives each condition an alias (A, B, … AA) and joins all of them with AND; undefined when there is none. */
export function joinAll<C extends object>(
  conditions: readonly (C | undefined)[],
): Where<C & Aliased> | undefined {
  const given = conditions.filter((condition) => condition !== undefined);
  if (given.length === 0) return undefined;
  const aliased = given.map((condition, index) => ({ ...condition, alias: aliasAt(index) }));
  return { conditions: aliased, expression: aliased.map(({ alias }) => alias).join(' AND ') };
}

/** Both filters must hold. Aliases are renamed; a part that contains OR gets parentheses. */
export function joinTwo<C extends Aliased>(
  first: Where<C> | undefined,
  second: Where<C> | undefined,
): Where<C> | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  const left = renamed(first, 0);
  const right = renamed(second, first.conditions.length);
  return {
    conditions: [...left.conditions, ...right.conditions],
    expression: `${grouped(left.expression)} AND ${grouped(right.expression)}`,
  };
}

/** The filter with aliases of letters, which alone are documented: others are renamed, in the expression as well. */
export function lettered<C extends Aliased>(where: Where<C>): Where<C> {
  return where.conditions.every(({ alias }) => LETTERS.test(alias)) ? where : renamed(where, 0);
}

function renamed<C extends Aliased>({ conditions, expression }: Where<C>, from: number): Where<C> {
  const names = new Map(conditions.map(({ alias }, index) => [alias, aliasAt(from + index)]));
  // The expression would name the last of them alone, and the others would not count.
  if (names.size < conditions.length)
    throw new GainsightError({
      kind: 'rejected',
      sentence: 'Two conditions of the filter have the same alias.',
    });
  return {
    conditions: conditions.map((condition, index) => ({ ...condition, alias: aliasAt(from + index) })),
    expression: expression.replace(WORD, (word) => {
      const name = names.get(word) ?? (KEYWORD.test(word) ? word : undefined);
      if (name !== undefined) return name;
      const sentence = `The expression of the filter names ${word}, but no condition has this alias.`;
      throw new GainsightError({ kind: 'rejected', sentence });
    }),
  };
}

function grouped(expression: string): string {
  return /\bOR\b/i.test(expression) ? `(${expression})` : expression;
}

/** What a condition at this place is called, from 0: A, B, … AA. */
export function aliasAt(index: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + (index % 26));
  return index < 26 ? letter : aliasAt(Math.floor(index / 26) - 1) + letter;
}
