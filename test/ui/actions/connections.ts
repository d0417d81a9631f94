import { until } from '../../support/until';
import type { Scene } from './scene';

const OTHER = 'jonas.weber@example.com';
const ME = 'lena.hofmann@example.com';

/** Ways to the tenant: to its pages, to it once more, as somebody else, and to another one and back. */
export function waysToTheTenant(scene: () => Scene): void {
  it('opens a row in Gainsight, and copies its link', async () => {
    const { page } = scene().workbench;
    const opening = page.context().waitForEvent('page');
    await scene().press(scene().account('Bravura'), 'Open in Gainsight');
    const opened = await opening;
    await opened.waitForURL(/customersuccess360\?cid=/);
    const url = opened.url();
    await opened.close();
    await scene().chooseInMenu(scene().account('Bravura'), 'Copy Link');
    const copied = () => page.evaluate<string>('navigator.clipboard.readText()');
    await until(async () => (await copied()) === url, 'the link in the clipboard');
  });

  it('reads a list again that could not be read', async () => {
    const { held, workbench } = scene();
    await held.fail({ kind: 'failure', path: '/v1/data/objects/query/activity_timeline' });
    await scene().open(scene().account('Brightwater Utilities'));
    await scene().row('Accounts', 'Timeline of Brightwater Utilities').click();
    const action = workbench.page.locator('.action-label[aria-label^="Try Again"]');
    const failed = workbench.view('Accounts').getByRole('treeitem').filter({ has: action });
    await scene().press(failed, 'Try Again');
    await scene().row('Accounts', 'Renewal forecast').waitFor();
    await scene().account('Brightwater Utilities').click();
  });

  it('shows the work of whoever the e-mail address names', async () => {
    const { quickInput } = scene();
    for (const [email, work] of [
      [OTHER, 'Onboarding: driver app'],
      [ME, 'Onboarding: dispatch desk'],
    ] as const) {
      await quickInput.runCommand('Gainsight: Change My E-Mail Address…');
      await quickInput.enterAt(1, email);
      await scene().open(scene().work('Later'));
      await scene().work(work).waitFor();
    }
  });

  it('goes to the sandbox of the extension, and back', async () => {
    const { quickInput, workbench } = scene();
    const shown = (connection: string) =>
      workbench.page.locator('.statusbar-item', { hasText: connection }).waitFor();
    await quickInput.runCommand('Gainsight: Explore the Sandbox Tenant');
    await shown('Sandbox tenant');
    await quickInput.runCommand('Gainsight: Switch Connection');
    await quickInput.row('127.0.0.1').click();
    await shown('127.0.0.1');
    await scene().account('Bravura').waitFor();
  });
}
