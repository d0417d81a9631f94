import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { marked } from 'marked';
import { toMarkdown } from '../../../src/reports/markdown';
import type { Cell, Report, Section } from '../../../src/reports/report';
import { FORMATS, linkOf, markdownOf } from './reportTenant';

const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![x](https://evil.example/x.png)',
  '[click](https://evil.example)',
  '[click](command:gainsight.connect)',
  '[click][1]\n\n[1]: https://evil.example',
  '<https://evil.example>',
  'https://evil.example/x',
  '//evil.example/x',
  'www.evil.example',
  'mina@evil.example',
  '`code` ``code`` ```\ncode\n```',
  'a | b \\| c',
  '# heading',
  '\n\n# heading\n\n---\n',
  '- item\n1. item\n> quote',
  '- [ ] box',
  '$(check) $x$',
  '&lt;b&gt; &#60;b&#62;',
  '*a* _b_ ~~c~~ **d**',
  'ends with a backslash \\',
  'tab\there\u2028line\u0000nul',
  '</td></table>',
];

function report(sections: readonly Section[], more: Partial<Report> = {}): Report {
  return {
    ...{ name: 'brief', argument: '', title: 'Title', status: 'ok' },
    ...{ sections, rules: [], sources: [], asked: [] },
    ...more,
  };
}

function everywhere(text: string): Report {
  const cell: Cell = { name: text, record: { kind: 'cta', gsid: 'X' } };
  const sections: Section[] = [
    {
      title: text,
      blocks: [
        { kind: 'sentence', text: [text, { quote: text }, text] },
        { kind: 'facts', facts: [{ label: text, value: text }] },
        { kind: 'list', items: [text, [cell, { quote: text }], { name: text, typed: true }] },
        { kind: 'table', columns: ['A', text], rows: [[text, cell]], more: text },
      ],
    },
  ];
  return report(sections, { title: text, scope: text, rules: [text], sources: [text], asOf: text });
}

/** As the preview of documents renders, with everything on that an image or a link could come out of. */
const preview = new MarkdownIt({ html: true, linkify: true });
preview.linkify.set({ fuzzyLink: false });

const RENDERERS: readonly (readonly [string, (markdown: string) => string])[] = [
  ['the preview of documents', (markdown) => preview.render(markdown)],
  ['chat', (markdown) => marked.parse(markdown, { gfm: true, async: false })],
];

/** What our own writer makes tags of; anything else came out of a record. */
const OURS = /^\/?(?:h[1-6]|p|ul|li|strong|hr|table|thead|tbody|tr|th|td)$/;

function foreignTags(html: string): readonly string[] {
  const tags = [...html.matchAll(/<([^>\s]*)([^>]*)>/g)];
  return tags
    .filter(([, name = '', rest = '']) => !(OURS.test(name) || name === '/a' || isOurLink(name, rest)))
    .map(([tag]) => tag);
}

function isOurLink(name: string, rest: string): boolean {
  return name === 'a' && rest.trim() === 'href="https://acme.example/cta/X"';
}

describe('toMarkdown', () => {
  for (const [where, render] of RENDERERS)
    for (const text of HOSTILE)
      it(`leaves ${JSON.stringify(text)} inert in ${where}`, () => {
        const html = render(markdownOf(everywhere(text)));
        assert.deepEqual(foreignTags(html), []);
        assert.equal(html.match(/<td\b/g)?.length, 2);
        assert.equal(html.match(/<th\b/g)?.length, 2);
        assert.equal(html.match(/<h1\b/g)?.length, 1);
        assert.equal(html.match(/<h2\b/g)?.length, 1);
        assert.equal(html.match(/<li\b/g)?.length, 8);
        assert.equal(html.match(/<a\b/g)?.length, 2);
      });

  it('shows hostile text as it was typed', () => {
    const html = preview.render(
      markdownOf(report([{ title: '', blocks: [{ kind: 'sentence', text: '<b> & [x](y)' }] }])),
    );
    assert.match(html, /<p>&lt;b&gt; &amp; \[x\]\(y\)<\/p>/);
  });

  it('links records to https pages alone', () => {
    const cell: Cell = { name: 'A', record: { kind: 'company', gsid: 'G' } };
    const one = report([{ title: '', blocks: [{ kind: 'sentence', text: cell }] }]);
    for (const address of ['http://acme.example', 'javascript:alert(1)', 'command:a.b', 'data:text/html,x'])
      assert.equal(toMarkdown(one, { formats: FORMATS, linkOf: () => address }), '# Title\n\nA\n');
    assert.equal(toMarkdown(one, { formats: FORMATS, linkOf: () => undefined }), '# Title\n\nA\n');
    assert.equal(
      toMarkdown(one, { formats: FORMATS, linkOf }),
      '# Title\n\n[A](https://acme.example/company/G)\n',
    );
  });

  it('writes days, money and shares as the rest of the product does', () => {
    const text: Cell = [
      { day: '2026-11-18' },
      '(',
      { daysAway: 1 },
      ')',
      { money: 1_250_000, currency: 'EUR' },
      { money: 3 },
      { percent: 41.8 },
      -0.5,
    ];
    assert.equal(
      markdownOf(report([{ title: '', blocks: [{ kind: 'sentence', text }] }])),
      '# Title\n\n18 Nov 2026 \\(tomorrow\\) €1.3m 3 41\\.8% \\-0.5\n',
    );
  });

  it('begins its headings where it is told to, and says how many rows are missing', () => {
    const table: Section = {
      title: 'Rows',
      blocks: [{ kind: 'table', columns: ['A'], rows: [['x']], more: 'at least 12' }],
    };
    assert.equal(
      toMarkdown(report([table]), { formats: FORMATS, linkOf, level: 3 }),
      '### Title\n\n#### Rows\n\n| A |\n| --- |\n| x |\n\n… and at least 12 more.\n',
    );
  });

  it('cuts long record text with a sign', () => {
    const quote = 'word '.repeat(400);
    const markdown = markdownOf(report([{ title: '', blocks: [{ kind: 'sentence', text: { quote } }] }]));
    assert.ok(markdown.length < 320 && markdown.includes('…'));
  });
});
