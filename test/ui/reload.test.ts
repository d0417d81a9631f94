import assert from 'node:assert/strict';
import { startSandboxServer } from '../host/sandboxServer.mjs';
import { useWorkbench } from './workbench';

describe('a connection over HTTP', () => {
  const workbench = useWorkbench({ keepSecrets: true });
  let sandbox: Awaited<ReturnType<typeof startSandboxServer>>;
  before(async () => {
    sandbox = await startSandboxServer();
    const { TEST_SANDBOX_URL: url, TEST_SANDBOX_KEY: key } = sandbox.env;
    const { quickInput } = workbench();
    await workbench().openContainer('Gainsight');
    await workbench().view('Accounts').getByRole('button', { name: 'Sign In…' }).click();
    await quickInput.enterAt(1, url);
    await quickInput.pickAt(2, 'Access key');
    await quickInput.enterAt(3, key);
    await quickInput.enterAt(4, 'lena.hofmann@example.com');
  });
  after(() => sandbox.stop());

  const untilCompanies = () =>
    workbench()
      .treeItem(/^Meridian Corp/)
      .waitFor();

  it('is made from the welcome view and shows the companies of the user', untilCompanies);

  it('is there again after a reload of the page, and asks for nothing', async () => {
    await untilCompanies();
    await workbench().reload();
    await workbench().openContainer('Gainsight');
    await untilCompanies();
    assert.equal(await workbench().quickInput.box.isVisible(), false);
  });
});
