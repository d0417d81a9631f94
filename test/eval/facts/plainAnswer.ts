/** Spaces, dashes and quotes that look alike are written alike. */
const LOOK_ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[\u00a0\u2007\u2009\u202f]/g, ' '],
  [/[\u2010-\u2012\u2212]/g, '-'],
  [/[\u2018\u2019]/g, "'"],
  [/[\u201c\u201d]/g, '"'],
];

const LINK = /!?\[((?:\\.|[^\]\\])*)\]\((?:[^()\s]|\([^)]*\))*\)/g;

/** The words of a text's links. */
export function linksIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(LINK)].map(([, words = '']) => plainAnswer(words));
}

/** Markdown as a reader sees it: no escapes, emphasis or addresses of links; lines and cells stay. */
export function plainAnswer(markdown: string): string {
  const plain = markdown
    .replace(LINK, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-!~<>|.&$^@:/])/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])/g, '');
  return LOOK_ALIKE.reduce((text, [from, to]) => text.replace(from, to), plain);
}
