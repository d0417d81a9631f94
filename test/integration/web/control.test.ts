import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../support/until';
import { ui } from '../bridge';
import { changeSetting } from '../changeSetting';
import { activateForTest } from '../extensionUnderTest';
import { forgetConnections, servedTenant } from './connectByHand';
import { askToCall, auditOf, connectServed, writesAtTenant } from './writeInChat';

const CREATE = 'gainsight_cta_create';
const CTA = { account: 'Meridian Corp', name: 'Planted CTA', type: 'Risk', due_date: '2030-01-31' };
const STATUS = '[id="csm-tools.gainsight-vscode.gainsight.connection"]';

describe('a connection that was made read-only', () => {
  beforeEach(async () => {
    await connectServed();
    await vscode.commands.executeCommand('gainsight.makeReadOnly');
  });
  after(forgetConnections);

  it('is shown as such, and the record says that it was made so', async () => {
    await ui('waitFor', `${STATUS} .codicon-lock`);
    const { connections } = await activateForTest();
    assert.equal(connections.active?.readOnly, true);
    await until(() => auditOf('gainsight.makeReadOnly').includes('ui command ok'), 'the line of audit');
  });

  it('offers no tool that writes, and lets none in that is called all the same', async () => {
    const { offered, answered } = await askToCall(CREATE, CTA);
    assert.match(await answered, /There is no tool/);
    assert.deepEqual(
      offered().filter((name) => /_(?:create|update)$/.test(name)),
      [],
    );
    const options = { input: CTA, toolInvocationToken: undefined };
    const { content } = await vscode.lm.invokeTool(CREATE, options);
    assert.match((content[0] as vscode.LanguageModelTextPart).value, /"status":"notAllowed"/);
    assert.deepEqual(await writesAtTenant(), []);
  });

  it('lets no write through to the tenant, whoever sends it', async () => {
    const { active } = await activateForTest();
    const create = async () =>
      active.tenant?.writes.createCta({
        ...{ referenceId: 'r1', name: 'x', companyGsid: '1P02', owner: { email: servedTenant().email } },
        type: 'Risk',
      });
    await assert.rejects(create, { kind: 'forbidden', message: /This connection is read-only/ });
    assert.deepEqual(await writesAtTenant(), []);
  });
});

describe('tenants that the settings do not allow', () => {
  // An open view may have sent a call just before the setting changes.
  before(() => vscode.commands.executeCommand('workbench.view.explorer'));
  after(async () => {
    await changeSetting('gainsight.domains', undefined);
    await forgetConnections();
  });

  const callsAtTenant = async (): Promise<number> => {
    const { url, key } = servedTenant();
    const response = await fetch(`${url}/_sandbox/calls`, { headers: { accesskey: key } });
    // A list, as the tenant's control calls answer.
    return ((await response.json()) as readonly unknown[]).length;
  };

  it('get nothing from a connection that was there before, until they are allowed again', async () => {
    const tenant = await connectServed();
    const { active } = await activateForTest();
    await tenant.people.me();
    await changeSetting('gainsight.domains', ['acme.gainsightcloud.com']);
    assert.equal(active.state.kind, 'refused');
    const before = await callsAtTenant();
    tenant.forget();
    await assert.rejects(tenant.companies.page({ scope: 'all' }), { kind: 'left' });
    await vscode.commands.executeCommand('gainsight.refresh');
    await vscode.commands.executeCommand('gainsight.signInAgain');
    assert.equal(await callsAtTenant(), before);
    assert.match('message' in active.state ? active.state.message : '', /gainsight\.domains/);
    await changeSetting('gainsight.domains', [new URL(servedTenant().url).host]);
    assert.ok(await active.tenant?.people.me());
  });
});
