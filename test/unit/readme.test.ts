import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { reports } from '../../src/reports/catalogue';
import { readAgentFile } from '../support/agentFile';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly title: string }[];
    readonly configuration: { readonly properties: Record<string, unknown> };
    readonly chatSkills: readonly { readonly path: string }[];
    readonly chatAgents: readonly { readonly path: string }[];
    readonly languageModelTools: readonly {
      readonly name: string;
      readonly toolReferenceName: string;
      readonly userDescription: string;
    }[];
  };
}

const text = readFileSync('README.md', 'utf8');
// The manifest has its own tests; here it is the other side of a comparison.
const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const cells = [...text.matchAll(/^\|(.+)\|$/gm)].map(([, row = '']) =>
  row.split('|').map((cell) => cell.trim()),
);

describe('README.md', () => {
  it('lists the tools that the manifest declares, in its words', () => {
    const told = cells.filter(([first = '']) => first.startsWith('`gainsight_'));
    assert.deepEqual(
      told,
      contributes.languageModelTools.map((tool) => [
        `\`${tool.name}\``,
        `\`#${tool.toolReferenceName}\``,
        tool.userDescription,
      ]),
    );
  });

  it('lists the slash commands, each with its command of the palette', () => {
    const told = cells.filter(([first = '']) => first.startsWith('`/'));
    assert.deepEqual(
      told.map(([usage = '', palette, what]) => [/^`\/(\w+)/.exec(usage)?.[1], palette, what]),
      reports.map(({ name, title, description }) => [name, `**Gainsight: ${title}**`, `${description}.`]),
    );
  });

  it('lists the skills that the manifest declares, and names the agent', () => {
    const told = cells.map(([first = '']) => /^`(gainsight-[\w-]+)`$/.exec(first)?.[1]).filter(Boolean);
    const declared = contributes.chatSkills.map(({ path }) => path.split('/').at(-2));
    assert.deepEqual(told.sort(), declared.sort());
    for (const { path } of contributes.chatAgents)
      assert.ok(text.includes(`**${String(readAgentFile(path).head.name)}**`), path);
  });

  it('lists the settings that the manifest declares', () => {
    const told = cells.map(([first = '']) => /^`(gainsight\.[\w.]+)`$/.exec(first)?.[1]).filter(Boolean);
    assert.deepEqual(told, Object.keys(contributes.configuration.properties));
  });

  it('names commands that exist', () => {
    const titles = contributes.commands.map(({ title }) => title);
    const named = [...text.matchAll(/\*\*Gainsight: ([^*]+)\*\*/g)].map(([, title = '']) => title);
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((title) => !titles.includes(title)),
      [],
    );
  });

  it('begins with the two commands, and shows a picture that is there', () => {
    const top = text.slice(0, text.indexOf('\n## '));
    assert.match(top, /`npm start`[^]*`npm test`/);
    const picture = /!\[[^\]]+\]\(([^)]+)\)/.exec(top)?.[1];
    assert.ok(picture && existsSync(picture));
  });
});
