import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { AuditRecord } from '../../../src/audit/auditRecord';
import { csvRow } from '../../../src/base/csv';
import { DOORS, EVENTS } from '../../../src/audit/entry';
import { exportAudit, type ExportFormat } from '../../../src/audit/exportAudit';
import { OCSF_VERSION, ocsfEvent } from '../../../src/audit/ocsf';
import { GSID } from '../../support/auditBench';

const PRODUCT = { name: 'Gainsight for VS Code', vendor: 'csm-tools', version: '0.1.0' };

const record = (parts: Partial<AuditRecord> = {}): AuditRecord => ({
  file: 'audit-2026-11-18-1-00000000.jsonl',
  seq: 1,
  time: '2026-11-18T08:00:00.000Z',
  event: 'call',
  door: 'mcp',
  action: 'gainsight_cta_create',
  effect: 'write',
  tenant: 'acme.gainsightcloud.com',
  connection: 'oauth',
  user: 'person-0123456789abcdef',
  input: { title: '(text of 6)' },
  records: [GSID],
  result: 'ok',
  durationMs: 120.4,
  credentialMs: 1,
  requestIds: ['7c1e7f0a-5a0e'],
  ...parts,
});

async function exported(format: ExportFormat, ...records: readonly AuditRecord[]): Promise<string> {
  let text = '';
  const all = (async function* () {
    yield* records;
  })();
  const count = await exportAudit(all, format, PRODUCT, (piece) => void (text += piece));
  assert.equal(count, records.length);
  return text;
}

describe('an export of the audit log', () => {
  it('is a line of JSON for each line', async () => {
    const lines = (await exported('jsonLines', record(), record({ seq: 2 }))).split('\n');
    assert.equal(lines.pop(), '');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line) as unknown),
      [record(), record({ seq: 2 })],
    );
  });

  it('is a table with its names above', async () => {
    const [names = '', row = '', end] = (await exported('csv', record({ count: 3 }))).split('\r\n');
    assert.equal(end, '');
    assert.match(
      names,
      /^time,event,door,action,effect,tenant,connection,user,result,error code,duration ms,/,
    );
    assert.equal(
      row,
      '2026-11-18T08:00:00.000Z,call,mcp,gainsight_cta_create,write,acme.gainsightcloud.com,oauth,' +
        `person-0123456789abcdef,ok,,120.4,1,7c1e7f0a-5a0e,${GSID},,3,"{""title"":""(text of 6)""}",` +
        'audit-2026-11-18-1-00000000.jsonl,1',
    );
  });

  it('has its names also when nothing is in it', async () => {
    assert.equal((await exported('csv')).split('\r\n').length, 2);
    assert.equal(await exported('ocsf'), '');
  });

  it('is handed on in pieces, each waiting for the one before', async () => {
    const many = (async function* () {
      for (let n = 0; n < 2000; n += 1) yield record({ seq: n });
    })();
    let open = 0;
    const sizes: number[] = [];
    await exportAudit(many, 'jsonLines', PRODUCT, async (piece) => {
      open += 1;
      assert.equal(open, 1);
      await new Promise(setImmediate);
      sizes.push(piece.length);
      open -= 1;
    });
    assert.ok(sizes.length > 5);
    for (const size of sizes) assert.ok(size < 70_000);
  });

  it('stops where it cannot be written', async () => {
    const one = (async function* () {
      yield record();
    })();
    await assert.rejects(
      exportAudit(one, 'csv', PRODUCT, () => Promise.reject(new Error('disk full'))),
      /disk full/,
    );
  });
});

describe('a row of CSV', () => {
  it('quotes what would not be one cell', () => {
    assert.equal(
      csvRow(['a,b', 'a"b', 'a\nb', ' a', 'a', undefined, 7]),
      '"a,b","a""b","a\nb"," a",a,,7\r\n',
    );
  });

  it('lets no spreadsheet run a cell', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
      const cell = csvRow([`${start}1+1`]).replaceAll('"', '');
      assert.ok(cell.startsWith(`'${start}`), JSON.stringify(cell));
    }
    assert.equal(csvRow(['=1,"2"']), `"'=1,""2"""\r\n`);
    assert.equal(csvRow([-5, 'a=b']), '-5,a=b\r\n');
  });
});

describe('an event of OCSF', () => {
  const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
  addFormats(ajv);
  const schema = JSON.parse(
    readFileSync(`test/fixtures/ocsf/apiActivity-${OCSF_VERSION}.json`, 'utf8'),
  ) as object;
  const validate = ajv.compile(schema);
  /** As it goes out: what is undefined is not there. */
  const event = (parts: Partial<AuditRecord> = {}) =>
    JSON.parse(JSON.stringify(ocsfEvent(record(parts), PRODUCT))) as Record<string, unknown>;
  const problems = (one: object) => (validate(one) ? [] : validate.errors);

  it('is valid by the published schema, whatever happened through whichever door', () => {
    for (const kind of EVENTS)
      for (const door of DOORS)
        for (const result of ['ok', 'rejected', 'asked', 'declined', 'revoked', 'tampered', 'cancelled'])
          assert.deepEqual(problems(event({ event: kind, door, result })), [], `${kind} ${door} ${result}`);
  });

  it('takes no sign-in that was begun for a failed one', () => {
    const { status, status_id, severity } = event({ event: 'signIn', result: 'started' });
    assert.deepEqual([status, status_id, severity], ['started', 99, 'Informational']);
    assert.equal(event({ event: 'signIn', result: 'failed' }).status, 'Failure');
  });

  it('is valid of a line that says as little as a line can', () => {
    const { file, seq, time, event: kind, door, action, effect, result } = record();
    const least = ocsfEvent({ file, seq, time, event: kind, door, action, effect, result }, PRODUCT);
    assert.deepEqual(problems(JSON.parse(JSON.stringify(least)) as object), []);
    assert.deepEqual(
      problems(event({ durationMs: -3, tenant: '127.0.0.1:8080', errorCode: 'GSOBJ_1023' })),
      [],
    );
  });

  it('would not be valid with anything missing, of another kind or unknown', () => {
    const good = event();
    for (const name of [
      'activity_id',
      'actor',
      'api',
      'class_uid',
      'metadata',
      'severity_id',
      'src_endpoint',
      'time',
    ])
      assert.notDeepEqual(problems({ ...good, [name]: undefined }), [], name);
    for (const wrong of [
      { class_uid: 6004 },
      { type_uid: 600302 },
      { time: '2026-11-18T08:00:00Z' },
      { severity_id: 7 },
      { activity_id: 5 },
      { status_id: 3 },
      { timezone_offset: 2000 },
      { metadata: { version: OCSF_VERSION } },
      { metadata: { version: OCSF_VERSION, product: {} } },
      { actor: {} },
      { actor: { user: { type_id: 1 } } },
      { src_endpoint: {} },
      { src_endpoint: { name: 'x', type_id: 16 } },
      { dst_endpoint: { ip: 'acme.gainsightcloud.com' } },
      { api: { service: { name: 'x' } } },
      { api: { operation: 'x', request: {} } },
      { resources: [{ type: 'x' }] },
      { resources: [{ uid: 'x', role_id: 5 }] },
      { observables: [{ name: 'x', value: 'y' }] },
      // Of a profile, of a later version, and of nobody.
      { resources: [{ uid: 'x', region: 'eu' }] },
      { api: { operation: 'x', token: {} } },
      { tool: 'x' },
    ])
      assert.notDeepEqual(problems({ ...good, ...wrong }), [], JSON.stringify(wrong));
  });

  it('names its version, its product, who did what, where and with which records', () => {
    const one = event({ errorCode: 'GSOBJ_1023', result: 'rejected' });
    assert.deepEqual(one.metadata, {
      version: '1.7.0',
      product: { name: 'Gainsight for VS Code', vendor_name: 'csm-tools', version: '0.1.0' },
      log_name: 'audit',
      uid: 'audit-2026-11-18-1-00000000.jsonl:1',
      sequence: 1,
      event_code: 'call',
      original_time: '2026-11-18T08:00:00.000Z',
      tenant_uid: 'acme.gainsightcloud.com',
    });
    assert.deepEqual(one.actor, {
      app_name: 'Gainsight for VS Code',
      user: { uid: 'person-0123456789abcdef', type_id: 1, type: 'User' },
    });
    assert.deepEqual(one.api, {
      operation: 'gainsight_cta_create',
      service: { name: 'Gainsight' },
      request: { uid: '7c1e7f0a-5a0e' },
      response: { error: 'GSOBJ_1023' },
    });
    assert.deepEqual(one.resources, [{ uid: GSID, type: 'Gainsight record', role_id: 1, role: 'Target' }]);
    assert.deepEqual(one.observables, [
      { name: 'actor.user.uid', type_id: 31, value: 'person-0123456789abcdef' },
      { name: 'dst_endpoint.hostname', type_id: 1, value: 'acme.gainsightcloud.com' },
      { name: 'resources[0].uid', type_id: 10, value: GSID },
    ]);
    assert.deepEqual([one.time, one.duration], [Date.parse('2026-11-18T08:00:00Z'), 120]);
    assert.deepEqual([one.status_id, one.status_code, one.severity_id], [2, 'GSOBJ_1023', 2]);
    assert.deepEqual([one.status_detail, one.message], ['rejected', 'call gainsight_cta_create: rejected']);
  });

  it('has everything else that the line says', () => {
    assert.deepEqual(event({ moreRecords: 4, count: 2 }).unmapped, {
      effect: 'write',
      connection: 'oauth',
      input: { title: '(text of 6)' },
      count: 2,
      credential_ms: 1,
      more_records: 4,
      request_ids: ['7c1e7f0a-5a0e'],
    });
  });

  it('finds the tenant by its name or by its address', () => {
    const server = { type_id: 1, type: 'Server' };
    for (const [tenant, endpoint] of [
      ['acme.gainsightcloud.com', { hostname: 'acme.gainsightcloud.com' }],
      ['localhost:8080', { hostname: 'localhost', port: 8080 }],
      ['127.0.0.1:8080', { ip: '127.0.0.1', port: 8080 }],
      ['[::1]:8080', { ip: '::1', port: 8080 }],
      ['acme.example.com/elsewhere', { name: 'acme.example.com/elsewhere' }],
      ['no host', { name: 'no host' }],
    ] as const) {
      const one = event({ tenant });
      assert.deepEqual(one.dst_endpoint, { ...endpoint, ...server });
      assert.deepEqual(problems(one), [], tenant);
    }
    assert.equal(event({ tenant: undefined }).dst_endpoint, undefined);
    assert.equal(event({ tenant: undefined, user: undefined, records: undefined }).observables, undefined);
  });

  it('says what kind of activity it was', () => {
    const type = (parts: Partial<AuditRecord>) => [event(parts).type_uid, event(parts).activity_name];
    assert.deepEqual(type({}), [600301, 'Create']);
    assert.deepEqual(type({ action: 'gainsight_cta_list', effect: 'read' }), [600302, 'Read']);
    assert.deepEqual(type({ action: 'gainsight_cta_update' }), [600303, 'Update']);
    assert.deepEqual(type({ action: 'gainsight_cta_delete' }), [600304, 'Delete']);
    assert.deepEqual(type({ event: 'signIn', action: 'oauth' }), [600399, 'signIn']);
  });

  it('says how it ended and how much that matters', () => {
    const ended = (parts: Partial<AuditRecord>) => [event(parts).status_id, event(parts).severity_id];
    assert.deepEqual(ended({}), [1, 1]);
    assert.deepEqual(ended({ event: 'confirmation', result: 'declined' }), [99, 1]);
    assert.deepEqual(ended({ result: 'unavailable' }), [2, 2]);
    assert.deepEqual(ended({ event: 'refusal', result: 'notAllowed' }), [2, 2]);
    assert.deepEqual(ended({ event: 'accessLost', result: 'revoked' }), [2, 3]);
    assert.deepEqual(ended({ event: 'logVerify', result: 'tampered' }), [2, 4]);
  });
});
