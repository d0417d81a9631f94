import assert from 'node:assert/strict';
import { setupWrites } from '../writeTenant';

const CTA = { company_gsid: 'Bravura', cta_type: 'Risk', name: 'Rebuild trust', due_date: '2026-12-11' };
const PATH = '/v2/cockpit/(?:cta|task)/$|/v2/successPlan/$';

const CREATES: [string, object][] = [
  ['gainsight_cta_create', CTA],
  [
    'gainsight_task_create',
    { cta_gsid: 'Recover product usage', name: 'Send the deck', due_date: '2026-11-19' },
  ],
  ['gainsight_success_plan_create', { company_gsid: 'Bravura', name: 'Second half', plan_type: 'ROI' }],
];

describe('a create whose answer was lost', () => {
  for (const [tool, input] of CREATES) {
    it(`is told as uncertain by ${tool}, and the next attempt finds the record and asks`, async () => {
      const { approve, sandbox, writes, shown } = setupWrites();
      sandbox.inject({ path: PATH, kind: 'cut', when: 'after' });
      const lost = await approve(tool, input);
      assert.equal(lost.status, 'uncertain');
      const again = await approve(tool, input);
      assert.equal(again.status, 'several');
      assert.match(again.problem ?? '', /earlier attempt whose answer was lost/);
      assert.match(again.next ?? '', /ask whether it is enough/);
      assert.equal(again.rows?.length, 1);
      assert.deepEqual([writes().length, shown.length], [1, 1]);
    });

    it(`can be made by the next attempt of ${tool} when the record is not there, and says so`, async () => {
      const { approve, sandbox, writes, card } = setupWrites();
      sandbox.inject({ path: PATH, kind: 'cut' });
      await approve(tool, input);
      const again = await approve(tool, input);
      assert.equal(again.status, 'ok', JSON.stringify(again));
      assert.match(card(), /^! An earlier attempt got no answer\. Nothing like it was found since then\.$/m);
      assert.equal(writes().length, 2);
    });
  }

  it('is looked for also where the record was closed meanwhile, and whatever the case of its name', async () => {
    const { approve, sandbox, tenant, writes } = setupWrites();
    sandbox.inject({ path: PATH, kind: 'cut', when: 'after' });
    await approve('gainsight_cta_create', CTA);
    const [company] = await tenant.companies.resolve('Bravura');
    const cta = (await tenant.ctas.ofCompany(company?.gsid ?? '')).rows.find(({ name }) => name === CTA.name);
    await tenant.writes.updateCta(cta?.gsid ?? '', { referenceId: 'close', closed: true });
    const again = await approve('gainsight_cta_create', { ...CTA, name: 'rebuild TRUST' });
    assert.equal(again.status, 'several');
    assert.equal(again.rows?.[0]?.gsid, cta?.gsid);
    assert.equal(writes().length, 2);
  });

  it('is found also where the owner of the record is told without an address', async () => {
    const { approve, sandbox, tenant } = setupWrites();
    sandbox.inject({ path: PATH, kind: 'cut', when: 'after' });
    await approve('gainsight_cta_create', CTA);
    const read = tenant.client.queryObjects.bind(tenant.client);
    tenant.client.queryObjects = async (...call) =>
      (await read(...call)).map((row) => ({ ...row, 'OwnerId__gr.Email': null }));
    const again = await approve('gainsight_cta_create', CTA);
    assert.match(again.problem ?? '', /earlier attempt whose answer was lost/);
  });

  it('is not taken for another one: a create that means something else goes on', async () => {
    const { approve, sandbox, card } = setupWrites();
    sandbox.inject({ path: PATH, kind: 'cut', when: 'after' });
    await approve('gainsight_cta_create', CTA);
    const other = await approve('gainsight_cta_create', { ...CTA, name: 'Answer the tender' });
    assert.equal(other.status, 'ok');
    assert.doesNotMatch(card(), /earlier attempt/);
  });

  it('goes on when it cannot be looked for, and says so', async () => {
    const { approve, sandbox, card } = setupWrites();
    sandbox.inject({ path: PATH, kind: 'cut' });
    await approve('gainsight_cta_create', CTA);
    sandbox.inject({ path: '/v1/data/objects/query/call_to_action', kind: 'forbidden', times: 9 });
    const again = await approve('gainsight_cta_create', CTA);
    assert.equal(again.status, 'ok');
    assert.match(card(), /^\? Whether an earlier attempt has made this record could not be checked: /m);
  });

  it('is remembered also when the person cancels while the write is under way', async () => {
    const { executor, tenant } = setupWrites();
    const controller = new AbortController();
    const create = tenant.writes.createCta.bind(tenant.writes);
    tenant.writes.createCta = (record, options) => {
      const running = create(record, options);
      controller.abort();
      return running;
    };
    const remembered: string[] = [];
    tenant.journal.add = async ({ name }) => void remembered.push(name);
    const confirm = async () => 'accepted' as const;
    const options = { door: 'code', signal: controller.signal, confirm } as const;
    await assert.rejects(executor.run('gainsight_cta_create', CTA, options), { name: 'AbortError' });
    assert.deepEqual(remembered, [CTA.name]);
  });

  it('is told as uncertain also where it cannot be remembered', async () => {
    const { approve, sandbox, tenant } = setupWrites();
    tenant.journal.add = async () => Promise.reject(new Error('disk full'));
    sandbox.inject({ path: PATH, kind: 'cut' });
    assert.equal((await approve('gainsight_cta_create', CTA)).status, 'uncertain');
  });

  it('leaves an update alone: sent again, it finds its values in place', async () => {
    const { approve, sandbox, writes } = setupWrites();
    const input = { gsid: 'Recover product usage', priority: 'Low' };
    sandbox.inject({ path: PATH, kind: 'cut', when: 'after' });
    assert.equal((await approve('gainsight_cta_update', input)).status, 'uncertain');
    const again = await approve('gainsight_cta_update', input);
    assert.match(String(again.done), /Nothing was sent/);
    assert.equal(writes().length, 1);
  });
});
