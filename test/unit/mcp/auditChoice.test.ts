import assert from 'node:assert/strict';
import path from 'node:path';
import { type AuditChoice, sealOf } from '../../../src/audit/choiceSeal.node';
import { FileKeys } from '../../../src/audit/fileKeys.node';
import { defaultAuditFolder } from '../../../src/library/stateFolder.node';
import { chosenAudit } from '../../../src/mcp/auditChoice.node';
import type { AskedAudit } from '../../../src/mcp/environment';
import type { UserFile } from '../../../src/mcp/userFile.node';
import { AuditBench, unlocked } from '../../support/auditBench';

const ELSEWHERE = path.resolve('/project/audit');
const OWN = defaultAuditFolder({ state: '' });

describe("a server's record", () => {
  let bench: AuditBench;
  let keys: FileKeys;
  beforeEach(() => {
    bench = new AuditBench();
    keys = new FileKeys(path.join(bench.root, 'keys'));
  });
  afterEach(() => bench.dispose());

  const chosen = async (
    asked: Partial<AskedAudit>,
    permitted: Pick<UserFile, 'auditFolder' | 'auditDetail'> = {},
  ) => {
    const { folder, detail, retentionDays, notices } = await chosenAudit(
      { isHarmless: false, ...asked },
      permitted,
      keys,
    );
    return { choice: { folder, detail, retentionDays }, notices: notices.map((text) => text.split(' ')[0]) };
  };
  const asked = { dir: ELSEWHERE, detail: 'none', retentionDays: 1 } as const;
  const usual: AuditChoice = { folder: OWN, detail: 'masked', retentionDays: 90 };

  it('cannot be moved, thinned or shortened by an environment, whatever XDG_STATE_HOME says', async () => {
    const { XDG_STATE_HOME: before } = process.env;
    process.env.XDG_STATE_HOME = bench.root;
    try {
      const notices = ['GAINSIGHT_AUDIT_DIR', 'GAINSIGHT_AUDIT_DETAIL', 'GAINSIGHT_AUDIT_RETENTION_DAYS'];
      for (const seal of [undefined, '', 'made-up'])
        assert.deepEqual(await chosen({ ...asked, seal }), { choice: usual, notices });
    } finally {
      if (before === undefined) delete process.env.XDG_STATE_HOME;
      else process.env.XDG_STATE_HOME = before;
    }
  });

  it('can be kept longer by it, and in full where the user wants less', async () => {
    const { choice, notices } = await chosen(
      { detail: 'masked', retentionDays: 400 },
      { auditDetail: 'none' },
    );
    assert.deepEqual([choice, notices], [{ ...usual, retentionDays: 400 }, []]);
  });

  it("is where and how the user's own file has it", async () => {
    const file = { auditFolder: ELSEWHERE, auditDetail: 'none' } as const;
    assert.deepEqual((await chosen({}, file)).choice, { ...usual, folder: ELSEWHERE, detail: 'none' });
  });

  it("is as the user's editor says, where that has sealed exactly this", async () => {
    const choice = { folder: ELSEWHERE, detail: 'none', retentionDays: 1 } as const;
    const seal = await sealOf(choice, keys, unlocked);
    assert.deepEqual(await chosen({ ...asked, seal }), { choice, notices: [] });
    const others = [
      { dir: path.resolve('/project/other') },
      { detail: 'masked' as const },
      { retentionDays: 2 },
    ];
    for (const other of others)
      assert.equal((await chosen({ ...asked, ...other, seal })).choice.folder, OWN, JSON.stringify(other));
  });

  it("takes no seal by a key that is not the user's", async () => {
    const strange = new FileKeys(path.join(bench.root, 'strange'));
    const seal = await sealOf({ folder: ELSEWHERE, detail: 'none', retentionDays: 1 }, strange, unlocked);
    assert.deepEqual((await chosen({ ...asked, seal })).choice, usual);
  });

  it('is in the same folder without customers, unless another is named', async () => {
    const { XDG_STATE_HOME: before } = process.env;
    process.env.XDG_STATE_HOME = bench.root;
    try {
      assert.deepEqual(await chosen({ isHarmless: true }), { choice: usual, notices: [] });
      const file = { auditFolder: path.resolve('/var/audit'), auditDetail: 'none' } as const;
      const expected = { folder: file.auditFolder, detail: 'none', retentionDays: 90 };
      assert.deepEqual((await chosen({ isHarmless: true }, file)).choice, expected);
    } finally {
      if (before === undefined) delete process.env.XDG_STATE_HOME;
      else process.env.XDG_STATE_HOME = before;
    }
  });

  it('of a tenant without customers is where and how the environment says, and never shorter', async () => {
    const { choice, notices } = await chosen({ ...asked, isHarmless: true });
    assert.deepEqual(choice, { folder: ELSEWHERE, detail: 'none', retentionDays: 90 });
    assert.deepEqual(notices, ['GAINSIGHT_AUDIT_RETENTION_DAYS']);
    const longer = await chosen({ retentionDays: 400, isHarmless: true });
    assert.deepEqual([longer.choice.retentionDays, longer.notices], [400, []]);
  });
});
