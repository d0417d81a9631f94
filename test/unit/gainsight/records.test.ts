import assert from 'node:assert/strict';
import type { Row } from '../../../src/gainsight/objectQuery';
import { htmlToText } from '../../../src/gainsight/htmlText';
import { activitySelect, toActivity } from '../../../src/gainsight/records/activity';
import { companySelect, toCompany } from '../../../src/gainsight/records/company';
import { contactSelect, toContact } from '../../../src/gainsight/records/contact';
import { ctaObjectSelect, ctaSelect, toCta } from '../../../src/gainsight/records/cta';
import { relationshipSelect, toRelationship } from '../../../src/gainsight/records/relationship';
import { planObjectSelect, planSelect, toSuccessPlan } from '../../../src/gainsight/records/successPlan';
import { taskSelect, toTask } from '../../../src/gainsight/records/task';
import { toUser, userSelect } from '../../../src/gainsight/records/user';

const COMPANY = '1P02SYNCO000000000000000000000000001';
const USER = '1P01SYNUS000000000000000000000000001';
const STAGE = '1I00SYNSTAG0000000000000000000000001';
const OWNER = { gsid: USER, name: 'Ada Okafor', email: 'ada.okafor@example.com' };

/** The same row as another tenant would write it: keys in lower case, nulls left out. */
function otherwise(row: Record<string, unknown>): Record<string, unknown> {
  const present = Object.entries(row).filter(([, value]) => value !== null);
  return Object.fromEntries(present.map(([key, value]) => [key.toLowerCase(), value]));
}

describe('toCompany', () => {
  const row = {
    Gsid: COMPANY,
    Name: 'Blue Heron Logistics',
    Arr: 182_500,
    CurrencyIsoCode: 'EUR',
    RenewalDate: '2026-09-30',
    Csm: USER,
    'Csm__gr.Name': 'Ada Okafor',
    'Csm__gr.Email': 'ada.okafor@example.com',
    Stage: STAGE,
    Status: '1I00SYNSTAT0000000000000000000000001',
    CurrentScore: '1I00SYNSCOR0000000000000000000000001',
    PreviousScore: null,
    'CurrentScore__gr.Name': 'At risk',
    Trend: 'Down',
  };
  const company = {
    gsid: COMPANY,
    name: 'Blue Heron Logistics',
    arr: 182_500,
    currency: 'EUR',
    renewalDate: '2026-09-30',
    csm: OWNER,
    stage: 'Adoption',
    status: undefined,
    scoreId: '1I00SYNSCOR0000000000000000000000001',
    previousScoreId: undefined,
    bandLabel: 'At risk',
    trend: 'Down',
  };
  const labels = { stage: new Map([[STAGE, 'Adoption']]) };

  it('reads a row, with labels for picklist ids and none for ids that are not known', () =>
    assert.deepEqual(toCompany(row, labels), company));

  it('reads other spellings, absent keys, numbers as text and epoch dates', () => {
    const variant = { ...otherwise(row), arr: '182500', renewaldate: Date.UTC(2026, 8, 30) };
    assert.deepEqual(toCompany(variant, labels), company);
  });

  it('keeps a stage that is a label already', () =>
    assert.equal(toCompany({ ...row, Stage: 'Onboarding' }, labels)?.stage, 'Onboarding'));

  it('has no owner rather than an empty one', () =>
    assert.equal(toCompany({ Gsid: COMPANY, Name: 'X', Csm: null })?.csm, undefined));
});

describe('toCta', () => {
  const fromList = {
    Gsid: '1S01A',
    Name: 'Usage fell',
    EntityType: 'COMPANY',
    CompanyId: COMPANY,
    'CompanyId__gr.Name': 'Blue Heron Logistics',
    OwnerId: USER,
    'OwnerId__gr.FirstName': 'Ada',
    'OwnerId__gr.LastName': 'Okafor',
    'OwnerId__gr.Email': 'ada.okafor@example.com',
    'TypeId__gr.Name': 'Risk',
    'StatusId__gr.Name': 'New',
    'PriorityId__gr.Name': 'High',
    'ReasonId__gr.Name': 'Adoption',
    DueDate: '2026-04-14T00:00:00.000Z',
    IsClosed: false,
    IsImportant: true,
    CtaGroupId: null,
    OpenTaskCount: 2,
    TotalTaskCount: '3',
  };
  const cta = {
    gsid: '1S01A',
    name: 'Usage fell',
    companyGsid: COMPANY,
    companyName: 'Blue Heron Logistics',
    owner: OWNER,
    type: 'Risk',
    status: 'New',
    priority: 'High',
    reason: 'Adoption',
    dueDate: '2026-04-14',
    closed: false,
    important: true,
    planGsid: undefined,
    openTasks: 2,
    totalTasks: 3,
  };

  it('reads a row of the Cockpit list', () => assert.deepEqual(toCta(fromList), cta));

  it('reads a row of the object query to the same CTA', () => {
    const onlyNull = { 'OwnerId__gr.FirstName': null, 'OwnerId__gr.LastName': null };
    const fromQuery = {
      ...fromList,
      ...onlyNull,
      'OwnerId__gr.Name': 'Ada Okafor',
      DueDate: Date.UTC(2026, 3, 14),
    };
    assert.deepEqual(toCta(fromQuery), cta);
    assert.deepEqual(toCta(otherwise(fromQuery)), cta);
  });

  it('is open and not important when the tenant leaves that out', () => {
    const bare = toCta({ Gsid: '1S01A', Name: 'X' });
    assert.deepEqual([bare?.closed, bare?.important], [false, false]);
  });

  it('knows the plan of an objective', () =>
    assert.equal(toCta({ ...fromList, CtaGroupId: '1S02A' })?.planGsid, '1S02A'));
});

describe('toTask', () => {
  const row = {
    Gsid: '1S05A',
    Name: 'Call the sponsor',
    CtaId: '1S01A',
    OwnerId: USER,
    'OwnerId__gr.Name': 'Ada Okafor',
    'OwnerId__gr.Email': 'ada.okafor@example.com',
    'StatusId__gr.Name': 'Open',
    'PriorityId__gr.Name': 'High',
    DueDate: '2026-04-07',
    IsClosed: false,
  };
  const task = {
    gsid: '1S05A',
    name: 'Call the sponsor',
    ctaGsid: '1S01A',
    companyGsid: undefined,
    companyName: undefined,
    owner: OWNER,
    status: 'Open',
    priority: 'High',
    dueDate: '2026-04-07',
    closed: false,
  };

  it('reads a row of the task list of a CTA', () => assert.deepEqual(toTask(row), task));

  it('reads a row of the object query, with its company', () => {
    const fromQuery = { ...otherwise(row), companyid: COMPANY, 'companyid__gr.name': 'Blue Heron Logistics' };
    assert.deepEqual(toTask(fromQuery), {
      ...task,
      companyGsid: COMPANY,
      companyName: 'Blue Heron Logistics',
    });
  });
});

describe('toSuccessPlan', () => {
  const common = {
    Gsid: '1S02A',
    Name: 'Year-one adoption',
    CompanyId: COMPANY,
    'CompanyId__gr.Name': 'Blue Heron Logistics',
    OwnerId: USER,
    'OwnerId__gr.Name': 'Ada Okafor',
    'OwnerId__gr.Email': 'ada.okafor@example.com',
    DueDate: '2026-12-15',
    PercentComplete: 40,
    ModifiedDate: '2026-03-04T15:30:00.000Z',
  };
  const plan = {
    gsid: '1S02A',
    name: 'Year-one adoption',
    companyGsid: COMPANY,
    companyName: 'Blue Heron Logistics',
    owner: OWNER,
    status: 'Active',
    type: 'Onboarding',
    dueDate: '2026-12-15',
    percentComplete: 40,
    closed: false,
    modifiedAt: new Date('2026-03-04T15:30:00Z'),
  };

  it('reads a row of the plan list', () =>
    assert.deepEqual(toSuccessPlan({ ...common, StatusName: 'Active', TypeName: 'Onboarding' }), plan));

  it('reads a row of the object query to the same plan', () => {
    const row = { ...common, 'StatusId__gr.Name': 'Active', 'SuccessPlanTypeId__gr.Name': 'Onboarding' };
    assert.deepEqual(toSuccessPlan(row), plan);
    assert.deepEqual(toSuccessPlan({ ...otherwise(row), modifieddate: 1_772_638_200_000 }), plan);
  });
});

describe('toActivity', () => {
  const read = (row: Row) => toActivity(row, htmlToText);

  it('reads a row and takes the markup off its notes', () => {
    const row = {
      Gsid: '1I02A',
      Subject: 'Monthly review',
      Notes: '<p>Went through <b>open</b> risks &amp; plans.</p>',
      ActivityDate: '2026-03-04T15:30:00.000+0000',
      TypeName: 'Meeting',
      GsCompanyId: COMPANY,
      'GsCompanyId__gr.Name': 'Blue Heron Logistics',
      AuthorId: USER,
      'AuthorId__gr.Name': 'Ada Okafor',
      'AuthorId__gr.Email': 'ada.okafor@example.com',
      DurationInMins: 45,
    };
    const activity = {
      gsid: '1I02A',
      subject: 'Monthly review',
      notes: 'Went through open risks & plans.',
      type: 'Meeting',
      at: new Date('2026-03-04T15:30:00Z'),
      author: OWNER,
      companyGsid: COMPANY,
      companyName: 'Blue Heron Logistics',
      durationMinutes: 45,
    };
    assert.deepEqual(read(row), activity);
    assert.deepEqual(read({ ...otherwise(row), activitydate: '1772638200000' }), activity);
  });

  it('prefers notes that are plain text already', () =>
    assert.equal(read({ Gsid: '1', NotesPlainText: 'a < b', Notes: '<p>x</p>' })?.notes, 'a < b'));

  it('keeps an entry without a subject, so that the account does not look untouched', () =>
    assert.equal(read({ Gsid: '1', TypeName: 'Email' })?.subject, 'Email'));

  it('has no notes rather than empty ones', () =>
    assert.equal(read({ Gsid: '1', Notes: '<p> </p>' })?.notes, undefined));
});

describe('toContact, toRelationship and toUser', () => {
  it('read a link row and the person behind it', () => {
    const row = {
      Gsid: '1C01A',
      'Person_ID__gr.Name': 'Mina Farrow',
      'Person_ID__gr.Email': 'mina.farrow@example.org',
      Active: true,
      IsPrimaryCompany: 'true',
      Role: 'Sponsor',
      Title: 'Head of Operations',
    };
    const contact = {
      gsid: '1C01A',
      name: 'Mina Farrow',
      email: 'mina.farrow@example.org',
      role: 'Sponsor',
      title: 'Head of Operations',
      active: true,
      primary: true,
    };
    assert.deepEqual(toContact(row), contact);
    assert.deepEqual(toContact(otherwise(row)), contact);
  });

  it('name a contact by first and last name, else by e-mail address', () => {
    const parts = { Gsid: '1', 'Person_ID__gr.FirstName': 'Mina', 'Person_ID__gr.LastName': 'Farrow' };
    assert.equal(toContact(parts)?.name, 'Mina Farrow');
    assert.equal(toContact({ Gsid: '1', 'Person_ID__gr.Email': 'm@example.org' })?.name, 'm@example.org');
    assert.equal(toContact({ Gsid: '1', Role: 'Sponsor' }), undefined);
  });

  it('read a relationship', () => {
    const row = {
      Gsid: '1P05A',
      Name: 'Blue Heron EMEA',
      CompanyId: COMPANY,
      'TypeId__gr.Name': 'Region',
      Arr: '1000',
      RenewalDate: '2026-05-01',
      Stage: STAGE,
      CurrentScore: 'x',
      'CurrentScore__gr.Name': 'Good',
    };
    assert.deepEqual(toRelationship(row, { stage: new Map([[STAGE, 'Adoption']]) }), {
      gsid: '1P05A',
      name: 'Blue Heron EMEA',
      companyGsid: COMPANY,
      type: 'Region',
      arr: 1000,
      renewalDate: '2026-05-01',
      stage: 'Adoption',
      csm: undefined,
      scoreId: 'x',
      bandLabel: 'Good',
    });
  });

  it('read a user, active unless said otherwise', () => {
    const row = { Gsid: USER, Name: 'Ada Okafor', Email: 'ada.okafor@example.com' };
    assert.deepEqual(toUser(row), { ...OWNER, active: true });
    assert.equal(toUser({ ...row, IsActiveUser: false })?.active, false);
    assert.equal(toUser({ Gsid: USER, FirstName: 'Ada', LastName: 'Okafor' })?.name, 'Ada Okafor');
  });
});

describe('Rows that cannot be shown', () => {
  for (const map of [toCompany, toCta, toTask, toSuccessPlan, toRelationship, toUser]) {
    it(`${map.name} drops a row without id or name`, () => {
      assert.equal(map({ Name: 'No id' }), undefined);
      assert.equal(map({ Gsid: '1P02A', Name: ' ' }), undefined);
      assert.equal(map({}), undefined);
    });
  }

  it('toActivity and toContact drop a row without id', () => {
    assert.equal(toActivity({ Subject: 'x' }, htmlToText), undefined);
    assert.equal(toContact({ 'Person_ID__gr.Name': 'x' }), undefined);
  });
});

describe('Default select lists', () => {
  const lists = {
    companySelect,
    relationshipSelect,
    ctaSelect,
    ctaObjectSelect,
    taskSelect,
    planSelect,
    planObjectSelect,
    activitySelect,
    contactSelect,
    userSelect,
  };
  for (const [name, list] of Object.entries(lists)) {
    it(`${name} names each field once, the id among them`, () => {
      assert.ok(list.includes('Gsid'));
      assert.equal(new Set(list.map((field) => field.toLowerCase())).size, list.length);
    });
  }

  it('the object queries select none of the names that only lists know', () => {
    assert.ok(!planObjectSelect.some((field) => ['StatusName', 'TypeName'].includes(field)));
    assert.ok(!activitySelect.some((field) => ['CompanyId', 'ModifiedDate'].includes(field)));
  });
});
