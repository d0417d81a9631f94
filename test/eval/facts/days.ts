const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
];
const NAME = `(?:${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)\\.?`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th|\.)?`;
const YEAR = String.raw`(?:,?\s+(?<year>\d{4}))?`;

/** The ways in which people write a day; the year may be left out where the month has its name. */
const FORMS = [
  /\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)/g,
  /\b(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})?(?!\d)/g,
  /\b(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})\b/g,
  new RegExp(String.raw`\b(?<day>${DAY})\s+(?:of\s+)?(?<month>${NAME})(?![a-z])${YEAR}`, 'gi'),
  new RegExp(String.raw`\b(?<month>${NAME})\s+(?<day>${DAY})(?!\d)${YEAR}`, 'gi'),
];

/** Whether a text names the day, given as yyyy-MM-dd. */
export function namesDay(text: string, iso: string): boolean {
  const [year, month, day] = iso.split('-').map(Number);
  return FORMS.some((form) =>
    [...text.matchAll(form)].some(({ groups = {} }) => {
      const named = groups.year === undefined || Number(groups.year) === year;
      return named && monthOf(groups.month ?? '') === month && Number.parseInt(groups.day ?? '', 10) === day;
    }),
  );
}

/** The text without days and times of day, whose digits are no figures. */
export function withoutDays(text: string): string {
  const bare = FORMS.reduce((rest, form) => rest.replace(form, ' '), text);
  return bare.replace(/\b\d{1,2}:\d{2}(?::\d{2})?\b/g, ' ').replace(/\bQ[1-4](?:\s*\d{4})?/gi, ' ');
}

function monthOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const start = text.slice(0, 3).toLowerCase();
  return MONTHS.findIndex((name) => name.startsWith(start)) + 1;
}
