import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { catalogue } from '../../../src/tools/catalogue';
import { definitionOf } from '../../../src/tools/definitions';
import { readAgentFile, toolsNamedIn } from '../../support/agentFile';
import { agentEntries } from '../../support/manifest';

const FILE = 'media/agents/gainsight-csm.agent.md';
/** How VS Code names an extension's tool in full; it asks for this form where a name stands in a file. */
const OURS = 'csm-tools.gainsight-vscode/';
const MOST_LINES = 80;

const { head, body, lines } = readAgentFile(FILE);
const listed = Array.isArray(head.tools) ? head.tools.map(String) : [];
const ours = listed.filter((name) => name.startsWith(OURS)).map((name) => name.slice(OURS.length));
const offered = catalogue.filter(({ reference }) => ours.includes(reference));

describe('the custom agent', () => {
  it('is the one that the manifest declares, signed in or not; else run `npm run manifest`', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { chatAgents: unknown };
    };
    assert.deepEqual(contributes.chatAgents, agentEntries());
    assert.deepEqual(agentEntries(), [{ path: `./${FILE}` }]);
  });

  it('has a head of what VS Code knows, and a short body', () => {
    assert.deepEqual(Object.keys(head), ['name', 'description', 'argument-hint', 'tools', 'handoffs']);
    assert.equal(head.name, 'Gainsight CSM');
    assert.ok(typeof head.description === 'string' && head.description.length <= 250);
    assert.ok(lines <= MOST_LINES, `${lines} lines`);
  });

  it('lists tools that exist, in the order of the catalogue', () => {
    assert.deepEqual(
      ours,
      offered.map(({ reference }) => reference),
    );
  });

  it('can act: it has every tool that writes, and every one that its texts or those of its tools speak of', () => {
    const skills = ['renewal-risk', 'qbr-prep', 'cta-triage', 'account-handover'].map((name) =>
      readFileSync(`media/skills/gainsight-${name}/SKILL.md`, 'utf8'),
    );
    const told = [body, ...skills, ...offered.map((tool) => JSON.stringify(definitionOf(tool)))].join('\n');
    const writing = catalogue.filter(({ effect }) => effect === 'write').map(({ name }) => name);
    const names = offered.map(({ name }) => name);
    assert.deepEqual(
      [...writing, ...toolsNamedIn(told)].filter((name) => !names.includes(name)),
      [],
    );
  });

  it('leaves out what an own tool of the same subject does better', () => {
    const left = catalogue.filter((tool) => !offered.includes(tool));
    assert.deepEqual(
      left.map(({ name }) => name),
      ['gainsight_success_plan_list', 'gainsight_query_relationships', 'gainsight_query_scorecard'],
    );
  });

  it('reads skills, reaches two servers where the user has them, and has nothing of the editor that runs or sends', () => {
    assert.deepEqual(
      listed.filter((name) => !name.startsWith(OURS)),
      ['read/readFile', 'read/skill', 'slack/*', 'salesforce/*'],
    );
  });

  it('hands over to the agent with all the tools of the user, without sending anything by itself', () => {
    assert.deepEqual(head.handoffs, [
      {
        label: 'Go on with all tools',
        agent: 'agent',
        prompt: 'Go on with this, and use my other tools as well.',
        send: false,
      },
    ]);
  });
});
