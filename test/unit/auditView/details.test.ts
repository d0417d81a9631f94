import assert from 'node:assert/strict';
import { detailsName, detailsOf } from '../../../src/auditView/details';
import { FIELDS } from '../../../src/auditView/fieldNotes';
import { RecordLenses } from '../../../src/auditView/recordLenses';
import { GSID } from '../../support/auditBench';
import { line, moments, plainNames, record } from '../../support/auditViewBench';

const full = record({
  ...{ tenant: 'acme.gainsightcloud.com', connection: 'oauth', user: 'person-0123456789abcdef' },
  ...{
    input: { title: '(text of 6)' },
    records: [GSID, '1I00E316ITRFMKFNVIK2ITRFMKFNVIK2ABCD'],
    moreRecords: 3,
  },
  ...{
    result: 'notAllowed',
    errorCode: 'GSOBJ_1023',
    durationMs: 12,
    credentialMs: 1,
    requestIds: ['7c1e'],
    count: 2,
  },
});
const names = { ...plainNames, person: () => 'lena.hofmann@example.com', action: () => 'CTAs: "all"/x' };
const text = detailsOf({ record: full, isForeign: false }, names, moments);
const data = (shown: string): unknown => JSON.parse(shown.replaceAll(/^ *\/\/.*$/gm, ''));

describe('the details of a line of audit', () => {
  it('are the whole line, with a comment above each of its members', () => {
    assert.deepEqual(data(text), { ...full });
    const lines = text.split('\n');
    const bare = FIELDS.filter((field) => {
      const at = lines.findIndex((one) => one.startsWith(`  "${field}": `));
      return !/^ {2}\/\/ \S/.test(lines[at - 1] ?? '');
    });
    assert.deepEqual(bare, []);
  });

  it('leave out what the line does not have', () => {
    assert.deepEqual(data(detailsOf(line(), plainNames, moments)), { ...record() });
  });

  it('tell in words what ids and pseudonyms stand for', () => {
    for (const words of [
      'lena.hofmann@example.com',
      'Fernhill Foods',
      'not allowed',
      '@gainsight in chat',
      '21:00:00 here',
    ])
      assert.ok(text.replaceAll(/\s+\/\/ /g, ' ').includes(words), words);
  });

  it('say that the key is not here, of such a line alone', () => {
    assert.match(detailsOf(line({}, true), plainNames, moments), /nothing vouches for the line/);
    assert.doesNotMatch(text, /nothing vouches/);
  });

  it('keep a name from ending its comment', () => {
    const hostile = { ...plainNames, account: () => 'x\n"result": "ok"' };
    assert.deepEqual(data(detailsOf(line({ records: [GSID] }), hostile, moments)), {
      ...record({ records: [GSID] }),
    });
  });

  it('have an address of their own, whatever the action is called', () => {
    assert.equal(detailsName({ record: full, isForeign: false }, names), `${full.file}/1/CTAs allx.jsonc`);
  });
});

describe('the lenses of the details', () => {
  const lenses = (name?: string) => new RecordLenses(() => name).provideCodeLenses({ getText: () => text });

  it('stand above ids of records that have a page, and open them at the tenant of the line', () => {
    const [lens, ...others] = lenses();
    assert.equal(others.length, 0);
    assert.deepEqual(lens?.command, {
      title: 'Open Record',
      command: 'gainsight.openAuditRecord',
      arguments: [GSID, 'acme.gainsightcloud.com'],
    });
  });

  it('name the record where it is known, as it is written', () => {
    assert.equal(lenses('$(x) Foods')[0]?.command?.title, 'Open Record: $ (x) Foods');
  });
});
