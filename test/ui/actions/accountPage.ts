import assert from 'node:assert/strict';
import { webviewPage } from '../webviewPage';
import type { Scene } from './scene';

const NAME = 'Agree on the pilot wards';
const PLAN = 'Roll out the mobile app';
const ACCOUNT = 'Larkspur Health';

/** What is written from the page of an account is held by the tenant, and the page then shows it. */
export function writingFromThePage(scene: () => Scene): void {
  const section = (name: string) => webviewPage(scene().workbench).getByRole('region', { name, exact: true });
  const button = (name: string) => webviewPage(scene().workbench).getByRole('button', { name, exact: true });

  it('opens the page of the account that is found while its name is typed', async () => {
    const { quickInput, workbench } = scene();
    await quickInput.runCommand('Gainsight: Find Account…');
    await quickInput.findAccount('larksp', ACCOUNT);
    await webviewPage(workbench).getByRole('heading', { level: 1, name: ACCOUNT }).waitFor();
  });

  it('creates a CTA there', async () => {
    const { held, quickInput } = scene();
    await button('Create CTA…: Open CTAs').click();
    await quickInput.pickAt(1, 'Lifecycle');
    await quickInput.enterAt(2, NAME);
    await quickInput.pickAt(3, 'Check-in');
    await quickInput.pickAt(4, 'Medium');
    await quickInput.enterAt(5, '2031-05-02');
    await quickInput.pickAt(6, 'Lena Hofmann');
    await quickInput.enterAt(7, '');
    await scene().approve();
    await section('Open CTAs').getByText(NAME).waitFor();
    await held.until('cta', NAME, { company: ACCOUNT, priority: 'Medium', closed: false });
  });

  it('changes and closes it there', async () => {
    const { held, quickInput } = scene();
    await section('Open CTAs').getByText(NAME).hover();
    await button(`Update…: ${NAME}`).click();
    await scene().tickAt(1, 'Priority');
    await quickInput.pickAt(2, 'High');
    await scene().approve();
    await held.until('cta', NAME, { priority: 'High' });
    await section('Open CTAs').getByRole('listitem').filter({ hasText: NAME }).getByText('High').waitFor();
    await section('Open CTAs').getByText(NAME).hover();
    await button(`Close: ${NAME}`).click();
    await scene().approve();
    await held.until('cta', NAME, { closed: true });
    await section('Open CTAs').getByText(NAME).waitFor({ state: 'detached' });
  });

  it('creates a success plan and logs an activity there', async () => {
    const { held, quickInput } = scene();
    await button('Create Success Plan…: Success plans').click();
    await quickInput.pickAt(1, 'Onboarding');
    await quickInput.enterAt(2, PLAN);
    await quickInput.enterAt(3, '');
    await quickInput.pickAt(4, 'Lena Hofmann');
    await quickInput.enterAt(5, '');
    await scene().approve();
    await section('Success plans').getByText(PLAN).waitFor();
    await held.until('plan', PLAN, { company: ACCOUNT, type: 'Onboarding' });
    await button('Log Timeline Activity…: Timeline').click();
    await quickInput.enterUnder('Log Timeline Activity', 'Call today: pilot wards are named');
    const subject = /Subject: (.*)/.exec(await scene().approve())?.[1] ?? '';
    await section('Timeline').getByText('pilot wards are named').first().waitFor();
    await held.until('activity', subject, { company: ACCOUNT, type: 'Call' });
    assert.ok(subject !== '');
  });
}
