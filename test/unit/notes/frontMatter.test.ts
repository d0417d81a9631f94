import assert from 'node:assert/strict';
import { readFrontMatter, rememberIn } from '../../../src/notes/frontMatter';

const VALUES = { activity: '1I02X', subject: 'a: b # c "d"' };
const BLOCK = 'gainsight:\n  activity: 1I02X\n  subject: \'a: b # c "d"\'\n';

function remembered(text: string, values: Readonly<Record<string, unknown>> = VALUES): string | undefined {
  const change = rememberIn(text, values);
  return change && text.slice(0, change.start) + change.text + text.slice(change.end);
}

describe('the front matter of a note', () => {
  it('is put before a text that has none', () => {
    assert.equal(remembered('# T\n'), `---\n${BLOCK}---\n\n# T\n`);
    assert.equal(remembered(''), `---\n${BLOCK}---\n\n`);
  });

  it('is not what only looks like it: a rule, or a fence that is never closed', () => {
    for (const text of ['---\nno end\n', 'Text\n---\nmore\n---\n', '----\na: 1\n----\n']) {
      assert.equal(readFrontMatter(text)?.bodyStart, 0);
      assert.equal(remembered(text), `---\n${BLOCK}---\n\n${text}`);
    }
  });

  const kept: readonly (readonly [string, string, string, string])[] = [
    ['order, comments and spaces', 'title:   A # why\n# note\ntags: [a,   b]\n', '', ''],
    ['a comment alone', '# only\n', '', ''],
    ['nothing yet', '', '', ''],
    ['a key that is marked as one', '? a\n: 1\n', '', ''],
    ['a key that is named for others', '&key a: 1\nb: *key\n', '', ''],
    ['what stands behind ours', 'a: 1\n', 'gainsight:\n  activity: OLD\n', '# tail\n\nz:    1\n'],
    ['ours without a value', '', 'gainsight:\n', 'z: 1\n'],
  ];
  for (const [what, before, ours, after] of kept)
    it(`keeps the rest byte for byte: ${what}`, () => {
      const text = `---\n${before}${ours}${after}---\nBody\n`;
      assert.equal(remembered(text), `---\n${before}${BLOCK}${after}---\nBody\n`);
    });

  it('keeps comments and values of others within ours', () => {
    const text = '---\ngainsight:\n  activity: OLD # mine\n  # later\n  duration: 30\n---\n';
    assert.equal(
      remembered(text, { activity: 'NEW' }),
      '---\ngainsight:\n  activity: NEW # mine\n  # later\n  duration: 30\n---\n',
    );
  });

  it('takes out what is not remembered any more', () => {
    const text = '---\ngainsight:\n  activity: A\n  subject: S\n---\n';
    assert.equal(remembered(text, { subject: undefined }), '---\ngainsight:\n  activity: A\n---\n');
  });

  it('keeps the line ends of Windows', () => {
    const text = '---\r\ntitle: A\r\ngainsight:\r\n    account: B\r\nz: 1\r\n---\r\nBody\r\n';
    const made = remembered(text, { activity: 'A' }) ?? '';
    assert.equal(
      made,
      '---\r\ntitle: A\r\ngainsight:\r\n  account: B\r\n  activity: A\r\nz: 1\r\n---\r\nBody\r\n',
    );
    assert.equal(remembered('Text\r\n')?.replaceAll('\r\n', '').includes('\n'), false);
  });

  it('stays one line where it is one, and stays indented where it is', () => {
    assert.equal(
      remembered('---\ngainsight: { account: B } # c\n---\n', { activity: 'A' }),
      '---\ngainsight: { account: B, activity: A } # c\n---\n',
    );
    assert.equal(
      remembered('---\n  a: 1\n  gainsight:\n    account: B\n  z: 1\n---\n', { activity: 'A' }),
      '---\n  a: 1\n  gainsight:\n    account: B\n    activity: A\n  z: 1\n---\n',
    );
    assert.equal(
      remembered('---\n{ a: 1 }\n---\n', { activity: 'A' }),
      '---\n{ a: 1, gainsight: { activity: A } }\n---\n',
    );
  });

  it('is written whole where ours refers to the rest', () => {
    const made = remembered('---\nx: &n B\ngainsight:\n  account: *n\n---\n', { activity: 'A' });
    assert.equal(made, '---\nx: &n B\ngainsight:\n  account: *n\n  activity: A\n---\n');
  });

  it('reads what it wrote', () => {
    const made = remembered('---\ntitle: T\n---\nBody') ?? '';
    const read = readFrontMatter(made);
    assert.deepEqual([read?.ours, read?.values.title], [VALUES, 'T']);
    assert.equal(made.slice(read?.bodyStart), 'Body');
  });

  const broken = [
    'a: [1\n',
    'a: 1\na: 2\n',
    'only words\n',
    '- a\n- b\n',
    'gainsight: yes\n',
    'gainsight:\n- 1\n',
    'a: *nowhere\n',
    `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
  ];
  it('is left alone where it is longer than any that people write', () => {
    const text = (length: number): string => `---\na: ${'x'.repeat(length)}\n---\nBody\n`;
    assert.ok(readFrontMatter(text(15_000)));
    assert.equal(readFrontMatter(text(16_000)), undefined);
    assert.equal(rememberIn(text(16_000), { activity: 'NEW' }), undefined);
  });

  for (const yaml of broken)
    it(`is left alone where it cannot be read: ${JSON.stringify(yaml.slice(0, 30))}`, () => {
      const text = `---\n${yaml}---\nBody`;
      assert.equal(readFrontMatter(text), undefined);
      assert.equal(rememberIn(text, VALUES), undefined);
    });
});
