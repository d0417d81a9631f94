import assert from 'node:assert/strict';
import { startSandboxServer } from '../host/sandboxServer.mjs';
import { useWorkbench } from './workbench';

describe('a connection over HTTP', () => {
  const workbench = useWorkbench({ keepSecrets: true });
  let sandbox: Awaited<ReturnType<typeof startSandboxServer>>;
  before(async () => {
    sandbox = await startSandboxServer();
  });
  after(() => sandbox.stop());

  it('is made from the welcome view and shows the companies of the user', async () => {
    const { TEST_SANDBOX_URL: url, TEST_SANDBOX_KEY: key } = sandbox.env;
    const { quickInput } = workbench();
    await workbench().openContainer('Gainsight');
    await workbench().view('Accounts').getByRole('button', { name: 'Connect…' }).click();
    for (const [at, answer] of [url, key, 'lena.hofmann@example.com'].entries()) {
      await quickInput.title.filter({ hasText: `(${at + 1}/3)` }).waitFor();
      await quickInput.enter(answer);
    }
    await workbench()
      .treeItem(/^Meridian Corp/)
      .waitFor();
  });

  it('is there again after a reload of the page, and asks for nothing', async () => {
    await workbench().reload();
    await workbench().openContainer('Gainsight');
    await workbench()
      .treeItem(/^Meridian Corp/)
      .waitFor();
    assert.equal(await workbench().quickInput.box.isVisible(), false);
  });
});
