import assert from 'node:assert/strict';
import { setup } from '../tools/toolTenant';

const PICKLISTS = '/admin/picklist/lite';

describe('ConfigurationService', () => {
  it('reads all lists of CTAs with one call and keeps them', async () => {
    const { tenant, sandbox } = setup();
    const types = await tenant.configuration.choices('CTA_TYPE');
    const reasons = await tenant.configuration.choices('CTA_REASON');
    assert.ok(types.some(({ name }) => name === 'Risk'));
    assert.ok(reasons.some(({ name, typeName }) => name === 'Adoption' && typeName === 'Risk'));
    assert.equal(sandbox.calls.filter(({ path }) => path.includes(PICKLISTS)).length, 1);
  });

  it('asks the plan service for what concerns plans, and again after it was told to forget', async () => {
    const { tenant, sandbox } = setup();
    const first = await tenant.configuration.choices('SUCCESS_PLAN_TYPE');
    tenant.forget();
    await tenant.configuration.choices('SUCCESS_PLAN_TYPE');
    assert.ok(first.some(({ name }) => name === 'ROI'));
    const paths = sandbox.calls.map(({ path }) => path.split('?')[0]);
    assert.deepEqual(paths, Array(2).fill('/v2/successPlan/admin/picklist/lite'));
  });

  it('knows the types of activities that are in use, each once and with its id', async () => {
    const { tenant } = setup();
    const types = await tenant.configuration.activityTypes();
    const names = types.map(({ name }) => name);
    assert.ok(names.includes('Call') && names.includes('Meeting'));
    assert.equal(new Set(names).size, names.length);
    assert.ok(types.every(({ gsid }) => gsid !== undefined));
  });
});
