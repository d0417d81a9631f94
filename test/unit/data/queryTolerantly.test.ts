import assert from 'node:assert/strict';
import { CtaService } from '../../../src/data/ctaService';
import { namedLike } from '../../../src/data/namedLike';
import { PeopleService } from '../../../src/data/peopleService';
import { PlanService } from '../../../src/data/planService';
import { queryTolerantly } from '../../../src/data/queryTolerantly';
import { SignedInUser } from '../../../src/data/signedInUser';
import { userByGsid } from '../../../src/data/userByGsid';
import { GainsightError } from '../../../src/gainsight/errors';
import { MissingFields } from '../../../src/gainsight/missingFields';
import type { Row } from '../../../src/gainsight/objectQuery';
import { userSelect } from '../../../src/gainsight/records/user';

interface Query {
  readonly select: readonly string[];
}

/** A tenant that lacks some fields and names the first of them that a query asks for, and no other. */
function tenantWithout(...missing: readonly string[]) {
  const asked: (readonly string[])[] = [];
  const read = async ({ select }: Query): Promise<Row[]> => {
    asked.push(select);
    const unknown = select.find((name) => missing.includes(name));
    if (unknown === undefined) return [{ Gsid: '1', Name: 'One', Email: 'one@example.com' }];
    throw new GainsightError({
      kind: 'rejected',
      code: asked.length % 2 === 0 ? 'GSOBJ_1002' : 'COCKPIT_5101',
      sentence: 'Refused.',
      detail: `Invalid field - ${unknown}`,
    });
  };
  const clock = { ms: 3_600_000 };
  const missingFields = new MissingFields(() => clock.ms);
  const lists = { listCtas: read, listSuccessPlans: read, listTasks: async () => [] };
  return { asked, clock, client: { queryObjects: read, ...lists, missingFields } };
}

const select = ['Gsid', 'Name', 'Stage', 'Trend', 'Csm__gr.Email'];

describe('queryTolerantly', () => {
  it('does without every field that a tenant calls unknown, one after the other', async () => {
    const { client, asked } = tenantWithout('Stage', 'Csm__gr.Email');
    const rows = await queryTolerantly(client, { object: 'Company', select });
    assert.equal(rows.length, 1);
    assert.deepEqual(asked.at(-1), ['Gsid', 'Name', 'Trend']);
  });

  it('gives up on a tenant that finds fault with field after field', async () => {
    const fields = Array.from({ length: 20 }, (_, n) => `Field${n}__gc`);
    const { client, asked } = tenantWithout(...fields);
    const query = { object: 'Company', select: ['Gsid', ...fields] };
    await assert.rejects(queryTolerantly(client, query), { code: 'GSOBJ_1002' });
    assert.equal(asked.length, 6);
  });

  it('asks for no field again that the tenant has called unknown, in any later reading of the object', async () => {
    const { client, asked } = tenantWithout('Stage', 'Csm__gr.Email');
    await queryTolerantly(client, { object: 'Company', select });
    const before = asked.length;
    await queryTolerantly(client, { object: 'Company', select: [...select, 'Arr'] });
    assert.deepEqual(asked.slice(before), [['Gsid', 'Name', 'Trend', 'Arr']]);
    await queryTolerantly(client, { object: 'Relationship', select: ['Gsid', 'Name', 'Arr', 'Stage'] });
    assert.deepEqual(asked.slice(before + 1), [
      ['Gsid', 'Name', 'Arr', 'Stage'],
      ['Gsid', 'Name', 'Arr'],
    ]);
  });

  it('asks for all of them again when told to, after half an hour, and when the clock was set back', async () => {
    const { client, asked, clock } = tenantWithout('Stage');
    const query = { object: 'Company', select };
    await queryTolerantly(client, query);
    client.missingFields.forget();
    await queryTolerantly(client, query);
    assert.deepEqual(asked.slice(2), asked.slice(0, 2));
    clock.ms += 31 * 60_000;
    await queryTolerantly(client, query);
    assert.deepEqual(asked.slice(4), asked.slice(0, 2));
    clock.ms = 0;
    await queryTolerantly(client, query);
    assert.deepEqual(asked.slice(6), asked.slice(0, 2));
  });

  it('asks for all of them again after Refresh, also where a reading from before ends after it', async () => {
    const { client, asked } = tenantWithout('Stage');
    const query = { object: 'Company', select };
    await queryTolerantly(client, query);
    const underWay = queryTolerantly(client, query);
    client.missingFields.forget();
    await underWay;
    await queryTolerantly(client, query);
    assert.deepEqual(asked[3], select);
  });

  it('learns nothing from a reading that failed, and asks for what is needed all the same', async () => {
    const { client, asked } = tenantWithout('Stage');
    const query = { object: 'Company', select };
    const refused = { code: 'COCKPIT_5101' };
    await assert.rejects(queryTolerantly(client, query, undefined, ['Stage']), refused);
    await queryTolerantly(client, query);
    assert.deepEqual(asked[1], select);
    await assert.rejects(queryTolerantly(client, query, undefined, ['Stage']));
    assert.deepEqual(asked.at(-1), select);
  });
});

describe('the lists of a tenant that lacks some usual fields', () => {
  it('still hold its CTAs', async () => {
    const { client } = tenantWithout('OwnerId__gr.Email', 'OpenTaskCount');
    assert.equal((await new CtaService(client).ofCompany('1P02X')).rows[0]?.name, 'One');
  });

  it('still hold its success plans and their objectives', async () => {
    const { client } = tenantWithout('PercentComplete', 'IsImportant');
    const plans = new PlanService(client, { me: () => assert.fail('nobody is asked for') });
    assert.equal((await plans.ofCompany('1P02X'))[0]?.name, 'One');
    assert.equal((await plans.objectives('1S02X'))[0]?.name, 'One');
  });

  it('still know its users', async () => {
    const { client } = tenantWithout('IsActiveUser');
    const me = new SignedInUser(client, 'one@example.com', () => 0);
    const nothing = async () => assert.fail('not read');
    const metadata = { objects: nothing, describe: nothing, labels: nothing, known: () => undefined };
    const people = new PeopleService(client, metadata, me, () => 0);
    const [found] = await people.find('One');
    assert.deepEqual([found?.name, found?.active], ['One', true]);
    assert.equal((await userByGsid(client, '1', new AbortController().signal))?.name, 'One');
    assert.equal((await me.get()).gsid, '1');
    const like = { object: 'gsuser', select: userSelect, field: 'Name' };
    assert.equal((await namedLike(tenantWithout('IsActiveUser').client, like, 'Noe')).length, 1);
  });
});
