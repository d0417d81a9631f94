import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { reports } from '../../../src/reports/catalogue';
import type { ReportName } from '../../../src/reports/report';
import { PARTICIPANT_ID } from '../../../src/chat/turn';
import { reportCommands, settingDefaults, slashCommands, toolEntries } from '../../support/manifest';

interface Participant {
  readonly id: string;
  readonly name: string;
  readonly disambiguation: readonly { readonly examples: readonly string[] }[];
  readonly commands: readonly object[];
}

interface Manifest {
  readonly contributes: {
    readonly languageModelTools: readonly unknown[];
    readonly configurationDefaults: unknown;
    readonly chatParticipants: readonly Participant[];
    readonly commands: readonly { readonly command: string }[];
  };
}

/** What a question is about that a slash command could answer. */
const SUBJECTS: Readonly<Record<ReportName, RegExp>> = {
  brief: /\bbrief\b|who is|contacts/i,
  risk: /\brisk\b|churn|danger/i,
  renewals: /\brenew/i,
  ctas: /\bCTAs?\b|overdue/i,
  plans: /\bplans?\b/i,
  health: /\bhealth\b|\bred\b/i,
  timeline: /\btimeline\b|\btouch|\btalk/i,
  prep: /\breview\b|\bQBR\b|\bEBR\b/i,
  handover: /\bhandover\b|\btake over\b/i,
  log: /\blog\b|\bnote\b/i,
  record: /./,
};

const readManifest = () => JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

describe('the manifest of tools', () => {
  it('says what the tools say; else run `npm run manifest`', () => {
    assert.deepEqual(
      readManifest().contributes.languageModelTools,
      JSON.parse(JSON.stringify(toolEntries())),
    );
  });

  it('lets VS Code ask each time before a tool writes; else run `npm run manifest`', () => {
    assert.deepEqual(readManifest().contributes.configurationDefaults, settingDefaults());
  });

  it('hides tools that write while read-only is on, and marks them', () => {
    for (const { name, tags, when } of toolEntries()) {
      const writes = /_(?:create|update)$/.test(name);
      assert.equal(when.includes('!gainsight.readOnly'), writes, name);
      assert.equal(tags.includes('gainsight-write'), writes, name);
    }
  });

  it('has names of one form, each once', () => {
    const names = toolEntries().flatMap(({ name, toolReferenceName }) => [name, toolReferenceName]);
    assert.equal(new Set(names).size, names.length);
    for (const { name, toolReferenceName } of toolEntries()) {
      assert.match(name, /^gainsight_[a-z_]+$/);
      assert.match(toolReferenceName, /^gainsight[A-Za-z]+$/);
    }
  });

  it('describes each tool to models in 60 to 400 characters', () => {
    for (const { name, modelDescription } of toolEntries())
      assert.ok(
        modelDescription.length >= 60 && modelDescription.length <= 400,
        `${name}: ${modelDescription.length}`,
      );
  });

  it('takes a model less than 26,000 characters altogether', () => {
    const defined = toolEntries().map(({ name, modelDescription: description, inputSchema }) => ({
      name,
      description,
      inputSchema,
    }));
    assert.ok(defined.length > 0);
    assert.ok(JSON.stringify(defined).length < 26_000);
  });

  it('asks for an object at the top and names no dialect', () => {
    for (const { name, inputSchema } of toolEntries()) {
      assert.equal((inputSchema as { type?: string }).type, 'object', name);
      assert.ok(!('$schema' in inputSchema), name);
    }
  });
});

describe('the manifest of the participant', () => {
  it('declares the id that the code registers', () => {
    const [participant, ...others] = readManifest().contributes.chatParticipants;
    assert.deepEqual([participant?.id, participant?.name, others.length], [PARTICIPANT_ID, 'gainsight', 0]);
  });

  it('claims questions about customers and none about the editor', () => {
    const examples = readManifest().contributes.chatParticipants.flatMap(({ disambiguation }) =>
      disambiguation.flatMap((entry) => entry.examples),
    );
    assert.ok(examples.length >= 8);
    const editorWords =
      /\b(?:code|file|function|class|bug|test|repository|commit|terminal|workspace|editor|extension)\b/i;
    assert.deepEqual(
      examples.filter((example) => editorWords.test(example)),
      [],
    );
  });

  it('offers the reports as slash commands and in the palette; else run `npm run manifest`', () => {
    const { chatParticipants, commands } = readManifest().contributes;
    assert.deepEqual(chatParticipants[0]?.commands, slashCommands());
    const ofReports = new Set(reports.map(({ command }) => command));
    assert.deepEqual(
      commands.filter(({ command }) => ofReports.has(command)),
      reportCommands(),
    );
  });

  it('gives examples for each slash command, no two alike', () => {
    const examples = readManifest().contributes.chatParticipants.flatMap(({ disambiguation }) =>
      disambiguation.flatMap((entry) => entry.examples),
    );
    assert.equal(new Set(examples.map((example) => example.toLowerCase())).size, examples.length);
    const openings = examples.map((example) => example.toLowerCase().split(' ').slice(0, 3).join(' '));
    assert.ok(new Set(openings).size >= examples.length - 2, 'too many begin alike');
    for (const { name } of reports) {
      const fitting = examples.filter((example) => SUBJECTS[name].test(example));
      assert.ok(fitting.length >= 2, `${name}: ${fitting.length}`);
    }
  });

  it('says to no command which questions are its own: what a person asks freely names no account alone', () => {
    for (const command of readManifest().contributes.chatParticipants[0]?.commands ?? [])
      assert.ok(!('disambiguation' in command));
  });
});
