import assert from 'node:assert/strict';
import { deepLink, type LinkKind } from '../../../src/gainsight/deepLinks';

const ORIGIN = 'https://acme.gainsightcloud.com';

describe('deepLink', () => {
  const table: [LinkKind, string][] = [
    ['company', 'customersuccess360?cid=1P02A'],
    ['relationship', 'Relationship360?rid=1P02A'],
    ['cta', 'cockpit?ctaId=1P02A'],
    ['successPlan', 'Successplan?spId=1P02A'],
    ['activity', 'timeline#/activities/1P02A'],
    ['home', 'home'],
  ];
  for (const [kind, rest] of table) {
    it(`leads to a ${kind}`, () => assert.equal(deepLink(ORIGIN, kind, '1P02A'), `${ORIGIN}/v1/ui/${rest}`));
  }

  it('keeps the port of a local tenant', () =>
    assert.equal(deepLink('http://127.0.0.1:4010', 'home'), 'http://127.0.0.1:4010/v1/ui/home'));

  for (const gsid of [undefined, '', '1P02&x=1', '1P02/../..', 'javascript:1'])
    it(`refuses the id ${String(gsid)}`, () =>
      assert.throws(() => deepLink(ORIGIN, 'company', gsid), TypeError));
});
