import assert from 'node:assert/strict';
import { rightFor } from '../../../src/gainsight/rights';
import { fakeTenant, refused } from '../../support/fakeTenant';

describe('rightFor', () => {
  const RIGHTS = [
    ['POST', '/v1/data/objects/query/Company', 'to read records of the object Company'],
    ['PUT', '/v1/data/objects/Company', 'to create and change records of the object Company'],
    ['GET', '/v1/meta/services/objects/list', 'to read the data model (objects, fields and picklists)'],
    ['POST', '/v2/cockpit/cta/list', 'to read CTAs in Cockpit'],
    ['POST', '/v2/cockpit/cta/', 'to create and change CTAs in Cockpit'],
    ['POST', '/v2/cockpit/task/', 'to create and change tasks in Cockpit'],
    ['PUT', '/v2/successPlan/', 'to create and change success plans'],
    ['POST', '/v1/ant/es/activity', 'to create and change Timeline activities'],
    ['POST', '/v9/unknown', 'to change records through the API'],
  ] as const;
  for (const [method, path, right] of RIGHTS)
    it(`words ${method} ${path} as the right ${right}`, () => {
      assert.equal(rightFor({ method, path }), right);
    });

  it('stands in the sentence of a refusal, beside status, code and request id', async () => {
    const { transport } = fakeTenant([refused('GS_APIG_2403', 403)]);
    const call = { method: 'POST', path: '/v2/cockpit/cta/list', body: {} } as const;
    await assert.rejects(transport.send(call), {
      kind: 'forbidden',
      message:
        'Gainsight does not allow this call (HTTP 403, GS_APIG_2403). Ask your administrator for the right to read CTAs in Cockpit. (Request id: req-9)',
    });
  });
});
