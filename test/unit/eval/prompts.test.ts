import assert from 'node:assert/strict';
import { scriptedDoor } from '../../eval/doors/scriptedDoor';
import { ASPECTS, judge } from '../../eval/judge';
import { prompts } from '../../eval/prompts/all';
import { runPrompt } from '../../eval/runPrompt';

const countTokens = (text: string): number => Math.ceil(text.length / 4);

/** Results as a text in which each record has a line of its own. */
function linesOf(results: readonly string[]): string {
  return results
    .join('\n')
    .replaceAll('{"', '\n{"')
    .replace(/~[a-z0-9]{5}~/g, '');
}

describe('the thirty prompts', () => {
  it('are thirty, each once', () => {
    const ids = Array.from({ length: 30 }, (_, n) => `P${String(n + 1).padStart(2, '0')}`);
    assert.deepEqual(
      prompts.map(({ id }) => id),
      ids,
    );
  });

  for (const prompt of prompts)
    it(`${prompt.id}: the reference path passes, and each fact of it stands in the results`, async () => {
      const run = await runPrompt(prompt, { door: scriptedDoor(prompt), countTokens, limitMs: 60_000 });
      const judgement = judge(prompt, run);
      assert.deepEqual(judgement, Object.fromEntries(ASPECTS.map((aspect) => [aspect, []])));
      assert.equal(run.rounds, prompt.reference.rounds.length + 1);
      const body = linesOf([...run.results, ...run.cards.map(({ text }) => text)]);
      const missing = prompt.facts
        .filter(({ fromRecords, holds }) => fromRecords && !holds({ body, whole: body, links: [] }))
        .map(({ what }) => what);
      assert.deepEqual(missing, []);
    });
});
