import assert from 'node:assert/strict';
import { namesFor } from '../../../src/auditView/names';
import { LENA, sourceOf } from '../../support/auditViewBench';

const source = sourceOf([], {
  pseudonymsOf: async (person) =>
    new Set(person === LENA ? ['person-0123456789abcdef', 'person-fedcba9876543210'] : []),
});
const manifest = {
  contributes: {
    commands: [{ command: 'gainsight.exportAuditLog', title: 'Export Audit Log…' }, { command: 7 }],
    languageModelTools: [{ name: 'gainsight_ctas_list', displayName: 'CTAs' }],
  },
};
const setup = (more: { manifest?: unknown } = {}) =>
  namesFor({
    ...{ emails: [LENA, LENA], sources: [source], manifest },
    accountName: (gsid) => (gsid === '1P02A' ? 'Fernhill Foods' : undefined),
    ...more,
  });

describe('names in the audit log', () => {
  it('are addresses for people who are known here, under each of their pseudonyms', async () => {
    const names = await setup();
    assert.equal(names.person('person-0123456789abcdef'), LENA);
    assert.equal(names.person('person-fedcba9876543210'), LENA);
    assert.equal(names.person('person-aaaaaaaabbbbbbbb'), 'person-aaaaaaaa');
  });

  it('are those of companies that were read, else their ids', async () => {
    const names = await setup();
    assert.deepEqual([names.account('1P02A'), names.account('1P02B')], ['Fernhill Foods', '1P02B']);
  });

  it('are titles of tools and commands as the manifest has them, else the bare name', async () => {
    const names = await setup();
    assert.equal(names.action('gainsight_ctas_list'), 'CTAs');
    assert.equal(names.action('gainsight.exportAuditLog'), 'Export Audit Log');
    assert.equal(names.action('audit.purge'), 'audit.purge');
    assert.equal((await setup({ manifest: null })).action('gainsight_ctas_list'), 'gainsight_ctas_list');
  });
});
