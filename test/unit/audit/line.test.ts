import assert from 'node:assert/strict';
import type { AuditDetail, AuditEntry } from '../../../src/audit/entry';
import { auditLine } from '../../../src/audit/line';

const GSID = '1P02E316ITRFMKFNVIK2ITRFMKFNVIK2ABCD';
const VOCABULARY = ['account', 'owner_email', 'priority', 'High', 'due_date', 'limit', 'is_closed', 'gsid'];
const QUERY = ['select', 'where', 'conditions', 'orderBy', 'asc', 'desc'];

/** The line as whoever reads it back sees it. */
function lineOf(entry: Partial<AuditEntry>, detail: AuditDetail = 'masked'): Record<string, unknown> {
  const members = auditLine(
    {
      time: '2026-11-18T08:00:00.000Z',
      event: 'call',
      door: 'tool',
      action: 'gainsight_cta_create',
      effect: 'write',
      vocabulary: [...VOCABULARY, ...QUERY],
      result: 'ok',
      ...entry,
    },
    { pseudonymOf: (text) => `person-${text.length}`, detail },
  );
  const line = JSON.stringify(members);
  assert.ok(!line.includes('\n'));
  return JSON.parse(line) as Record<string, unknown>;
}

const inputOf = (input: unknown): unknown => lineOf({ input }).input;

describe('a line of audit', () => {
  it('tells what happened, when, where and how it ended', () => {
    const line = lineOf({ tenant: 'acme.example.com', durationMs: 12, requestIds: ['ab-12'] });
    assert.deepEqual(line, {
      time: '2026-11-18T08:00:00.000Z',
      event: 'call',
      door: 'tool',
      action: 'gainsight_cta_create',
      effect: 'write',
      tenant: 'acme.example.com',
      result: 'ok',
      durationMs: 12,
      requestIds: ['ab-12'],
    });
  });

  it('names people by pseudonyms', () => {
    const { user, input } = lineOf({
      user: 'Lena.Hofmann@example.com',
      input: { owner_email: 'lena.hofmann@example.com' },
    });
    assert.equal(user, 'person-24');
    assert.deepEqual(input, { owner_email: 'person-24' });
  });

  it('keeps numbers, truth values, days, ids and words of the schema', () => {
    const input = {
      limit: 5,
      is_closed: false,
      due_date: '2026-12-01',
      gsid: GSID,
      priority: 'High',
    };
    assert.deepEqual(inputOf(input), input);
  });

  it('keeps of free text its length alone, at every depth', () => {
    assert.deepEqual(inputOf({ account: 'Praxis Inc', priority: ['High', 'Urgent for Tom'] }), {
      account: '(text of 10)',
      priority: ['High', '(text of 14)'],
    });
  });

  it('counts members that the schema does not know instead of naming them, but for custom fields', () => {
    assert.deepEqual(inputOf({ limit: 1, 'Praxis Inc': 1, praxis: 2, Segment__gc: 'Praxis' }), {
      limit: 1,
      '(unknown)': 2,
      Segment__gc: '(text of 6)',
    });
  });

  it('keeps fields and operators of a query, and of what was sought only ids', () => {
    const input = {
      select: ['Name', 'CompanyId__gr.Name', 'a secret name'],
      orderBy: { RenewalDate: 'asc', 'Praxis Inc': 'now' },
      where: {
        conditions: [
          { name: 'Name', alias: 'A', operator: 'CONTAINS', value: ['Praxis', 40, true] },
          { fieldName: 'CompanyId', alias: 'B', operator: 'IN', value: [GSID] },
          { fieldName: 'DueDate', alias: 'C', operator: 'LT', value: '2026-12-01' },
          { fieldName: 'OwnerId', alias: 'D', operator: 'is Tom', literal: 'CURRENT_USER' },
        ],
        expression: 'A AND (B OR C) and D',
      },
    };
    assert.deepEqual(inputOf(input), {
      select: ['Name', 'CompanyId__gr.Name', '(no field name)'],
      orderBy: [
        ['RenewalDate', 'asc'],
        ['(no field name)', '(text of 3)'],
      ],
      where: {
        conditions: [
          { field: 'Name', operator: 'CONTAINS', value: ['(text of 6)', '(number)', '(boolean)'] },
          { field: 'CompanyId', operator: 'IN', value: [GSID] },
          { field: 'DueDate', operator: 'LT', value: '(date)' },
          { field: 'OwnerId', operator: '(no keyword)', literal: 'CURRENT_USER' },
        ],
        expression: 'A AND (B OR C) and D',
      },
    });
  });

  it('keeps nothing else of what was sought where conditions are not written as the schema wants them', () => {
    const vocabulary = [...QUERY, 'name', 'operator', 'value', 'expression'];
    const sought = { name: 'Arr', operator: 'GT', value: [4_200_000, '2026-12-01', true] };
    const masked = ['(number)', '(date)', '(boolean)'];
    for (const input of [
      { where: [sought] },
      { where: { conditions: [sought] } },
      { where: { conditions: { all: sought, conditions: [sought] } } },
      { where: [['Arr', 'GT', 4_200_000]] },
      { where: 4_200_000 },
      { where: { Arr: { operator: 'GT', value: 4_200_000 } } },
      { conditions: [sought], select: [sought] },
      sought,
    ])
      for (const result of ['ok', 'rejected']) {
        const line = JSON.stringify(lineOf({ input, result, vocabulary }));
        assert.doesNotMatch(line, /4200000|2026-12-01|true/);
      }
    assert.deepEqual(lineOf({ input: { where: [sought] }, vocabulary }).input, {
      where: { conditions: [{ field: 'Arr', operator: 'GT', value: masked }] },
    });
    assert.deepEqual(lineOf({ input: { value: sought.value }, vocabulary }).input, { value: masked });
  });

  it('keeps no expression that says more than how conditions are joined', () => {
    const where = (alias: string, expression: string) =>
      inputOf({ where: { conditions: [{ name: 'Name', alias, operator: 'EQ' }], expression } });
    for (const [alias, expression] of [
      ['A', 'A AND Praxis'],
      ['Praxis', 'Praxis'],
    ] as const)
      assert.doesNotMatch(JSON.stringify(where(alias, expression)), /Praxis/);
  });

  it('takes nothing else for an action, a status or a request id', () => {
    const { action, result, requestIds } = lineOf({
      action: 'call Praxis',
      result: 'Praxis said no',
      requestIds: ['the secret of Praxis', 'ab-12'],
    });
    assert.deepEqual([action, result, requestIds], ['(other)', '(other)', ['ab-12']]);
  });

  it('names no field before the tenant has answered: a name could be anything that somebody wrote', () => {
    const secret = 'PraxisSecret';
    const input = {
      select: [secret, 'account'],
      orderBy: { [secret]: 'asc' },
      [`${secret}__gc`]: 1,
      where: { conditions: [{ name: secret, operator: 'PRAXIS', literal: 'PRAXIS', value: secret }] },
    };
    for (const result of ['rejected', 'notAllowed', 'asked', 'accepted', 'cancelled', 'defect']) {
      const line = lineOf({ input, result, event: 'confirmation' });
      assert.doesNotMatch(JSON.stringify(line), /praxis/i, result);
      assert.deepEqual(line.input, {
        select: ['(field)', 'account'],
        orderBy: [['(field)', 'asc']],
        where: {
          conditions: [
            { field: '(field)', operator: '(keyword)', literal: '(keyword)', value: '(text of 12)' },
          ],
        },
        '(unknown)': 1,
      });
    }
  });

  it('takes only ids of the right form for ids', () => {
    const others = ['123456789012345678', GSID.slice(1), `${GSID}1`, GSID.toLowerCase(), `${GSID} `];
    const { input, records } = lineOf({ input: { account: others }, records: [...others, GSID] });
    assert.deepEqual(input, { account: others.map((text) => `(text of ${text.length})`) });
    assert.deepEqual(records, [GSID]);
  });

  it('keeps the first of many records, each once, and how many more there were', () => {
    const ids = Array.from({ length: 60 }, (_, n) => `1P02${String(n).padStart(32, '0')}`);
    const { records, moreRecords } = lineOf({ records: [...ids, ...ids] });
    assert.deepEqual([records, moreRecords], [ids.slice(0, 50), 10]);
    assert.deepEqual(Object.keys(lineOf({ records: [] })).includes('records'), false);
  });

  it('stays short, however much was sent', () => {
    let deep: unknown = 'Praxis';
    for (let n = 0; n < 5_000; n += 1) deep = { account: deep };
    const { input } = lineOf({
      input: {
        account: Array.from({ length: 10_000 }, () => 'Praxis'),
        owner_email: deep,
        where: { conditions: Array.from({ length: 10_000 }, () => ({ name: 'Name', operator: 'EQ' })) },
      },
    });
    assert.ok(JSON.stringify(input).length < 5_000);
    assert.match(JSON.stringify(input), /9950 more/);
    assert.match(JSON.stringify(input), /\(deeper\)/);
  });

  it('holds no input where no detail is wanted', () => {
    const line = lineOf({ input: { limit: 5 }, records: [GSID] }, 'none');
    assert.deepEqual([line.input, line.records], [undefined, [GSID]]);
  });

  it('tells how the call was authorised, with what it failed and how long things took', () => {
    const line = lineOf({ connection: 'oauth', errorCode: 'GSOBJ_1023', credentialMs: 2, count: 3 });
    assert.deepEqual(
      [line.connection, line.errorCode, line.credentialMs, line.count],
      ['oauth', 'GSOBJ_1023', 2, 3],
    );
    for (const code of ['GS_APIG_2402', 'OBJECT_NOT_FOUND', 'P_5068', 'invalid_grant', 'forbidden'])
      assert.equal(lineOf({ errorCode: code }).errorCode, code);
    for (const text of ['a1b2c3', 'PRAXIS', '7c1e7f0a-5a0e', 'Praxis_said_no', 'GSOBJ_1023 Praxis'])
      assert.equal(lineOf({ errorCode: text }).errorCode, '(other)', text);
    const { errorCode, tenant } = lineOf({ errorCode: 'Praxis said no', tenant: 'not a host/Praxis' });
    assert.deepEqual([errorCode, tenant], ['(other)', '(other)']);
  });

  it('survives input that is no object', () => {
    for (const [input, kept] of [
      ['Praxis', '(text of 6)'],
      [null, null],
      [7, 7],
      [['Praxis'], '(object)'],
    ] as const)
      assert.deepEqual(inputOf(input), kept);
  });
});
