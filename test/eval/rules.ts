import type { ArgumentRule, MadeCall } from './prompt';

/** Words of which one is enough. */
export type Choices = readonly string[];

/** Anything of an input, as text. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

function rule(tool: string, what: string, holds: (call: MadeCall) => boolean): ArgumentRule {
  return { tool, what: `${tool.replace('gainsight_', '')}: ${what}`, holds };
}

/** An argument has exactly this value, given or by default. */
export function equals(tool: string, argument: string, value: string | number | boolean): ArgumentRule {
  return rule(tool, `${argument} = ${value}`, ({ input }) => {
    const given = input[argument];
    return typeof given === 'string' && typeof value === 'string'
      ? given.toLowerCase() === value.toLowerCase()
      : given === value;
  });
}

/** An argument is not given, or has one of these values. */
export function absentOr(tool: string, argument: string, ...values: readonly string[]): ArgumentRule {
  return rule(tool, `${argument} left out or ${values.join(' or ')}`, ({ input }) => {
    const given = input[argument];
    return given === undefined || values.some((value) => textOf(given).toLowerCase() === value.toLowerCase());
  });
}

/** An argument contains one of these words, in any case. */
export function contains(tool: string, argument: string, ...anyOf: readonly string[]): ArgumentRule {
  return rule(tool, `${argument} has ${anyOf.join(' or ')}`, ({ input }) => {
    const given = textOf(input[argument]).toLowerCase();
    return anyOf.some((word) => given.includes(word.toLowerCase()));
  });
}

/** An argument is a number of at most this size. */
export function atMost(tool: string, argument: string, most: number): ArgumentRule {
  return rule(tool, `${argument} at most ${most}`, ({ input }) => Number(input[argument]) <= most);
}

/** A write sent this to the tenant. */
export function sends(tool: string, field: string, wanted: string | number | RegExp): ArgumentRule {
  const shown = wanted instanceof RegExp ? wanted.source : wanted;
  return rule(tool, `sends ${field} = ${shown}`, ({ sent }) =>
    sent.some((record) => {
      const value = record[field];
      return wanted instanceof RegExp ? wanted.test(textOf(value)) : value === wanted;
    }),
  );
}

/** A write sent these fields and no others. */
export function sendsOnly(tool: string, ...fields: readonly string[]): ArgumentRule {
  const wanted = [...fields].sort().join();
  return rule(tool, `sends nothing but ${fields.join(', ')}`, ({ sent }) =>
    sent.every((record) => Object.keys(record).sort().join() === wanted),
  );
}

/** One of two rules about the same tool is enough. */
export function eitherRule(one: ArgumentRule, other: ArgumentRule): ArgumentRule {
  const what = `${one.what} or ${other.what}`;
  return { tool: one.tool, what, holds: (call) => one.holds(call) || other.holds(call) };
}

/** A rule of its own kind. */
export function holds(tool: string, what: string, test: (call: MadeCall) => boolean): ArgumentRule {
  return rule(tool, what, test);
}
