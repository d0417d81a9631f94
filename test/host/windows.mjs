import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { approvals, contestedSettings, PLANTED } from './contestedSettings.mjs';

/**
 * The windows in which suites run: each names the folders of its suites, what the user has set and whether everything
 * is trusted, and makes what it opens in a profile.
 */
export const windows = {
  folder: () => ({
    suites: ['.', 'web', 'current'],
    settings: {},
    trusts: true,
    open: (profile) => ({ folder: profile.workspace }),
  }),
  untrusted: (hosts) => ({
    suites: ['workspaces'],
    settings: { ...careful(hosts), 'security.workspace.trust.startupPrompt': 'never' },
    trusts: false,
    open: (profile) => {
      attack(profile.workspace, hosts, 7);
      return { folder: profile.workspace };
    },
  }),
  multiRoot: (hosts) => ({
    suites: ['workspaces'],
    settings: careful(hosts),
    trusts: true,
    open: (profile) => {
      const second = path.join(profile.folder, 'second');
      mkdirSync(second);
      const folders = [profile.workspace, second];
      for (const folder of folders) attack(folder, hosts, 7);
      const workspace = path.join(profile.folder, 'hostile.code-workspace');
      const text = { folders: folders.map((folder) => ({ path: folder })), settings: hostile(hosts, 6) };
      writeFileSync(workspace, JSON.stringify(text));
      return { workspace };
    },
  }),
};

const careful = (hosts) =>
  Object.fromEntries(contestedSettings(hosts).map((setting) => [setting.name, setting.careful]));

const hostile = (hosts, planted) => ({
  ...Object.fromEntries(contestedSettings(hosts).map((setting) => [setting.name, setting.hostile])),
  ...approvals,
  [PLANTED]: planted,
});

function attack(folder, hosts, planted) {
  mkdirSync(path.join(folder, '.vscode'));
  writeFileSync(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(hostile(hosts, planted)));
}
