import path from 'node:path';
import { root } from '../host/paths.mjs';
import { createProfile, linkAsInstalled } from '../host/profile.mjs';
import { webviewPage } from './webviewPage';
import { openWorkbench, type Workbench } from './workbench';

/** Each look of the editor by the name of its pictures: the theme as people choose it, and the class of the workbench. */
const LOOKS = [
  ['light', 'Light 2026', '.vs'],
  ['dark', 'Dark 2026', '.vs-dark'],
  ['highContrast', 'Dark High Contrast', '.hc-black'],
] as const;

const SIZE = { width: 1200, height: 750 };
const ACCOUNT = 'Quillon Bank';

/** The pages are meant to be seen, and not what else an editor has. */
const SETTINGS = {
  'workbench.colorTheme': 'Light 2026',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
};

/** Takes both pages on the sandbox tenant in every look; gives the files. */
export async function takePages(): Promise<readonly string[]> {
  const profile = createProfile(SETTINGS);
  linkAsInstalled(profile, [root]);
  const { workbench, close } = await openWorkbench({ profile });
  try {
    await workbench.page.setViewportSize(SIZE);
    await workbench.page.emulateMedia({ reducedMotion: 'reduce' });
    await openPages(workbench);
    const files: string[] = [];
    for (const [look, theme, className] of LOOKS) {
      await changeTheme(workbench, theme, className);
      files.push(await take(workbench, 'Portfolio', `portfolioPage-${look}`));
      files.push(await take(workbench, ACCOUNT, `accountPage-${look}`));
    }
    return files;
  } finally {
    await close();
  }
}

async function openPages(workbench: Workbench): Promise<void> {
  const { quickInput } = workbench;
  await quickInput.runCommand('Gainsight: Explore the Sandbox Tenant');
  await workbench.openContainer('Gainsight');
  await workbench.view('Accounts').getByRole('treeitem').first().waitFor();
  await quickInput.runCommand('Gainsight: Open Portfolio');
  await webviewPage(workbench)
    .getByRole('button', { name: /^OmegaTech: / })
    .waitFor();
  await quickInput.runCommand('Gainsight: Open Account Page');
  await quickInput.findAccount(ACCOUNT, ACCOUNT);
  await webviewPage(workbench).getByRole('heading', { level: 1, name: ACCOUNT }).waitFor();
  await quickInput.runCommand('View: Toggle Primary Side Bar Visibility');
  await quickInput.runCommand('Notifications: Clear All Notifications');
}

async function changeTheme({ page, quickInput }: Workbench, theme: string, className: string): Promise<void> {
  await quickInput.runCommand('Preferences: Color Theme');
  await quickInput.box.fill(theme);
  await quickInput.pick(theme);
  await page.locator(`.monaco-workbench${className}`).waitFor();
}

/** Brings the page to the front, waits until all of it is there, and takes it. */
async function take(workbench: Workbench, tab: string, name: string): Promise<string> {
  const { page } = workbench;
  await page.locator('.tab', { hasText: tab }).click();
  const shown = webviewPage(workbench);
  await shown.getByRole('heading', { level: 1, name: tab }).waitFor();
  await shown.locator('main[aria-busy="false"]').waitFor();
  await page.mouse.move(SIZE.width - 2, SIZE.height / 2);
  const file = path.join(root, 'media', `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  return file;
}
