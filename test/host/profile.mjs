import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeAtExit } from './children.mjs';
import { companionDir, messengerDir, root } from './paths.mjs';

/** A VS Code that asks nothing, updates nothing and tells nobody. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.reduceMotion': 'on',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.tools.confirmationCarousel.enabled': false,
  'chat.byokUtilityModelDefault': 'none',
  'chat.tips.enabled': false,
};

/** Lets the built-in agent take the scripted model without a sign-in: it counts as brought along by the user. */
const languageModels = [{ vendor: 'scripted', name: 'Scripted' }];

/** The extension under test and the companion with the scripted model. */
export const extensionFolders = [root, companionDir];

/**
 * A temporary user profile. `folder` is removed when this process ends.
 * @param {Record<string, unknown>} settings
 */
export function createProfile(settings = {}) {
  const folder = removeAtExit(mkdtempSync(path.join(tmpdir(), 'gainsight-vscode-')));
  const profile = {
    folder,
    user: path.join(folder, 'user'),
    extensions: path.join(folder, 'extensions'),
    workspace: path.join(folder, 'workspace'),
  };
  mkdirSync(path.join(profile.user, 'User'), { recursive: true });
  mkdirSync(profile.extensions);
  mkdirSync(profile.workspace);
  const write = (name, value) =>
    writeFileSync(path.join(profile.user, 'User', name), JSON.stringify(value, null, 2));
  write('settings.json', { ...quietSettings, ...settings });
  // On a server, settings of the machine are its own and not the user's; those of the application are the user's.
  mkdirSync(path.join(profile.user, 'Machine'));
  const ofMachine = JSON.stringify(withoutApplication(settings), null, 2);
  writeFileSync(path.join(profile.user, 'Machine', 'settings.json'), ofMachine);
  write('chatLanguageModels.json', languageModels);
  writeFileSync(path.join(profile.workspace, 'README.md'), '# Notes\n\nA folder to try the extension in.\n');
  return profile;
}

function withoutApplication(settings) {
  const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const declared = contributes.configuration.properties;
  return Object.fromEntries(
    Object.entries(settings).filter(([name]) => declared[name]?.scope !== 'application'),
  );
}

/** Makes VS Code find the extensions as if they were installed; it looks once, at its first start. */
export function linkAsInstalled(profile, folders = extensionFolders) {
  for (const folder of folders) {
    const { publisher, name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    symlinkSync(folder, path.join(profile.extensions, `${publisher}.${name}-${version}`));
  }
}

/**
 * A folder with a link to each extension: the browser host takes one development path, and loads all in it. The one with
 * messages stands for what else a user has installed.
 */
export function linkForDevelopment(profile) {
  const development = path.join(profile.folder, 'development');
  mkdirSync(development);
  for (const folder of [...extensionFolders, messengerDir])
    symlinkSync(folder, path.join(development, path.basename(folder)));
  return development;
}
