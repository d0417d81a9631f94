import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Entry {
  readonly command: string;
  readonly when: string;
  readonly group: string;
}

interface Manifest {
  readonly contributes: { readonly menus: Readonly<Record<string, readonly Entry[]>> };
}

// The manifest's own shape is checked by VS Code's packaging.
const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const entries = contributes.menus['view/item/context'] ?? [];
const isInline = ({ group }: Entry): boolean => group.startsWith('inline');

/** A condition without the part that a menu has and a button does not need. */
const bare = ({ when }: Entry): string => when.replace(' && !listMultiSelection', '');

/** What a command does to several rows at once; the others are offered on one alone. */
const SEVERAL = new Set(
  [
    ...['closeCta', 'updateCta', 'completeTask', 'updatePlan'],
    ...['openInGainsight', 'copyLink', 'copyGsid', 'addToChat', 'openRecordDocument'],
    ...['retry', 'loadMore'],
  ].map((name) => `gainsight.${name}`),
);

describe('the menu of a row', () => {
  it('has every action that a button has, for those who use keys', () => {
    const buttons = entries.filter(isInline);
    assert.ok(buttons.length >= 7);
    for (const button of buttons) {
      const menu = entries.filter((entry) => !isInline(entry) && entry.command === button.command);
      assert.ok(
        menu.some((entry) => bare(entry) === bare(button)),
        `${button.command} when ${button.when}`,
      );
    }
  });

  it('offers on several rows nothing that does its work on one alone', () => {
    for (const entry of entries.filter((one) => !isInline(one)))
      assert.equal(
        entry.when.includes('!listMultiSelection'),
        !SEVERAL.has(entry.command),
        `${entry.command}: ${entry.when}`,
      );
  });
});

describe('logging a Markdown file', () => {
  const places = ['commandPalette', 'editor/context', 'editor/title'].map((menu) => ({
    menu,
    when: contributes.menus[menu]?.find(({ command }) => command === 'gainsight.logToTimeline')?.when ?? '',
  }));

  it('is not offered on documents that the extension itself shows', () => {
    const own = ['gainsight', 'gainsight-report', 'gainsight-help', 'gainsight-table', 'gainsight-audit'];
    for (const { menu, when } of places) {
      const [, excluded = assert.fail(menu)] = /!\(resourceScheme =~ \/(.+?)\/\)/.exec(when) ?? [];
      for (const scheme of own) assert.match(scheme, new RegExp(excluded), menu);
      for (const scheme of ['file', 'untitled', 'vscode-remote'])
        assert.doesNotMatch(scheme, new RegExp(excluded), menu);
    }
  });
});
