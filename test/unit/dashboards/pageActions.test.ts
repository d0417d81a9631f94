import assert from 'node:assert/strict';
import { PageActions } from '../../../src/dashboards/pageActions';
import type { Commands } from '../../../src/host/commands';

function setup(readOnly = false) {
  const run: unknown[][] = [];
  const commands: Pick<Commands, 'execute'> = { execute: async (...call) => void run.push(call) };
  return {
    run,
    actions: new PageActions({
      commands,
      isReadOnly: () => readOnly,
      onDidChangeRights: () => ({ dispose: () => undefined }),
    }),
  };
}

const cta = { kind: 'cta', gsid: '1S01A' } as const;
const company = { kind: 'company', gsid: '1P02A' } as const;

describe('the actions of pages', () => {
  it('run the commands of the palette', async () => {
    const { run, actions } = setup();
    await actions.run('open', cta);
    await actions.run('brief', company);
    await actions.run('logActivity', company);
    await actions.run('closeCta', cta);
    await actions.run('openDocument', { kind: 'contact', gsid: '1C01A' });
    assert.deepEqual(run, [
      ['gainsight.openRecord', 'cta', '1S01A'],
      ['gainsight.accountBrief', '1P02A'],
      ['gainsight.logActivity', '1P02A'],
      ['gainsight.closeCta', '1S01A'],
      ['gainsight.openRecordDocument', { kind: 'contact', gsid: '1C01A' }],
    ]);
  });

  it('that write are neither offered nor run where nothing may be written', async () => {
    const { run, actions } = setup(true);
    assert.deepEqual(actions.offered('open', 'logActivity', 'ask'), ['open', 'ask']);
    await actions.run('logActivity', company);
    assert.deepEqual(run, []);
  });
});
