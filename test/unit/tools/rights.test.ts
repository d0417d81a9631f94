import assert from 'node:assert/strict';
import * as z from 'zod';
import { GainsightError } from '../../../src/gainsight/errors';
import type { ConnectionKind } from '../../../src/model/connection';
import { defineTool } from '../../../src/tools/defineTool';
import { executorOn } from '../../support/executorOn';
import { activeOn, lenaTenant } from '../../support/lenaTenant';

/** The answer of a read over a connection of this kind. */
async function answerOver(kind: ConnectionKind, error?: Error): Promise<Record<string, unknown>> {
  const tool = defineTool({
    name: 'gainsight_test_read',
    reference: 'gainsightTest',
    title: 'Test read',
    icon: '$(book)',
    effect: 'read',
    modelDescription: 'Reads what a test wants to be read, and nothing else at all.',
    userDescription: 'Reads.',
    input: () => z.object({}),
    progress: () => 'Reading',
    run: async () => {
      if (error) throw error;
      return { status: 'ok', scope: 'All', rows: [] };
    },
  });
  const { connection } = lenaTenant();
  const executor = executorOn(activeOn(lenaTenant({ connection: { ...connection, kind } })), [tool]);
  const signal = new AbortController().signal;
  // Answers are objects as JSON has them.
  return JSON.parse(await executor.run(tool.name, {}, { door: 'tool', signal })) as Record<string, unknown>;
}

describe('whose rights an answer was read with', () => {
  const borrowed = { accessKey: 'tenant (access key)', m2m: 'tenant (OAuth client)' } as const;
  for (const kind of ['accessKey', 'm2m'] as const)
    it(`is said for ${kind}`, async () => {
      assert.equal((await answerOver(kind)).rights, borrowed[kind]);
    });

  for (const kind of ['user', 'sandbox'] as const)
    it(`needs no word for ${kind}`, async () => {
      assert.ok(!('rights' in (await answerOver(kind))));
    });

  it('is not said of what could not be read', async () => {
    const error = new GainsightError({ kind: 'network', sentence: 'No answer came.' });
    const answer = await answerOver('accessKey', error);
    assert.deepEqual([answer.status, answer.rights], ['network', undefined]);
  });
});
