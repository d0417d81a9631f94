// Writes what the manifest says about language-model tools and reports anew, from the tools and reports themselves.
import { build } from 'esbuild';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';

const here = path.dirname(fileURLToPath(import.meta.url));
const manifestFile = path.join(here, '../../package.json');
const bundle = path.join(here, `manifest-${process.pid}.tmp.mjs`);

async function readEntries() {
  try {
    await build({
      entryPoints: [path.join(here, 'manifest.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'warning',
    });
    const made = await import(pathToFileURL(bundle).href);
    return {
      entries: made.toolEntries(),
      defaults: made.settingDefaults(),
      reports: made.reportCommands(),
      slashCommands: made.slashCommands(),
      skills: made.skillEntries(),
      agents: made.agentEntries(),
    };
  } finally {
    await rm(bundle, { force: true });
  }
}

const { entries, defaults, reports, slashCommands, skills, agents } = await readEntries();
const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
manifest.contributes.configurationDefaults = defaults;
manifest.contributes.languageModelTools = entries;
const ofReports = new Set(reports.map(({ command }) => command));
const others = manifest.contributes.commands.filter(({ command }) => !ofReports.has(command));
manifest.contributes.commands = [...others, ...reports];
manifest.contributes.chatParticipants[0].commands = slashCommands;
manifest.contributes.chatSkills = skills;
manifest.contributes.chatAgents = agents;
const options = await resolveConfig(manifestFile);
const text = await format(JSON.stringify(manifest), { ...options, filepath: manifestFile });
await writeFile(manifestFile, text);
console.log(`${entries.length} tools and ${reports.length} reports written to package.json`);
