import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EnvironmentError } from '../../../src/mcp/environmentError';
import { openingOf } from '../../../src/mcp/sources.node';

describe('openingOf', () => {
  let folder = '';
  before(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-data-'))));
  after(() => rmSync(folder, { recursive: true }));

  const opening = (text: string) => {
    const dataFile = path.join(folder, 'data.json');
    writeFileSync(dataFile, text);
    return openingOf(
      { kind: 'sandbox', dataFile },
      {
        ...{ now: () => new Date('2026-11-18T09:00:00+01:00'), authorities: [] },
        ...{ audit: { append: async () => undefined }, say: () => undefined },
      },
    );
  };

  const wrong = [
    ['no JSON', '{', /path of a JSON file/],
    ['a list', '[1]', /must be a JSON object/],
    ['an object that is not there', '{"castle":[]}', /no object "castle"/],
    ['a field that is not there', '{"company":[{"Name":"Elmford","Moat":1}]}', /no field "Moat"/],
  ] as const;
  for (const [name, text, told] of wrong)
    it(`tells at the start that the sandbox's data are ${name}`, async () => {
      await assert.rejects(opening(text), (error) => {
        assert.ok(error instanceof EnvironmentError);
        assert.match(error.message, /^GAINSIGHT_SANDBOX_DATA /);
        assert.match(error.message, told);
        return true;
      });
    });

  it('opens the sandbox with the data that fit', async () => {
    const { source } = await opening('{"company":[{"Name":"Elmford Mills"}]}');
    const given = await source();
    assert.ok(!('problem' in given));
    assert.equal(given.connection.kind, 'sandbox');
  });
});
