import assert from 'node:assert/strict';
import { setup } from '../tools/toolTenant';

describe('MetadataService', () => {
  it('says what is known of an object without asking for it', async () => {
    const { tenant, sandbox } = setup();
    const { metadata } = tenant;
    assert.equal(metadata.known('company'), undefined);
    await metadata.objects();
    assert.equal(metadata.known('Company'), undefined);
    assert.equal(metadata.known('no_such_object'), 'missing');
    const described = await metadata.describe('company');
    assert.equal(metadata.known('Company'), described);
    assert.equal(sandbox.calls.length, 2);
    tenant.forget();
    assert.deepEqual([metadata.known('company'), metadata.known('no_such_object')], [undefined, undefined]);
  });
});
