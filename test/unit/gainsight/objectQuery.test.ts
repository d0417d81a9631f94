import assert from 'node:assert/strict';
import { allOfB, cockpitQueryBody } from '../../../src/gainsight/cockpitQuery';
import { GainsightError } from '../../../src/gainsight/errors';
import { allOf, both, filterMoment, objectQueryBody, type WhereA } from '../../../src/gainsight/objectQuery';
import { withoutUnknownFields } from '../../../src/gainsight/unknownFields';

const named = (name: string) => ({ name, operator: 'EQ', value: [1] });

function where(expression: string, ...conditions: [alias: string, name: string][]): WhereA {
  return { expression, conditions: conditions.map(([alias, name]) => ({ ...named(name), alias })) };
}

describe('allOf', () => {
  it('is undefined without conditions', () => {
    assert.equal(allOf(), undefined);
    assert.equal(allOf(undefined, undefined), undefined);
  });

  it('gives aliases in order and leaves out what is undefined', () => {
    assert.deepEqual(allOf(named('X'), undefined, named('Y')), where('A AND B', ['A', 'X'], ['B', 'Y']));
  });

  it('goes on with AA after Z', () => {
    const many = allOf(...Array.from({ length: 54 }, (_value, index) => named(`F${index}`)));
    const aliases = many?.conditions.map(({ alias }) => alias) ?? [];
    assert.deepEqual([aliases[25], aliases[26], aliases[51], aliases[52]], ['Z', 'AA', 'AZ', 'BA']);
    assert.equal(new Set(aliases).size, 54);
  });
});

describe('both', () => {
  const one = where('A', ['A', 'X']);

  it('is the other one when one is missing', () => {
    assert.equal(both(one, undefined), one);
    assert.equal(both(undefined, one), one);
    assert.equal(both(undefined, undefined), undefined);
  });

  it('renames the aliases of the second', () => {
    assert.deepEqual(
      both(one, where('A AND B', ['A', 'Y'], ['B', 'Z'])),
      where('A AND B AND C', ['A', 'X'], ['B', 'Y'], ['C', 'Z']),
    );
  });

  it('puts parentheses around a part with OR, and only there', () => {
    const either = where('P or Q', ['P', 'Y'], ['Q', 'Z']);
    assert.equal(both(either, one)?.expression, '(A or B) AND C');
    assert.equal(both(one, either)?.expression, 'A AND (B or C)');
  });

  it('does not take part of an alias or a keyword for an alias', () => {
    const tricky = where('(AN OR A) AND NOT B', ['A', '1'], ['AN', '2'], ['B', '3']);
    assert.equal(both(one, tricky)?.expression, 'A AND ((C OR B) AND NOT D)');
  });

  it('says which alias has no condition', () => {
    assert.throws(() => both(one, where('A AND C', ['A', 'Y'])), /names C, but no condition/);
  });
});

describe('objectQueryBody', () => {
  it('always gives limit, offset and a list as value', () => {
    const query = {
      object: 'Company',
      select: ['Gsid'],
      where: { conditions: [{ name: 'Csm', alias: 'A', operator: 'IS_NULL' }], expression: 'A' },
      orderBy: { Name: 'asc' } as const,
    };
    assert.deepEqual(JSON.parse(JSON.stringify(objectQueryBody(query))), {
      select: ['Gsid'],
      where: { conditions: [{ name: 'Csm', alias: 'A', operator: 'IS_NULL', value: [] }], expression: 'A' },
      orderBy: { Name: 'asc' },
      limit: 100,
      offset: 0,
    });
  });

  it('refuses an empty select and a page that is no page', () => {
    assert.throws(() => objectQueryBody({ object: 'Company', select: [] }), GainsightError);
    for (const limit of [0, 5001, 1.5, Number.NaN])
      assert.throws(() => objectQueryBody({ object: 'Company', select: ['Gsid'], limit }), GainsightError);
  });
});

describe('cockpitQueryBody', () => {
  it('uses the dialect of the Cockpit: fieldName, pageSize, pageNumber', () => {
    const where = allOfB(
      { fieldName: 'IsClosed', operator: 'EQ', value: [false] },
      { associatedRecord: true, operator: 'INCLUDES', value: ['1Z0A'] },
    );
    const body = cockpitQueryBody({ select: ['Name'], where, linkedObject: true });
    assert.deepEqual(JSON.parse(JSON.stringify(body)), {
      select: ['Name'],
      where: {
        conditions: [
          { fieldName: 'IsClosed', alias: 'A', operator: 'EQ', value: [false] },
          { associatedRecord: true, alias: 'B', operator: 'INCLUDES', value: ['1Z0A'] },
        ],
        expression: 'A AND B',
      },
      pageSize: 50,
      pageNumber: 1,
      linkedObject: true,
    });
  });

  it('refuses an empty select', () => {
    assert.throws(() => cockpitQueryBody({ select: [] }), GainsightError);
  });
});

describe('a filter whose aliases are no letters', () => {
  it('goes out with letters, in both dialects', () => {
    const conditions = [
      { alias: '1', operator: 'EQ', value: ['x'] },
      { alias: 'c_2', operator: 'IS_NULL', value: [] },
    ];
    const expression = '(1 OR c_2) AND 1';
    const sent = (body: object): unknown => ('where' in body ? body.where : undefined);
    const [name, fieldName] = [{ name: 'Name' }, { fieldName: 'Name' }];
    const a = { conditions: conditions.map((one) => ({ ...name, ...one })), expression };
    const b = { conditions: conditions.map((one) => ({ ...fieldName, ...one })), expression };
    const lettered = (key: object) => ({
      conditions: conditions.map((one, i) => ({ ...key, ...one, alias: ['A', 'B'][i] })),
      expression: '(A OR B) AND A',
    });
    const select = ['Gsid'];
    assert.deepEqual(sent(objectQueryBody({ object: 'Company', select, where: a })), lettered(name));
    assert.deepEqual(sent(cockpitQueryBody({ select, where: b })), lettered(fieldName));
  });

  it('is refused where two of them are the same, since one would not count', () => {
    const conditions = [
      { alias: '1', name: 'Stage', operator: 'EQ', value: ['x'] },
      { alias: '1', name: 'Name', operator: 'EQ', value: ['y'] },
    ];
    const where = { conditions, expression: '1 AND 1' };
    assert.throws(() => objectQueryBody({ object: 'Company', select: ['Gsid'], where }), {
      kind: 'rejected',
      message: 'Two conditions of the filter have the same alias.',
    });
  });
});

describe('a condition with IN', () => {
  const among = (...value: string[]) => ({ operator: 'IN', value });

  it('goes out as EQ where there is one value, which every type of field takes', () => {
    const where = allOf({ name: 'Stage', ...among('1I00A') }, { name: 'Csm', ...among('1P01A', '1P01B') });
    assert.deepEqual(objectQueryBody({ object: 'Company', select: ['Gsid'], where }), {
      select: ['Gsid'],
      where: {
        conditions: [
          { name: 'Stage', alias: 'A', operator: 'EQ', value: ['1I00A'] },
          { name: 'Csm', alias: 'B', operator: 'IN', value: ['1P01A', '1P01B'] },
        ],
        expression: 'A AND B',
      },
      limit: 100,
      offset: 0,
    });
  });

  it('does so in the lists of CTAs and plans as well', () => {
    const where = allOfB({ fieldName: 'CompanyId', ...among('1P02A') });
    assert.deepEqual(cockpitQueryBody({ select: ['Gsid'], where }), {
      select: ['Gsid'],
      where: {
        conditions: [{ fieldName: 'CompanyId', alias: 'A', operator: 'EQ', value: ['1P02A'] }],
        expression: 'A',
      },
      pageSize: 50,
      pageNumber: 1,
    });
  });
});

describe('filterMoment', () => {
  it('names a moment to the second, with an offset', () => {
    assert.equal(filterMoment(new Date('2026-03-04T15:30:00+01:00')), '2026-03-04T14:30:00Z');
    assert.equal(filterMoment(new Date('2026-03-04T15:30:00.999Z')), '2026-03-04T15:30:00Z');
  });
});

describe('withoutUnknownFields', () => {
  const query = {
    select: ['Gsid', 'Name', 'Stage', 'CurrentScore', 'CurrentScore__gr.Name', 'Csm__gr.Email'],
  };
  const unknown = (detail: string, code = 'GSOBJ_1002') =>
    new GainsightError({ kind: 'rejected', sentence: '', code, detail });

  const table: [string, string, string[] | undefined][] = [
    [
      'one field',
      'Invalid field name: Stage',
      ['Gsid', 'Name', 'CurrentScore', 'CurrentScore__gr.Name', 'Csm__gr.Email'],
    ],
    [
      'several fields',
      "Invalid fields 'Stage','Csm__gr.Email'.",
      ['Gsid', 'Name', 'CurrentScore', 'CurrentScore__gr.Name'],
    ],
    ['a lookup with its field', 'Unknown: CurrentScore', ['Gsid', 'Name', 'Stage', 'Csm__gr.Email']],
    [
      'the lookup alone',
      'Unknown: CurrentScore__gr.Name',
      ['Gsid', 'Name', 'Stage', 'CurrentScore', 'Csm__gr.Email'],
    ],
    [
      'a field in another spelling',
      'unknown field STAGE',
      ['Gsid', 'Name', 'CurrentScore', 'CurrentScore__gr.Name', 'Csm__gr.Email'],
    ],
    ['nothing when only id or name are named', 'The field Name of Gsid is not valid', undefined],
    ['nothing when the field is not selected', 'Invalid field name: Renewal', undefined],
    ['nothing when a field is only part of a word', 'Invalid field name: StageTwo', undefined],
  ];
  for (const [what, detail, select] of table) {
    it(`drops ${what}`, () => assert.deepEqual(withoutUnknownFields(query, unknown(detail))?.select, select));
  }

  it('keeps the rest of the query', () => {
    assert.deepEqual(
      withoutUnknownFields({ ...query, limit: 5, select: ['Gsid', 'Stage'] }, unknown('Stage')),
      {
        limit: 5,
        select: ['Gsid'],
      },
    );
  });

  it('does nothing for other errors', () => {
    assert.equal(withoutUnknownFields(query, unknown('Stage', 'GSOBJ_1007')), undefined);
    assert.equal(withoutUnknownFields(query, new Error('Stage')), undefined);
  });
});
