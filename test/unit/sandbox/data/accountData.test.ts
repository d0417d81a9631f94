import assert from 'node:assert/strict';
import { names, TenantCalls } from '../tenantCalls';
import { daysAgo, entries } from './promptQueries';

describe('sandbox data for the prompts', () => {
  const calls = new TenantCalls();

  it('P17: the newest of several entries at Meridian is of HTML, and one note is very long', async () => {
    const rows = await entries(calls, 'Meridian Corp');
    assert.ok(rows.length >= 5);
    assert.match(String(rows[0]?.Notes), /<b>/);
    assert.ok(rows.some((row) => String(row.Notes).length > 15_000));
  });

  it('P18 and P19: Dana Whitfield is a contact of Cloudnine, and nothing was written there this morning', async () => {
    const [dana] = await calls.rows(
      'company_person',
      ['Person_ID__gr.Email', 'Active'],
      [
        ['Person_ID__gr.Name', 'EQ', 'Dana Whitfield'],
        ['Company_ID__gr.Name', 'EQ', 'Cloudnine'],
      ],
    );
    assert.deepEqual(dana, { 'Person_ID__gr.Email': 'dana.whitfield@example.org', Active: true });
    const rows = await entries(calls, 'Cloudnine');
    assert.ok(rows.every((row) => daysAgo(row) >= 30 && !String(row.Notes).includes('2-year')));
  });

  it('P20: the last contact with Brightwater was before March, internal notes came after', async () => {
    const rows = await entries(calls, 'Brightwater Utilities');
    const since = rows.filter((row) => String(row.ActivityDate) >= '2026-03-01');
    assert.deepEqual([...new Set(names(since, 'TypeName'))], ['Internal Note']);
    assert.equal(since.length, 2);
    const contact = rows[2];
    assert.deepEqual([contact?.TypeName, contact?.['AuthorId__gr.Name']], ['Meeting', 'Lena Hofmann']);
  });

  it('P21: Helios has contacts, one of them inactive, and no sponsor', async () => {
    const rows = await calls.rows(
      'company_person',
      ['Active', 'Role', 'Title'],
      [['Company_ID__gr.Name', 'EQ', 'Helios Analytics']],
    );
    assert.deepEqual(names(rows, 'Active'), [true, true, false]);
    assert.ok(rows.every((row) => row.Title && !/sponsor/i.test(String(row.Role))));
  });

  it('P22: Helios has three relationships, one unscored', async () => {
    const rows = await calls.rows(
      'relationship',
      ['Name', 'TypeId__gr.Name', 'Arr', 'CurrentScore__gr.Score'],
      [['CompanyId__gr.Name', 'EQ', 'Helios Analytics']],
    );
    assert.deepEqual(names(rows, 'CurrentScore__gr.Score'), [77, 58, null]);
    assert.ok(rows.every((row) => row['TypeId__gr.Name'] && Number(row.Arr) > 0));
  });

  it('P23: the last review with Quillon is a quarter ago, with wins and problems since', async () => {
    const rows = await entries(calls, 'Quillon Bank');
    const review = rows.find((row) => row.Subject === 'Quarterly business review');
    assert.equal(daysAgo(review), 91);
    const since = names(rows.slice(0, rows.indexOf(review ?? {})), 'Subject').map(String);
    assert.equal(since.filter((subject) => subject.startsWith('Win')).length, 2);
    assert.equal(since.filter((subject) => subject.startsWith('Problem')).length, 2);
  });
});
