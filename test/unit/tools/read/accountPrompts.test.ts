import assert from 'node:assert/strict';
import * as expected from '../../../support/promptFacts';
import { setup } from '../toolTenant';
import { column, rowsOf, unmarked } from './promptAnswers';

describe('the prompts that only read', () => {
  it('P04: why Praxis Inc is red, by measure', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_accounts_health_get', { account_id: 'Praxis Inc' });
    assert.deepEqual([answer.score, answer.band], [31, 'At risk']);
    assert.deepEqual(column(answer, 'score').at(-1), 'unscored');
    assert.deepEqual(
      rowsOf(answer)
        .slice(0, 4)
        .map(({ measure, weight, score, changed }) => [measure, weight, score, changed]),
      expected.praxisMeasures,
    );
    assert.equal(rowsOf(answer).at(-1)?.measure, 'Sponsor engagement');
    assert.match(column(answer, 'trend').slice(0, 4).join(), /^(?:(?:Up|Down|Same),?){4}$/);
  });

  it('P17: the latest entries of Meridian Corp', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_activities_list', { account: 'Meridian Corp', limit: 3 });
    assert.deepEqual(
      rowsOf(answer).map(({ subject, date, type }) => [unmarked(subject), date, type]),
      expected.meridianEntries,
    );
    const [first, , third] = rowsOf(answer);
    assert.equal(first?.by, 'Lena Hofmann');
    assert.equal(unmarked(first.gist), 'Exports still fail at night. Olga wants a date.');
    assert.ok(unmarked(third?.gist).length <= 200 && !/[<\n]/.test(unmarked(third?.gist)));
    assert.equal(answer.total, 5);
    assert.match(answer.next ?? '', /^3 of 5 shown/);
  });

  it('P20: nobody has talked to Brightwater Utilities since March', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_activities_list', {
      account: 'Brightwater Utilities',
      since: '2026-03-01',
    });
    assert.deepEqual([answer.contacts, answer.notContacts], [0, 2]);
    assert.equal(answer.lastContact, 'none in this time');
    const before = answer.lastContactBefore as Record<string, unknown>;
    assert.deepEqual([before.date, before.type, before.by], expected.brightwaterContact);
    assert.match(answer.rule ?? '', /internal/);
  });

  it('P21: contacts of Helios Analytics, no sponsor, one who left', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_account_brief', {
      account: 'Helios Analytics',
      sections: ['contacts'],
    });
    const contacts = answer.contacts as { sponsor: string; active: object[]; left: object[] };
    assert.equal(contacts.sponsor, 'none on file');
    assert.deepEqual(contacts.active, [
      {
        name: 'Ingrid Solberg',
        role: 'Champion',
        title: 'Head of Business Intelligence',
        email: 'ingrid.solberg@example.org',
        lastContact: '2026-11-10',
      },
      { name: 'Pavel Novak', role: 'Key User', title: 'Data Engineer', email: 'pavel.novak@example.org' },
    ]);
    assert.match(JSON.stringify(contacts.left), /^\[\{"name":"Mara Quist"[^[]*\]$/);
  });

  it('P22: relationships of Helios Analytics beside its ARR', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_account_brief', {
      account: 'Helios Analytics',
      sections: ['relationships'],
    });
    const part = answer.relationships as Record<string, unknown> & {
      relationships: Record<string, unknown>[];
    };
    const { relationships, company, difference } = expected.heliosArr;
    assert.deepEqual(
      [part.arrOfRelationships, part.arrOfCompany, part.difference],
      [relationships, company, difference],
    );
    assert.deepEqual(
      part.relationships.map(({ relationship, type, arr, score }) => [relationship, type, arr, score]),
      expected.heliosRelationships,
    );
  });

  it('P23: what a review with Quillon Bank needs', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_account_brief', { account: 'Quillon Bank' });
    const text = JSON.stringify(answer);
    assert.match(text, /"health":\{"score":64,"band":"Watch","trend":\{"from":\d+,"on":"2026-08-24"/);
    assert.match(text, /"arr":560000,"currency":"EUR","renewalDate":"2027-07-16"/);
    const { entries } = answer.timeline as { entries: Record<string, unknown>[] };
    const subjects = entries.map(({ date, subject, gsid }) => [date, unmarked(subject), typeof gsid]);
    assert.deepEqual(subjects.slice(1), [
      ...expected.quillonSinceReview.map((entry) => [...entry, 'string']),
      ['2026-08-19', 'Quarterly business review', 'string'],
    ]);
    assert.match(text, /"ctas":\{"open":1.*Quarterly business review/);
    assert.match(text, /"sponsor":"Hannah Brandt"/);
    assert.deepEqual(answer.gaps, []);
    const lacking = await ask('gainsight_account_brief', { account: 'Ostrava Steelworks' });
    assert.match(JSON.stringify(lacking.gaps), /no health score/);
  });

  it('P25: OmegaTech in a paragraph', async () => {
    const { ask } = setup();
    const sections = ['health', 'renewal', 'ctas', 'plans', 'timeline'];
    const answer = await ask('gainsight_account_brief', { account: 'OmegaTech', sections });
    const text = unmarked(JSON.stringify(answer));
    assert.match(text, /"score":35,"band":"At risk"/);
    assert.match(text, /"arr":240000,"currency":"EUR","renewalDate":"2027-03-08"/);
    assert.match(
      text,
      /Adoption risk: weekly users are down.*"due":"2026-11-19".*Two of five teams stopped logging in/,
    );
    assert.match(text, /"lastContact":\{"date":"2026-10-15","type":"Call"/);
  });

  it('P30: the two entries on Bravura that are alike', async () => {
    const { ask } = setup();
    const answer = await ask('gainsight_activities_list', { account: 'Bravura' });
    const [double] = answer.alike as { date: string; gsids: string[] }[];
    assert.equal(double?.date, '2026-09-21');
    const two = rowsOf(answer).filter(({ gsid }) => double.gsids.includes(String(gsid)));
    assert.deepEqual(
      two.map(({ date, by }) => [date, by]),
      [
        ['2026-09-21', 'Lena Hofmann'],
        ['2026-09-21', 'Lena Hofmann'],
      ],
    );
    assert.match(String(answer.page), /timeline#\/activities\//);
  });
});
