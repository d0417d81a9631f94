import assert from 'node:assert/strict';
import type { DataType } from '../../../../src/sandbox/catalogue/field';
import { itemOf } from '../../../../src/sandbox/catalogue/picklists';
import { compileOperator } from '../../../../src/sandbox/query/operators';
import { QueryFault } from '../../../../src/sandbox/query/queryFault';
import type { Value } from '../../../../src/sandbox/row';

const field = (dataType: DataType) => ({ name: 'Field', label: 'Field', dataType });
const ENTERPRISE = itemOf('Segment', 'Enterprise');
const SMB = itemOf('Segment', 'SMB');

describe('sandbox operators', () => {
  const table: [type: DataType, operator: string, values: unknown[], matches: Value[], misses: Value[]][] = [
    ['STRING', 'EQ', ['Bravura'], ['Bravura'], ['bravura', 'Bravura 2', null]],
    ['STRING', 'NE', ['Bravura'], ['Praxis'], ['Bravura', null]],
    ['STRING', 'GT', ['B'], ['C'], ['A', 'B', null]],
    ['STRING', 'GTE', ['B'], ['B', 'C'], ['A']],
    ['STRING', 'LT', ['B'], ['A'], ['B', 'C']],
    ['STRING', 'LTE', ['B'], ['A', 'B'], ['C']],
    ['STRING', 'STARTS_WITH', ['bra'], ['Bravura'], ['Ombra', null]],
    ['STRING', 'ENDS_WITH', ['RA'], ['Bravura'], ['Rave']],
    ['STRING', 'CONTAINS', ['aVu'], ['Bravura'], ['Bra', null]],
    ['STRING', 'DOES_NOT_CONTAIN', ['avu'], ['Praxis'], ['Bravura', null]],
    ['STRING', 'DOES_NOT_CONTAINS', ['avu'], ['Praxis'], ['Bravura']],
    ['STRING', 'IN', ['A', 'B'], ['A', 'B'], ['C', null]],
    ['STRING', 'IS_NULL', [], [null, ''], ['A']],
    ['STRING', 'IS_NOT_NULL', [], ['A'], [null, '']],
    ['EMAIL', 'CONTAINS', ['HOFMANN'], ['lena.hofmann@example.com'], ['priya.nair@example.com']],
    ['BOOLEAN', 'EQ', [false], [false], [true, null]],
    ['BOOLEAN', 'NE', [false], [true], [false]],
    ['NUMBER', 'EQ', [0], [0], [1, null]],
    ['NUMBER', 'LT', ['40'], [39.5], [40, null]],
    ['NUMBER', 'IN', [1, 3], [1, 3], [2]],
    ['NUMBER', 'NOT_IN', [1, 3], [2], [1, null]],
    ['CURRENCY', 'GTE', [1000], [1000, 2000], [999, null]],
    ['PERCENTAGE', 'LTE', [50], [50, 1], [51]],
    ['DATE', 'EQ', ['2026-11-18'], ['2026-11-18'], ['2026-11-17', null]],
    ['DATE', 'BTW', ['11-01-2026', '11-30-2026'], ['2026-11-01', '2026-11-30'], ['2026-12-01', '2026-10-31']],
    ['DATE', 'GT', ['2026-11-18T00:00:00Z'], ['2026-11-19'], ['2026-11-18']],
    ['DATETIME', 'GTE', ['2026-10-19'], ['2026-10-19T00:00:00.000Z'], ['2026-10-18T23:59:59.999Z', null]],
    ['DATETIME', 'LT', ['2026-10-19 08:00:00'], ['2026-10-19T07:59:59.000Z'], ['2026-10-19T08:00:00.000Z']],
    [
      'DATETIME',
      'BTW',
      ['2026-10-19T00:00:00+02:00', '2026-10-20'],
      ['2026-10-18T22:00:00.000Z'],
      ['2026-10-18T21:59:00.000Z'],
    ],
    ['LOOKUP', 'EQ', ['1P01A'], ['1P01A'], ['1P01B', null]],
    ['LOOKUP', 'IN', ['1P01A', '1P01B'], ['1P01B'], ['1P01C']],
    ['GSID', 'GT', ['1P01A'], ['1P01B'], ['1P01A']],
    ['PICKLIST', 'EQ', [ENTERPRISE], [ENTERPRISE], [SMB, null]],
    ['PICKLIST', 'EQ', ['Enterprise'], [], [ENTERPRISE]],
    ['PICKLIST', 'INCLUDES', [ENTERPRISE, SMB], [SMB], [itemOf('Segment', 'Mid-Market')]],
    ['PICKLIST', 'EXCLUDES', [ENTERPRISE], [SMB], [ENTERPRISE]],
    ['PICKLIST', 'STARTS_WITH', ['enter'], [ENTERPRISE], [SMB]],
    ['PICKLIST', 'CONTAINS', ['MB'], [SMB], [ENTERPRISE]],
    ['MULTISELECTDROPDOWNLIST', 'INCLUDES', ['A'], [['A', 'B']], [['B'], null]],
    ['MULTISELECTDROPDOWNLIST', 'EXCLUDES', ['A'], [['B']], [['A', 'B']]],
  ];
  for (const [type, operator, values, matches, misses] of table)
    it(`${type} ${operator} ${JSON.stringify(values)}`, () => {
      const test = compileOperator(field(type), operator, values);
      for (const value of matches) assert.equal(test(value), true, JSON.stringify(value));
      for (const value of misses) assert.equal(test(value), false, JSON.stringify(value));
    });

  it('ignores a boolean that is given as text, as a tenant does', () => {
    const test = compileOperator(field('BOOLEAN'), 'EQ', ['false']);
    assert.deepEqual([test(true), test(false)], [true, true]);
  });

  const refused: [type: DataType, operator: string, values: unknown[], reason: string][] = [
    ['STRING', 'LIKE', ['x'], 'operator'],
    ['STRING', 'BTW', ['a', 'b'], 'operator'],
    ['STRING', 'NOT_IN', ['a'], 'operator'],
    ['BOOLEAN', 'GT', [true], 'operator'],
    ['CURRENCY', 'IN', [1], 'operator'],
    ['NUMBER', 'BTW', [1, 3], 'operator'],
    ['PICKLIST', 'IN', [ENTERPRISE], 'operator'],
    ['DATE', 'IN', ['2026-01-01'], 'operator'],
    ['LOOKUP', 'CONTAINS', ['x'], 'operator'],
    ['MULTISELECTDROPDOWNLIST', 'EQ', ['A'], 'operator'],
    ['DATE', 'BTW', ['2026-01-01'], 'condition'],
    ['STRING', 'EQ', [], 'condition'],
    ['STRING', 'EQ', [null], 'nullValue'],
    ['STRING', 'EQ', [{}], 'value'],
    ['NUMBER', 'EQ', ['many'], 'value'],
    ['BOOLEAN', 'EQ', [1], 'value'],
    ['DATE', 'EQ', ['2026-02-30'], 'date'],
    ['DATETIME', 'EQ', ['soon'], 'dateTime'],
    ['GSID', 'EQ', ['1P02/../x'], 'id'],
    ['LOOKUP', 'EQ', [7], 'id'],
  ];
  for (const [type, operator, values, reason] of refused)
    it(`refuses ${type} ${operator} ${JSON.stringify(values)}`, () => {
      assert.throws(
        () => compileOperator(field(type), operator, values),
        (error) => error instanceof QueryFault && error.reason === reason,
      );
    });
});
