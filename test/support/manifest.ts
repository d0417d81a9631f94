import { readdirSync } from 'node:fs';
import { reports } from '../../src/reports/catalogue';
import type { ReportDefinition } from '../../src/reports/definition';
import { WRITE_TAG } from '../../src/host/manifest';
import { catalogue } from '../../src/tools/catalogue';
import type { Tool } from '../../src/tools/defineTool';
import { inputSchemaOf } from '../../src/tools/definitions';

/** A tool as `contributes.languageModelTools` declares it. */
export interface ToolEntry {
  readonly name: string;
  readonly displayName: string;
  readonly toolReferenceName: string;
  readonly canBeReferencedInPrompt: true;
  readonly modelDescription: string;
  readonly userDescription: string;
  readonly icon: string;
  readonly tags: readonly string[];
  readonly when: string;
  readonly inputSchema: object;
}

/** Also before the extension has been activated, when the key is not set: the first call of a tool activates it. */
const CONNECTED = '!gainsight.state || gainsight.state =~ /^(ready|offline)$/';
const EXTENSION_ID = 'csm-tools.gainsight-vscode';

/** The manifest's part that is generated: one entry for each tool of the catalogue. */
export function toolEntries(tools: readonly Tool[] = catalogue): ToolEntry[] {
  return tools.map((tool) => ({
    name: tool.name,
    displayName: tool.title,
    toolReferenceName: tool.reference,
    canBeReferencedInPrompt: true,
    modelDescription: tool.modelDescription,
    userDescription: tool.userDescription,
    icon: tool.icon,
    tags: tool.effect === 'write' ? ['gainsight', WRITE_TAG] : ['gainsight'],
    when: tool.effect === 'write' ? `!gainsight.readOnly && (${CONNECTED})` : CONNECTED,
    inputSchema: inputSchemaOf(tool),
  }));
}

/** Settings that the manifest presets: VS Code asks each time before a tool writes, and offers no way to stop asking. */
export function settingDefaults(tools: readonly Tool[] = catalogue): Record<string, object> {
  const writing = tools.filter(({ effect }) => effect === 'write');
  const asked = writing.map(({ reference }) => [`${EXTENSION_ID}/${reference}`, false] as const);
  return { 'chat.tools.eligibleForAutoApproval': Object.fromEntries(asked) };
}

/** Also before the extension has been activated: the command waits for the connection. */
const ASKABLE = 'gainsight.state != signedOut && gainsight.state != connecting && gainsight.state != refused';

/** The palette's reports as `contributes.commands` declares them. */
export function reportCommands(all: readonly ReportDefinition[] = reports): object[] {
  return all.map(({ command, title, argument }) => ({
    command,
    title,
    category: 'Gainsight',
    enablement: argument === 'note' ? `${ASKABLE} && !gainsight.readOnly` : ASKABLE,
  }));
}

/** The same as slash commands of the participant. */
export function slashCommands(all: readonly ReportDefinition[] = reports): object[] {
  return all.map(({ name, description, argument }) => ({
    name,
    description,
    ...(argument === 'note' && { when: '!gainsight.readOnly' }),
  }));
}

/** A file for agent mode as `contributes.chatSkills` and `contributes.chatAgents` declare it. */
export interface FileEntry {
  readonly path: string;
  readonly when?: string;
}

/** The skills: they are of use only where the tools are there that they speak of. */
export function skillEntries(): FileEntry[] {
  const names = readdirSync('media/skills').sort();
  return names.map((name) => ({ path: `./media/skills/${name}/SKILL.md`, when: CONNECTED }));
}

/** The custom agents: always, because a chosen agent that vanished at a sign-out would give way to another unasked. */
export function agentEntries(): FileEntry[] {
  return readdirSync('media/agents')
    .sort()
    .map((name) => ({ path: `./media/agents/${name}` }));
}
