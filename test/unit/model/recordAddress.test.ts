import assert from 'node:assert/strict';
import {
  addressOfRecord,
  DOCUMENT_KINDS,
  isFolderOfRecords,
  readRecord,
  recordAt,
  recordOfGsid,
  wayToRecord,
} from '../../../src/model/recordAddress';
import { Uri } from '../../support/vscode';

const HOST = 'acme.example.com';
const GSID = '1P02A1B2C3D4E5F6G7';

/** What nobody should be able to reach, or to be told, by the name of a record. */
const HOSTILE: readonly string[] = [
  '../../../etc/passwd',
  '..\\..\\secrets',
  '..',
  '.hidden',
  'a/b?c#d%2e%2e%2f:e*f|g<h>"i"',
  '\u202Egpj.exe',
  'x\u200Fy\u061Cz\u200E',
  'line\nbreak\u0000',
  'Fernhill (EMEA) [x](command:y)',
  '   ',
  'A'.repeat(500),
];

describe('the address of a record', () => {
  for (const kind of DOCUMENT_KINDS)
    it(`leads back to its record: ${kind}`, () => {
      const record = { kind, gsid: GSID, name: 'Fernhill Foods – Süd & Co.' };
      const uri = Uri.parse(addressOfRecord(record, HOST));
      assert.equal(uri.authority, HOST);
      assert.deepEqual(recordAt(uri), record);
    });

  for (const name of HOSTILE)
    it(`stays one file of its record whatever its name: ${JSON.stringify(name).slice(0, 40)}`, () => {
      const address = addressOfRecord({ kind: 'cta', gsid: GSID, name }, HOST);
      const { pathname, host, search, hash } = new URL(address);
      assert.deepEqual([host, search, hash], [HOST, '', '']);
      const [, kind, gsid, file = '', ...rest] = pathname.split('/');
      assert.deepEqual([kind, gsid, rest], ['cta', GSID, []]);
      const shown = decodeURIComponent(file);
      assert.match(shown, /^[^./\\\s][^/\\\p{Cc}\u202a-\u202e\u200e\u200f\u061c]*\.md$/u);
      assert.ok(shown.length <= 84);
      assert.doesNotMatch(address, /[()[\]\s]/);
      assert.equal(recordAt(Uri.parse(address))?.gsid, GSID);
    });

  it('is the same relative to the document of any other record', () => {
    const record = { kind: 'company', gsid: GSID, name: 'Fernhill (EMEA)' } as const;
    const from = addressOfRecord({ kind: 'cta', gsid: 'X1', name: 'x' }, HOST);
    assert.equal(new URL(wayToRecord(record), from).href, addressOfRecord(record, HOST));
  });

  for (const address of [
    `gainsight://${HOST}/user/${GSID}/x.md`,
    `gainsight://${HOST}/company/${GSID}`,
    `gainsight://${HOST}/company/${GSID}/x.txt`,
    `gainsight://${HOST}/company/${GSID}/a/x.md`,
    `gainsight://${HOST}/company/1P02%2F..%2F..%2Fx/x.md`,
    `gainsight://${HOST}/company/${'A'.repeat(65)}/x.md`,
    `gainsight://${HOST}/company/%27%20OR%201/x.md`,
    `gainsight-report://${HOST}/company/${GSID}/x.md`,
  ])
    it(`is not ${address.slice(0, 70)}`, () => {
      assert.equal(recordAt(Uri.parse(address)), undefined);
    });

  it('runs through folders', () => {
    const isFolder = (path: string): boolean =>
      isFolderOfRecords({ scheme: 'gainsight', authority: HOST, path });
    assert.deepEqual(
      ['/', '/company', '/company/', `/company/${GSID}`, '/user', `/company/${GSID}/x.md`].map(isFolder),
      [true, true, true, true, false, false],
    );
  });

  it('is known for a row, for what a page names, and for an id that tells its kind', () => {
    assert.deepEqual(readRecord('objective', 'S1', 'Go/live'), { kind: 'cta', gsid: 'S1', name: 'Go live' });
    assert.deepEqual(readRecord('contact', 'C1'), { kind: 'person', gsid: 'C1', name: '' });
    assert.equal(readRecord('folder', 'C1'), undefined);
    assert.equal(readRecord('company', '../x'), undefined);
    assert.deepEqual(recordOfGsid(GSID), { kind: 'company', gsid: GSID, name: '' });
    assert.equal(recordOfGsid('1S05ABC'), undefined);
  });
});
