import assert from 'node:assert/strict';
import { type CallTarget, isRead } from '../../../src/gainsight/effects';

type Target = [CallTarget['method'], string];

describe('isRead', () => {
  const reads: Target[] = [
    ['POST', '/v1/data/objects/query/Company'],
    ['POST', '/v1/data/objects/query/Visit__gc'],
    ['GET', '/v1/meta/services/objects/list'],
    ['POST', '/v1/meta/services/objects'],
    ['GET', '/v1/meta/services/objects/company/describe'],
    ['POST', '/v1/meta/services/objects/describe'],
    ['GET', '/v1/meta/services/dropdowns/1I00SYNCAT00000000000000000000000001'],
    ['POST', '/v2/cockpit/cta/list'],
    ['POST', '/v2/cockpit/cta/deleted/list'],
    ['GET', '/v2/cockpit/admin/picklist/lite'],
    ['GET', '/v2/cockpit/task/list/1S01SYNCTA00000000000000000000000001'],
    ['POST', '/v2/successPlan/list/'],
    ['POST', '/v2/successPlan/list'],
    ['GET', '/v2/successPlan/admin/picklist/lite'],
    ['GET', '/v1/ant/es/job/status/1234'],
    ['POST', '/v1/users/services/list'],
  ];
  for (const [method, path] of reads) {
    it(`takes ${method} ${path} for a read`, () => assert.equal(isRead({ method, path }), true));
  }

  const writes: Target[] = [
    ['POST', '/v1/data/objects/Company'],
    ['PUT', '/v1/data/objects/Company'],
    ['PUT', '/v1/data/objects/query/Company'],
    ['DELETE', '/v1/data/objects/call_to_action/1S01SYNCTA00000000000000000000000001'],
    ['POST', '/v2/cockpit/cta/'],
    ['POST', '/v2/cockpit/cta'],
    ['PUT', '/v2/cockpit/cta/'],
    ['GET', '/v2/cockpit/cta/list'],
    ['POST', '/v2/successPlan/'],
    ['POST', '/v2/cockpit/task/'],
    ['POST', '/v1/ant/es/activity'],
    ['POST', '/v1/ant/es/activity/bulk'],
    ['DELETE', '/v1/ant/es/activity'],
    ['GET', '/v1/something/unknown'],
    ['POST', '/v1/data/objects/query/Company/delete'],
    ['POST', '/v1/data/objects/query/../Company'],
    ['POST', '/v1/data/objects/query/%2e%2e'],
    ['POST', '/x/v1/data/objects/query/Company'],
    ['POST', '/v1/data/objects/query/Company//'],
  ];
  for (const [method, path] of writes) {
    it(`takes ${method} ${path} for a write`, () => assert.equal(isRead({ method, path }), false));
  }
});
