import assert from 'node:assert/strict';
import { type Act, choose, enter, find } from '../../actions/actionsBench';
import { CTAS, queryBench } from './queryBench';

const END = choose('No further condition');

describe('the conditions of a query', () => {
  it('are sent under letters, with the items that the tenant has for a word', async () => {
    const { ask, wire, head, rows } = queryBench();
    await ask(
      ...CTAS,
      ...[choose('Priority'), choose('is'), choose('High')],
      ...[choose('Due Date'), choose('is on or before'), enter('today')],
      ...[END, choose('All of them must hold')],
    );
    assert.deepEqual(head()?.conditions, ['Priority is High', 'Due Date is on or before 2026-11-18']);
    const { conditions = [], expression } = wire().where ?? {};
    assert.equal(expression, 'A AND B');
    assert.deepEqual(
      conditions.map(({ name, alias, operator }) => [name, alias, operator]),
      [
        ['PriorityId', 'A', 'EQ'],
        ['DueDate', 'B', 'LTE'],
      ],
    );
    assert.match(String(conditions[0]?.value[0]), /^1I00/);
    assert.ok(rows().some(({ cells }) => cells[0] === 'Recover product usage'));
    assert.ok(rows().every(({ cells }) => cells[1] === 'High'));
  });

  it('take several values of a list, and several that are typed', async () => {
    const { ask, wire, head, rows } = queryBench();
    await ask(
      ...CTAS,
      ...[choose('Priority'), choose('is one of'), choose('High', 'Low')],
      ...[choose('Name'), choose('is one of'), enter('Recover product usage; Chase, again ;')],
      ...[END, choose('One of them is enough')],
    );
    assert.deepEqual(head()?.conditions, [
      'A: Priority is one of High, Low',
      'B: Name is one of Recover product usage, Chase, again',
      'A OR B',
    ]);
    const { conditions = [], expression } = wire().where ?? {};
    assert.equal(expression, 'A OR B');
    assert.deepEqual(conditions[1]?.value, ['Recover product usage', 'Chase, again']);
    assert.equal(conditions[0]?.operator, 'IN');
    assert.deepEqual([...new Set(rows().map(({ cells }) => cells[1]))].sort(), ['High', 'Low']);
  });

  it('go together as one writes, and are judged while one writes', async () => {
    const { ask, wire } = queryBench();
    const said: unknown[] = [];
    const together: Act = (box) => {
      assert.ok('prompt' in box);
      box.type('A AND (B OR D)');
      said.push(box.validationMessage);
      enter('a and (b or c)')(box);
    };
    await ask(
      ...CTAS,
      ...[choose('Is Closed'), choose('is'), choose('no')],
      ...[choose('Priority'), choose('is'), choose('High')],
      ...[choose('Due Date'), choose('is empty')],
      ...[END, choose('As I write it…'), together],
    );
    assert.deepEqual(said, ['“D” is no condition: use their letters, AND, OR and parentheses.']);
    const { conditions = [], expression } = wire().where ?? {};
    assert.equal(expression, 'A AND (B OR C)');
    assert.deepEqual(
      conditions.map(({ value }) => value.length),
      [1, 1, 0],
    );
    assert.deepEqual(conditions[0]?.value, [false]);
  });

  it('mean the whole of a day where a field has a time, on the user’s clock', async () => {
    const { ask, wire } = queryBench();
    await ask(
      find('call to', 'Call To Action'),
      choose('Name'),
      ...[choose('Created Date'), choose('is between'), enter('2026-11-18'), enter('2026-11-01')],
      END,
    );
    const [condition] = wire().where?.conditions ?? [];
    assert.deepEqual(
      [condition?.operator, condition?.value],
      ['BTW', ['2026-10-31T23:00:00Z', '2026-11-18T22:59:59Z']],
    );
  });

  it('ask whether a field with a time has any', async () => {
    const { ask, wire, told } = queryBench();
    await ask(
      ...CTAS,
      ...[choose('Created Date'), choose('is not empty')],
      ...[choose('Created Date'), choose('is empty')],
      ...[END, choose('One of them is enough')],
    );
    const { conditions = [] } = wire().where ?? {};
    assert.deepEqual(
      conditions.map(({ operator, value }) => [operator, value]),
      [
        ['IS_NOT_NULL', []],
        ['IS_NULL', []],
      ],
    );
    assert.equal(told('progress').at(-1)?.problem, undefined);
  });

  it('take days without a year for what they can be: a creation lies behind, a due date near', async () => {
    const { ask, head } = queryBench();
    await ask(
      ...CTAS,
      ...[choose('Created Date'), choose('is on or after'), enter('1 Dec')],
      ...[choose('Due Date'), choose('is on or before'), enter('1 Dec')],
      ...[choose('Due Date'), choose('is on or after'), enter('last Friday')],
      ...[END, choose('All of them must hold')],
    );
    assert.deepEqual(head()?.conditions, [
      'Created Date is on or after 2025-12-01',
      'Due Date is on or before 2026-12-01',
      'Due Date is on or after 2026-11-13',
    ]);
  });

  it('are judged while they are typed: numbers and days', async () => {
    const { ask } = queryBench();
    const said: unknown[] = [];
    const typing =
      (wrong: string, right: string): Act =>
      (box) => {
        assert.ok('prompt' in box);
        box.type(wrong);
        said.push(box.validationMessage);
        enter(right)(box);
      };
    await ask(
      ...CTAS,
      ...[choose('Age'), choose('is at least'), typing('many', '10')],
      ...[choose('Age'), choose('is one of'), typing('1; two', '10; 11')],
      ...[choose('Due Date'), choose('is on or after'), typing('11/12', '2026-11-18')],
      ...[END, choose('All of them must hold')],
    );
    assert.deepEqual(said, [
      'This is no number.',
      'This is no number.',
      'Write a day like last Friday, -2w, tomorrow, 1 Dec or 2026-11-18.',
    ]);
  });
});
