import assert from 'node:assert/strict';
import { names, TenantCalls, type Row } from './tenantCalls';

const OBJECTS = '/v1/meta/services/objects';

async function described(calls: TenantCalls, path: string): Promise<Row> {
  const { body } = await calls.call(path);
  return (body.data as Row[])[0] ?? {};
}

const fieldOf = (object: Row, name: string): Row =>
  (object.fields as Row[]).find((field) => field.fieldName === name) ?? {};

describe('sandbox metadata', () => {
  it('lists every object with its type, in an envelope of three keys', async () => {
    const { body } = await new TenantCalls().call(`${OBJECTS}/list`);
    assert.deepEqual(Object.keys(body).sort(), ['data', 'requestId', 'result']);
    const objects = body.data as Row[];
    assert.equal(objects.length, 22);
    const custom = objects.filter((object) => object.objectType === 'CUSTOM');
    assert.deepEqual(names(custom, 'objectName'), [
      'NPS_Response__gc',
      'Product_Usage__gc',
      'Renewal_Forecast__gc',
      'site_visit__gc',
    ]);
  });

  it('narrows the list by parent object and leaves out mapping objects', async () => {
    const calls = new TenantCalls();
    const ofPerson = names((await calls.call(`${OBJECTS}/list?po=person`)).body.data as Row[], 'objectName');
    assert.deepEqual(ofPerson, ['company_person', 'relationship_person', 'NPS_Response__gc']);
    const unmapped = names(
      (await calls.call(`${OBJECTS}/list?po=person&em=true`)).body.data as Row[],
      'objectName',
    );
    assert.deepEqual(unmapped, ['NPS_Response__gc']);
  });

  it('gives the short list, sorted by label on request', async () => {
    const { body } = await new TenantCalls().call(OBJECTS, { externalUse: 'true', sortByLabel: 'true' });
    const labels = names(body.data as Row[], 'label').map(String);
    assert.deepEqual(
      labels,
      [...labels].sort((a, b) => a.localeCompare(b)),
    );
  });

  it('describes lookups and picklists', async () => {
    const company = await described(new TenantCalls(), `${OBJECTS}/Company/describe?idd=true`);
    assert.equal(company.objectName, 'company');
    const csm = fieldOf(company, 'Csm');
    const { lookupDetail } = csm.meta as { lookupDetail: { lookupName: string; lookupObjects: Row[] } };
    assert.deepEqual([csm.dataType, lookupDetail.lookupName], ['LOOKUP', 'Csm__gr']);
    assert.equal(lookupDetail.lookupObjects[0]?.objectName, 'gsuser');
    const segment = fieldOf(company, 'Segment__gc');
    assert.equal(segment.label, 'Segment');
    assert.deepEqual(names(segment.options as Row[], 'label'), ['Enterprise', 'Mid-Market', 'SMB']);
  });

  it('leaves out picklist items and hidden columns unless asked', async () => {
    const calls = new TenantCalls();
    const plain = await described(calls, `${OBJECTS}/company/describe`);
    assert.equal('options' in fieldOf(plain, 'Status'), false);
    assert.deepEqual(fieldOf(plain, 'Billing_Code__gc'), {});
    const full = await described(calls, `${OBJECTS}/company/describe?ihc=true`);
    assert.equal(fieldOf(full, 'Billing_Code__gc').label, 'Billing Code');
  });

  it('adds looked-up objects, level by level', async () => {
    const calls = new TenantCalls();
    const objects = async (query: string): Promise<unknown[]> =>
      names((await calls.call(`${OBJECTS}/person/describe?${query}`)).body.data as Row[], 'objectName');
    assert.deepEqual(await objects('ic=true&cl=0'), ['person']);
    const contacts = await calls.call(`${OBJECTS}/company_person/describe?ic=true&cl=1`);
    assert.deepEqual(names(contacts.body.data as Row[], 'objectName').sort(), [
      'company',
      'company_person',
      'person',
    ]);
  });

  it('describes several objects at once, with switches as text', async () => {
    const calls = new TenantCalls();
    const request = {
      objectNames: ['company', 'gsuser'],
      includeChilds: 'false',
      populatePickListOptions: 'true',
      removeHidden: 'true',
    };
    const { body } = await calls.call(`${OBJECTS}/describe`, request);
    const [company = {}, user = {}] = body.data as Row[];
    assert.equal(user.objectName, 'gsuser');
    assert.equal((fieldOf(company, 'Status').options as Row[]).length, 3);
    assert.deepEqual(fieldOf(company, 'Billing_Code__gc'), {});
    assert.equal((await calls.call(`${OBJECTS}/describe`, {})).body.result, false);
  });

  it('says OBJECT_NOT_FOUND in the form of this family', async () => {
    const { body } = await new TenantCalls().call(`${OBJECTS}/nothing/describe`);
    assert.equal(body.result, false);
    assert.equal(body.title, 'OBJECT_NOT_FOUND');
    assert.equal('errorCode' in body, false);
    assert.match((body as unknown as Row).instance as string, /^2026-11-18 08:00:00 UTC$/);
  });

  it('declares every field that its records have', async () => {
    const calls = new TenantCalls();
    const objects = names((await calls.call(`${OBJECTS}/list`)).body.data as Row[], 'objectName').map(String);
    for (const object of objects) {
      const fields = (await described(calls, `${OBJECTS}/${object}/describe?ihc=true`)).fields as Row[];
      const rows = await calls.rows(object, names(fields, 'fieldName').map(String));
      assert.ok(rows.length > 0, `${object} has no records`);
    }
  });

  it('gives the items of a picklist by category', async () => {
    const calls = new TenantCalls();
    const company = await described(calls, `${OBJECTS}/company/describe`);
    const { properties } = fieldOf(company, 'Stage').meta as { properties: Row };
    const { body } = await calls.call(
      `/v1/meta/services/dropdowns/${String(properties.PICKLIST_CATEGORY_ID)}`,
    );
    const { childItems } = body.data as { childItems: Row[] };
    assert.deepEqual(names(childItems, 'name').slice(1, 5), ['Onboarding', 'Adoption', 'Value', 'Renewal']);
    assert.equal((await calls.call('/v1/meta/services/dropdowns/1I00NONE')).body.result, false);
  });

  const needed: [object: string, fields: readonly string[]][] = [
    ['company', ['Name']],
    ['call_to_action', ['Name', 'CompanyId', 'OwnerId', 'TypeId', 'Expansion_Type__gc']],
    ['cs_task', ['Name', 'CtaId', 'OwnerId', 'DueDate']],
    ['cta_group', ['Name', 'CompanyId', 'OwnerId', 'SuccessPlanTypeId']],
    [
      'activity_timeline',
      [
        'ExternalId',
        'Subject',
        'Notes',
        'ActivityDate',
        'TypeName',
        'ContextName',
        'AuthorId',
        'Ant__Attendee_Level__c',
      ],
    ],
  ];
  for (const [object, fields] of needed)
    it(`says which fields a new record of ${object} must have`, async () => {
      const { body } = await new TenantCalls().call(`/v1/meta/services/objects/${object}/describe`);
      const [described] = body.data as [{ fields: { fieldName: string; meta: Row }[] }];
      const required = described.fields.filter(
        ({ meta }) => meta.required === true && meta.readOnly === false,
      );
      assert.deepEqual(
        required.map(({ fieldName }) => fieldName),
        fields,
      );
    });

  it('gives the configuration of the Cockpit and of success plans', async () => {
    const calls = new TenantCalls();
    const { body } = await calls.call(
      '/v2/cockpit/admin/picklist/lite?category=CTA_STATUS,CTA_REASON&et=COMPANY',
    );
    const data = body.data as Record<string, Row[]>;
    assert.deepEqual(Object.keys(data), ['CTA_STATUS', 'CTA_REASON']);
    const risk = (data.CTA_REASON ?? []).filter((item) => item.typeName === 'Risk');
    assert.deepEqual(names(risk, 'name'), [
      'Adoption',
      'Executive Sponsor Change',
      'Pricing',
      'Product Quality',
      'Support',
    ]);
    assert.equal(data.CTA_STATUS?.[0]?.typeName, 'ALL_CTA_TYPE');
    const plans = await calls.call(
      '/v2/successPlan/admin/picklist/lite?category=SUCCESS_PLAN_TYPE&et=COMPANY',
    );
    const types = (plans.body.data as Record<string, Row[]>).SUCCESS_PLAN_TYPE ?? [];
    assert.deepEqual(names(types, 'name'), ['Onboarding', 'ROI', 'Growth']);
    assert.equal((await calls.call('/v2/cockpit/admin/picklist/lite')).body.result, false);
  });

  it('lists users by the user service, whose pages count from 0', async () => {
    const calls = new TenantCalls();
    const page = async (number: number): Promise<unknown[]> => {
      const request = {
        select: ['Name'],
        orderBy: { Name: 'asc' },
        limit: 10,
        page: number,
        includeTotal: true,
      };
      const { body } = await calls.call('/v1/users/services/list', request);
      return names((body.data as { records: Row[] }).records);
    };
    assert.equal((await page(0))[0], 'Aiko Tanaka');
    assert.equal((await page(0)).length, 10);
    assert.equal((await page(1)).length, 3);
    assert.equal((await calls.call('/v1/users/services/list', {})).body.errorCode, 'GSOBJ_ESS_9104');
  });
});
