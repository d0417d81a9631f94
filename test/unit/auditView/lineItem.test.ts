import assert from 'node:assert/strict';
import { itemsOf, type LineItem } from '../../../src/auditView/lineItem';
import { GSID } from '../../support/auditBench';
import { line, moments, plainNames } from '../../support/auditViewBench';
import { QuickPickItemKind, ThemeIcon } from '../../support/vscode';

// The stub's enumeration is another than the editor's, with the same values.
const isSeparator = (kind: unknown) => kind === QuickPickItemKind.Separator;
const shown = (items: readonly LineItem[]) =>
  items.map(({ label, description, kind }) =>
    isSeparator(kind) ? `--- ${label}` : `${label} | ${description}`,
  );
const icon = (result: string, event: 'call' | 'refusal' = 'call') => {
  const [, item] = itemsOf([line({ result, event })], plainNames, moments);
  assert.ok(item?.iconPath instanceof ThemeIcon);
  return item.iconPath.id;
};

describe('a row of the audit log', () => {
  it('says when, what, who, where and by which door, below its day', () => {
    const items = itemsOf([line({ user: 'person-1', records: [GSID, '1S01A'] })], plainNames, moments);
    assert.deepEqual(shown(items), [
      '--- Yesterday',
      '21:00:00  gainsight_ctas_list | person-1 · Fernhill Foods · chat',
    ]);
  });

  it('says what did not go well, how many more accounts there were, and that a key is not here', () => {
    const records = [GSID, '1P02B', '1P02C'];
    const [, row] = shown(itemsOf([line({ result: 'notAllowed', records }, true)], plainNames, moments));
    assert.match(row ?? '', /\| not allowed · \$\(key\) key not here · Fernhill Foods and 2 more · chat$/);
  });

  it('says of a sign-in that it was begun', () => {
    const [, row] = shown(itemsOf([line({ event: 'signIn', result: 'started' })], plainNames, moments));
    assert.match(row ?? '', /\| begun · chat$/);
  });

  it('has a day above it only where the day changes, also from one page to the next', () => {
    const days = [
      '2026-11-18T11:30:00.000Z',
      '2026-11-18T10:30:00.000Z',
      '2026-11-17T11:30:00.000Z',
      '2026-11-02T08:00:00.000Z',
    ];
    const lines = days.map((time) => line({ time }));
    const labels = shown(itemsOf(lines, plainNames, moments)).filter((text) => text.startsWith('---'));
    assert.deepEqual(labels, ['--- Today', '--- Yesterday', '--- Monday, 2 November 2026']);
    assert.equal(itemsOf(lines.slice(2, 3), plainNames, moments, lines[1]).length, 1);
  });

  it('shows by its icon how it went', () => {
    const results = [
      'ok',
      'accepted',
      'asked',
      'declined',
      'notAllowed',
      'unavailable',
      'tampered',
      'started',
    ];
    assert.deepEqual(
      results.map((result) => icon(result)),
      ['pass', 'pass', 'question', 'circle-outline', 'circle-slash', 'error', 'warning', 'circle-outline'],
    );
    assert.equal(icon('rejected', 'refusal'), 'circle-slash');
  });

  it('has a button for its record only where that has a page', () => {
    const buttons = (records: readonly string[]) =>
      itemsOf([line({ records: [...records] })], plainNames, moments)[1]?.buttons?.length;
    assert.deepEqual([['1S01A'], ['1I00A'], []].map(buttons), [1, 0, 0]);
  });

  it('shows a name as it is written, not as an icon', () => {
    const names = { ...plainNames, account: () => '$(trash) Inc.\nx' };
    const [, row] = itemsOf([line({ records: [GSID] })], names, moments);
    assert.equal(row?.description, '$ (trash) Inc. x · chat');
  });
});
