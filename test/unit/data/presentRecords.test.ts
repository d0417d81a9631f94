import assert from 'node:assert/strict';
import { presentActivity, presentCta, presentPlan } from '../../../src/data/presentRecords';
import { GainsightError } from '../../../src/gainsight/errors';
import { MissingFields } from '../../../src/gainsight/missingFields';
import type { Row } from '../../../src/gainsight/objectQuery';

/** A tenant that lacks one field. */
function tenantWithout(missing: string) {
  const read = async ({ select }: { readonly select: readonly string[] }): Promise<Row[]> => {
    if (!select.includes(missing))
      return [{ Gsid: '1ACT', Name: 'One', Subject: 'Review', Notes: '<p>All is well.</p>' }];
    const detail = `Invalid field - ${missing}`;
    throw new GainsightError({ kind: 'rejected', code: 'GSOBJ_1002', sentence: 'Refused.', detail });
  };
  const missingFields = new MissingFields(() => 0);
  return { queryObjects: read, listCtas: read, listSuccessPlans: read, missingFields };
}

describe('a Timeline entry as it is now', () => {
  const { signal } = new AbortController();

  it('is read without a field that the tenant lacks', async () => {
    const entry = await presentActivity(tenantWithout('LastModifiedDate'), '1ACT', signal);
    assert.equal(entry?.notes, '<p>All is well.</p>');
  });

  for (const missing of ['Notes', 'Subject'])
    it(`is not read without ${missing}, which an update would send back empty`, () =>
      assert.rejects(presentActivity(tenantWithout(missing), '1ACT', signal), { code: 'GSOBJ_1002' }));
});

describe('a CTA and a success plan as they are now', () => {
  const { signal } = new AbortController();

  it('are read without a field that the tenant lacks', async () => {
    const cta = await presentCta(tenantWithout('OpenTaskCount'), '1ACT', signal);
    const plan = await presentPlan(tenantWithout('ModifiedDate'), '1ACT', signal);
    assert.deepEqual([cta?.name, plan?.name], ['One', 'One']);
  });

  it('are not read without what is to be replaced', async () => {
    const client = tenantWithout('Comments');
    await assert.rejects(presentCta(client, '1ACT', signal, ['Comments']), { code: 'GSOBJ_1002' });
    assert.equal((await presentCta(client, '1ACT', signal))?.name, 'One');
    await assert.rejects(presentCta(client, '1ACT', signal, ['Comments']), { code: 'GSOBJ_1002' });
  });
});
