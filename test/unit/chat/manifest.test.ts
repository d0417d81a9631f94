import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { PARTICIPANT_ID } from '../../../src/chat/participant';
import { settingDefaults, toolEntries } from '../../support/manifest';

interface Participant {
  readonly id: string;
  readonly name: string;
  readonly disambiguation: readonly { readonly examples: readonly string[] }[];
}

interface Manifest {
  readonly contributes: {
    readonly languageModelTools: readonly unknown[];
    readonly configurationDefaults: unknown;
    readonly chatParticipants: readonly Participant[];
  };
}

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
});
