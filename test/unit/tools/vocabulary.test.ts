import assert from 'node:assert/strict';
import * as z from 'zod';
import { vocabularyOf } from '../../../src/tools/vocabulary';

describe('the vocabulary of a schema', () => {
  it('holds its parameters and fixed values at every depth, and no free text', () => {
    const schema = z.object({
      priority: z.enum(['High', 'Low']).optional(),
      kind: z.literal('one').default('one'),
      where: z.object({ conditions: z.array(z.object({ operator: z.string() })) }).nullable(),
      orderBy: z.record(z.string(), z.enum(['asc', 'desc'])),
      either: z.union([z.literal('left'), z.number()]),
      flag: z.preprocess((value) => value, z.object({ deep: z.boolean() })),
    });
    assert.deepEqual(vocabularyOf(schema).sort(), [
      ...[
        'High',
        'Low',
        'asc',
        'conditions',
        'deep',
        'desc',
        'either',
        'flag',
        'kind',
        'left',
        'one',
        'operator',
      ],
      ...['orderBy', 'priority', 'where'],
    ]);
  });
});
