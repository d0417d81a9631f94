import { withoutDays } from './days';

const FACTORS: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
};
const WORDS = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six'],
  ...['seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
];
const FIGURE =
  /(?<![\w.,])[-+−]?(?<digits>\d+(?:[.,' ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?:\s?(?<unit>k|thousand|mn|mio|million|m)\b\.?)?(?![\d])/gi;

/** A figure may be rounded, but not by more than a hundredth of it. */
const MOST_ROUNDED = 0.01;

interface Figure {
  readonly value: number;
  /** One unit of the last digit that is written. */
  readonly step: number;
}

/** Whether a text has the figure, in digits (1,200,000; 1.2M; 49.8) or, up to twelve, as a word. The sign is not looked at. */
export function saysFigure(text: string, wanted: number): boolean {
  const size = Math.abs(wanted);
  const word = Number.isInteger(size) ? WORDS[size] : undefined;
  if (word !== undefined && new RegExp(String.raw`\b${word}\b`, 'i').test(text)) return true;
  return figuresIn(text).some(({ value, step }) => {
    const off = Math.abs(value - size);
    return off < 1e-9 || (off <= step / 2 && off <= size * MOST_ROUNDED);
  });
}

/** Every figure of a text, each in all readings that its points and commas allow. */
function figuresIn(text: string): readonly Figure[] {
  return [...withoutDays(text).matchAll(FIGURE)].flatMap(({ groups = {} }) => {
    const factor = FACTORS[groups.unit?.toLowerCase() ?? ''] ?? 1;
    return readings(groups.digits ?? '').map(({ value, step }) => ({
      value: value * factor,
      step: step * factor,
    }));
  });
}

function readings(digits: string): readonly Figure[] {
  const grouped = /^\d{1,3}(?:(?<mark>[.,' ])\d{3})(?:\k<mark>\d{3})*(?:(?!\k<mark>)[.,]\d+)?$/.exec(digits);
  const decimal = /^\d+(?:[.,]\d+)?$/.test(digits) ? [figure(digits.replace(',', '.'))] : [];
  if (!grouped) return decimal;
  const mark = grouped.groups?.mark ?? ',';
  return [figure(digits.replaceAll(mark, '').replace(',', '.')), ...decimal];
}

function figure(text: string): Figure {
  const decimals = text.split('.')[1]?.length ?? 0;
  return { value: Number(text), step: 10 ** -decimals };
}
