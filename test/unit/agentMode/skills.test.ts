import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { addDays } from '../../../src/base/dates';
import { catalogue } from '../../../src/tools/catalogue';
import { inputSchemaOf } from '../../../src/tools/definitions';
import {
  type AgentFile,
  callsIn,
  codeWordsIn,
  readAgentFile,
  type ToldCall,
  toolsNamedIn,
} from '../../support/agentFile';
import { skillEntries } from '../../support/manifest';
import { setupWrites } from '../tools/writeTenant';

const TODAY = '2026-11-18';
const LONGEST_NAME = 64;
const LONGEST_DESCRIPTION = 1024;
const MOST_LINES = 90;

/** What a model would fill in, as the sandbox tenant has it. */
const FILLED: Readonly<Record<string, string>> = {
  account: 'Praxis Inc',
  'another account': 'Bravura',
  person: 'Priya Nair',
  object: 'NPS_Response__gc',
  'its company field': 'Company__gc',
  'one of these': 'Lifecycle',
  today: TODAY,
  day: addDays(TODAY, 14),
  '30 days ago': addDays(TODAY, -30),
  '90 days ago': addDays(TODAY, -90),
};

/** The records that the tools which change something are tried on. */
const RECORDS: Readonly<Record<string, string>> = {
  gainsight_cta_update: 'Recover product usage',
  gainsight_task_update: 'Share the usage report',
  gainsight_success_plan_update: 'Grow into the field teams',
};

const skills: readonly (readonly [folder: string, skill: AgentFile])[] = readdirSync('media/skills')
  .sort()
  .map((folder) => [folder, readAgentFile(`media/skills/${folder}/SKILL.md`)]);

const toolNamed = (name: string) => catalogue.find((tool) => tool.name === name);
const argumentsOf = (name: string): string[] => {
  const tool = toolNamed(name);
  // The schema of a tool is one of an object, which lists its properties.
  return tool ? Object.keys(inputSchemaOf(tool).properties as object) : [];
};

function filled({ tool, input }: ToldCall): object {
  const text = JSON.stringify(input).replaceAll(/<([^>]+)>/g, (_, what: string) =>
    what === 'GSID' ? (RECORDS[tool] ?? what) : (FILLED[what] ?? `Some ${what}`),
  );
  return JSON.parse(text) as object;
}

/** The names of all facts of an answer, at any depth, and the texts that stand for a missing one. */
function wordsOf(fact: unknown): string[] {
  if (typeof fact === 'string') return /^\w+$/.test(fact) ? [fact] : [];
  if (Array.isArray(fact)) return fact.flatMap(wordsOf);
  if (typeof fact !== 'object' || fact === null) return [];
  return Object.entries(fact).flatMap(([name, value]) => [name, ...wordsOf(value)]);
}

describe('the skills', () => {
  it('are the four that the manifest declares, for when the tools are there; else run `npm run manifest`', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { chatSkills: unknown };
    };
    assert.deepEqual(contributes.chatSkills, skillEntries());
    assert.deepEqual(
      skills.map(([folder]) => folder),
      ['gainsight-account-handover', 'gainsight-cta-triage', 'gainsight-qbr-prep', 'gainsight-renewal-risk'],
    );
    assert.match(skillEntries()[0]?.when ?? '', /gainsight\.state/);
  });

  for (const [folder, { head, body, lines }] of skills)
    describe(folder, () => {
      it('has a head that every client takes: the name of its folder, and when to use it', () => {
        const { name, description, ...rest } = head;
        assert.deepEqual(rest, {});
        assert.equal(name, folder);
        assert.match(folder, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        assert.ok(folder.length <= LONGEST_NAME);
        assert.ok(typeof description === 'string' && description.length <= LONGEST_DESCRIPTION);
        assert.match(description, /\bUse when\b/);
        assert.match(description, /Gainsight/);
        assert.ok(!/[<>]/.test(description), 'clients cut tags out');
        assert.ok(lines <= MOST_LINES, `${lines} lines`);
      });

      it('says which tools it means under any prefix, what must not be done, and how to go on with others', () => {
        assert.match(body, /named\s+`gainsight_…`;\s+your\s+client may put a prefix/);
        assert.deepEqual(
          [...body.matchAll(/^## (.+)$/gm)].map(([, title]) => title),
          ['Read', 'Judge', 'Result', 'With other tools', 'Writing, only if wanted', 'Never'],
        );
        const never = body.slice(body.indexOf('## Never'));
        for (const rule of [/figure/, /data/, /Never write before/, /Nothing can be deleted/, /`next`/])
          assert.match(never, rule);
      });

      it('names tools that exist, and each in a call', () => {
        const named = toolsNamedIn(body);
        assert.ok(named.length >= 4);
        assert.deepEqual(
          named.filter((name) => !toolNamed(name)),
          [],
        );
        const called = callsIn(body).map(({ tool }) => tool);
        assert.deepEqual(
          named.filter((name) => !called.includes(name)),
          [],
        );
      });

      it('gives arguments that the tools take', () => {
        for (const { tool, input } of callsIn(body))
          assert.deepEqual(
            Object.keys(input).filter((name) => !argumentsOf(tool).includes(name)),
            [],
            tool,
          );
      });

      it('gets facts with every call that reads, and a plan to approve with every one that writes', async () => {
        const { ask, decline, shown, writes } = setupWrites();
        const refused = await ask('gainsight_account_brief', { account: 'No such account' });
        const words = new Set(Object.keys(refused));
        for (const call of callsIn(body)) {
          if (toolNamed(call.tool)?.effect === 'write') {
            const { status, problem } = await decline(call.tool, filled(call));
            assert.equal(status, 'declined', `${call.tool}: ${String(problem)}`);
          } else {
            const answer = await ask(call.tool, filled(call));
            assert.equal(answer.status, 'ok', `${call.tool}: ${JSON.stringify(answer)}`);
            for (const word of wordsOf(answer)) words.add(word);
            for (const word of [...argumentsOf(call.tool), ...wordsOf(call.input)]) words.add(word);
          }
        }
        assert.equal(
          shown.length,
          callsIn(body).filter(({ tool }) => /_(?:create|update)$/.test(tool)).length,
        );
        assert.deepEqual(writes(), []);
        const unknown = codeWordsIn(body).filter((word) => !words.has(word) && !['me', 'all'].includes(word));
        assert.deepEqual(unknown, [], 'neither an argument nor a fact of an answer');
      });
    });
});
