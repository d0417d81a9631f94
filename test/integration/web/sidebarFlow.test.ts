import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateForTest } from '../extensionUnderTest';
import { ui } from '../bridge';
import { connectByHand, forgetConnections, servedTenant, startAfresh } from './connectByHand';
import { choose, click, expectBelow, pane, showOnly } from './sidebarPage';

/** The companies whose CSM is the user, by name. */
const MINE = [
  'Bravura',
  'Brightwater Utilities',
  'Cloudnine',
  'Fernhill Foods',
  'Helios Analytics',
  'Kestrel Labs',
  'Larkspur Health',
  'Meridian Corp',
  'OmegaTech',
  'Ostrava Steelworks',
  'Pinewood Press',
  'Praxis Inc',
  'Quillon Bank',
  'Tandem Freight',
  'Thornbury Dental',
];
const FOLDERS = ['CTAs', 'Success plans', 'Timeline', 'People', 'Relationships'];
const INPUT = '.quick-input-widget input';

/** Waits until the Accounts view holds so many rows, drawn or not. */
const expectSize = (rows: number) =>
  ui('waitFor', `${pane('Accounts')} .monaco-list-row[aria-setsize="${rows}"]`);

/** Goes to the end of the Accounts view, and chooses its last row. */
async function loadMore(): Promise<void> {
  await vscode.commands.executeCommand('gainsight.accounts.focus');
  await ui('press', 'End');
  await ui('clickText', `${pane('Accounts')} .monaco-list-row`, 'Load more');
}

describe('the sidebar on a tenant over HTTP', () => {
  before(async () => {
    await startAfresh();
    const { url, key, email } = servedTenant();
    await connectByHand(url, key, email);
  });

  // The views are those of the whole window. A test that failed may leave them filtered, sorted or grouped.
  afterEach(async function () {
    await vscode.commands.executeCommand('workbench.actions.treeView.gainsight.accounts.collapseAll');
    if (this.currentTest?.state !== 'failed') return;
    await ui('press', 'Escape');
    await vscode.commands.executeCommand('gainsight.clearSearch');
    await vscode.commands.executeCommand('gainsight.showMyAccounts');
    await choose('gainsight.sortAccounts', 'Name');
    await choose('gainsight.groupAccounts', 'No groups');
  });

  after(forgetConnections);

  /** Opens a folder of a company of mine, and the company with it. */
  async function openFolder(company: string, folder: string): Promise<readonly [string, string]> {
    await showOnly('Accounts');
    await expectBelow('Accounts', [], MINE);
    await click('Accounts', company);
    await expectBelow('Accounts', [company], FOLDERS);
    await click('Accounts', company, folder);
    return [company, folder];
  }

  it('shows a company’s open CTAs by due date, and their tasks', async () => {
    const ctas = await openFolder('Tandem Freight', 'CTAs');
    await expectBelow('Accounts', ctas, ['Onboarding: driver app', 'Onboarding: dispatch desk']);
    await click('Accounts', ...ctas, 'Onboarding: dispatch desk');
    await expectBelow('Accounts', [...ctas, 'Onboarding: dispatch desk'], ['Prepare the go-live checklist']);
  });

  it('shows a company’s success plans and their objectives', async () => {
    const plans = await openFolder('Quillon Bank', 'Success plans');
    await expectBelow('Accounts', plans, ['Onboarding plan']);
    await click('Accounts', ...plans, 'Onboarding plan');
    await expectBelow(
      'Accounts',
      [...plans, 'Onboarding plan'],
      [
        'Kickoff and project team',
        'Sandbox environment',
        'Security questionnaire',
        'Migrate customer records',
        'Train the branch champions',
        'Pilot in two branches',
        'Go live',
      ],
    );
  });

  it('shows a company’s Timeline, the newest entry first', async () => {
    const timeline = await openFolder('Meridian Corp', 'Timeline');
    await expectBelow('Accounts', timeline, [
      'Migration follow-up',
      'Workaround for exports',
      'Migration workshop',
      'Quarterly business review',
      'New plant lead',
    ]);
    const [newest] = await ui('rows', 'Accounts', timeline);
    assert.match(newest?.description ?? '', /Call · Lena Hofmann$/);
  });

  it('shows a company’s people, those who left at the end', async () => {
    const people = await openFolder('Helios Analytics', 'People');
    await expectBelow('Accounts', people, ['Ingrid Solberg', 'Pavel Novak', 'Mara Quist']);
  });

  it('shows a company’s relationships', async () => {
    const relationships = await openFolder('Helios Analytics', 'Relationships');
    await expectBelow('Accounts', relationships, ['Helios EMEA', 'Helios Forecasting', 'Helios Labs']);
  });

  it('searches by a part of the name, says so beside the title, and clears the search', async () => {
    await showOnly('Accounts');
    await expectBelow('Accounts', [], MINE);
    await ui('hover', pane('Accounts'));
    await ui('clickRole', 'button', 'Search Accounts…');
    await ui('fill', INPUT, 'quill');
    await ui('press', 'Enter');
    await expectBelow('Accounts', [], ['Quillon Bank']);
    await ui('waitForText', `${pane('Accounts')} .pane-header`, 'mine, matching “quill”');
    await ui('hover', pane('Accounts'));
    await ui('clickRole', 'button', 'Clear Account Search');
    await expectBelow('Accounts', [], MINE);
  });

  it('groups by health band, worst first, and by CSM', async () => {
    await showOnly('Accounts');
    await choose('gainsight.groupAccounts', 'Health');
    await expectBelow('Accounts', [], ['At risk', 'Watch', 'Healthy', 'Not scored']);
    const groups = await ui('rows', 'Accounts', []);
    assert.deepEqual(
      groups.map(({ description }) => description),
      ['6', '4', '3', '2'],
    );
    await click('Accounts', 'Not scored');
    await expectBelow('Accounts', ['Not scored'], ['Ostrava Steelworks', 'Pinewood Press']);
    await choose('gainsight.groupAccounts', 'CSM');
    await expectBelow('Accounts', [], ['Lena Hofmann']);
    await choose('gainsight.groupAccounts', 'No groups');
    await expectBelow('Accounts', [], MINE);
  });

  it('sorts by health, lowest first, unscored last', async () => {
    await showOnly('Accounts');
    await choose('gainsight.sortAccounts', 'Health, lowest first');
    await expectBelow(
      'Accounts',
      [],
      [
        'Meridian Corp',
        'Praxis Inc',
        'OmegaTech',
        'Fernhill Foods',
        'Bravura',
        'Cloudnine',
        'Brightwater Utilities',
        'Tandem Freight',
        'Quillon Bank',
        'Thornbury Dental',
        'Larkspur Health',
        'Helios Analytics',
        'Kestrel Labs',
        'Ostrava Steelworks',
        'Pinewood Press',
      ],
    );
    await choose('gainsight.sortAccounts', 'Name');
    await expectBelow('Accounts', [], MINE);
  });

  it('shows all companies in pages of 200', async () => {
    await showOnly('Accounts');
    await ui('hover', pane('Accounts'));
    await ui('clickRole', 'button', 'Show All Accounts');
    await expectSize(200 + 1);
    await loadMore();
    await expectSize(400 + 1);
    await loadMore();
    await expectSize(450);
    await ui('hover', pane('Accounts'));
    await ui('clickRole', 'button', 'Show My Accounts');
    await expectBelow('Accounts', [], MINE);
  });

  it('groups my work by due date and counts what is overdue in the activity bar', async () => {
    await showOnly('My Work');
    await expectBelow(
      'My Work',
      ['Overdue'],
      [
        'Send the credit note',
        'Settle the billing dispute',
        'Share the usage report',
        'Recover product usage',
        'Collect the SSO test results',
      ],
    );
    await expectBelow(
      'My Work',
      ['Today'],
      ['Call the sponsor about the rollout', 'Confirm the SSO rollout dates'],
    );
    await click('My Work', 'Later');
    await ui('waitForText', `${pane('My Work')} .monaco-list-row`, 'Onboarding: dispatch desk');
    const later = (await ui('rows', 'My Work', ['Later'])).map(({ label }) => label);
    assert.deepEqual(later.slice(-2), ['Prepare the go-live checklist', 'Onboarding: dispatch desk']);
    await ui('waitForText', '.activitybar .action-item:has([aria-label*="Gainsight"]) .badge-content', '5');
  });

  it('shows my success plans by status, those still open first', async () => {
    await showOnly('Success Plans');
    await expectBelow('Success Plans', [], ['Active', 'On Hold', 'At Risk', 'Draft', 'Closed']);
    await expectBelow(
      'Success Plans',
      ['Active'],
      [
        'Prove the return on investment',
        'Onboarding plan',
        'Single sign-on and rollout',
        'Grow into the field teams',
      ],
    );
  });

  it('signs out to a view without rows that offers to connect and to explore the sandbox', async () => {
    await showOnly('Accounts');
    await expectBelow('Accounts', [], MINE);
    await vscode.commands.executeCommand('gainsight.signOut');
    for (const button of ['Sign In…', 'Explore the Sandbox Tenant'])
      await ui('waitForText', `${pane('Accounts')} .welcome-view .monaco-button`, button);
    assert.equal(await ui('count', `${pane('Accounts')} .monaco-list-row`), 0);
    await ui('clickRole', 'button', 'Explore the Sandbox Tenant');
    await expectBelow('Accounts', [], MINE);
    const { active } = await activateForTest();
    assert.equal(active.tenant?.connection.kind, 'sandbox');
  });
});
