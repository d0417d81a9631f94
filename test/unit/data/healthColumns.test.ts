import assert from 'node:assert/strict';
import { findFacts, findHistory, findScheme } from '../../../src/data/healthColumns';
import type { Metadata } from '../../../src/data/tenant';
import type { FieldInfo, ObjectDescription } from '../../../src/model/metadata';

type Fields = Record<string, string>;

/** A data model as `object: { field: type }`; a type such as `LOOKUP company` says where it leads. */
function metadata(objects: Record<string, Fields>, seen: string[] = []): Metadata {
  const describe = (name: string): ObjectDescription => ({
    name,
    label: name,
    kind: 'SYSTEM',
    fields: Object.entries(objects[name] ?? {}).map(toField),
  });
  return {
    objects: async () => {
      seen.push('the list');
      return Object.keys(objects).map((name) => describe(name));
    },
    describe: async (name) => {
      seen.push(name);
      return describe(name);
    },
    labels: async () => new Map(),
    known: () => undefined,
  };
}

function toField([name, type]: [string, string]): FieldInfo {
  const [dataType = '', object] = type.split(' ');
  const lookup = object === undefined ? undefined : { path: `${name}__gr`, object };
  return { name, label: name, dataType, hidden: false, required: false, lookup, options: [] };
}

describe('findScheme', () => {
  it('tells the score from the bounds of its band', async () => {
    const model = metadata({
      scoring_scheme_definition: {
        Gsid: 'GSID',
        Name: 'STRING',
        MinValue: 'NUMBER',
        MaxValue: 'NUMBER',
        Score: 'NUMBER',
        Color: 'STRING',
      },
    });
    assert.deepEqual(await findScheme(model, {}), {
      object: 'scoring_scheme_definition',
      fields: { label: 'Name', from: 'MinValue', to: 'MaxValue', score: 'Score', color: 'Color' },
    });
  });

  it('finds other spellings, and no score where grades have none', async () => {
    const model = metadata({
      my_scoring_scheme: {
        Label__gc: 'STRING',
        FromScore__gc: 'NUMBER',
        ToScore__gc: 'NUMBER',
        Colour__gc: 'STRING',
      },
    });
    const found = await findScheme(model, {});
    assert.deepEqual(found?.fields, {
      label: 'Label__gc',
      from: 'FromScore__gc',
      to: 'ToScore__gc',
      score: undefined,
      color: 'Colour__gc',
    });
  });

  it('looks at the usual object first, and at the list of all only where there is no such object', async () => {
    const seen: string[] = [];
    await findScheme(metadata({ scoring_scheme_definition: { Name: 'STRING' } }, seen), {});
    assert.deepEqual(seen, ['scoring_scheme_definition']);
    seen.length = 0;
    await findScheme(metadata({ my_scoring_scheme: { Name: 'STRING' } }, seen), {});
    assert.deepEqual(seen, ['scoring_scheme_definition', 'the list', 'my_scoring_scheme']);
    seen.length = 0;
    const listed: Metadata = {
      ...metadata({ my_scoring_scheme: { Name: 'STRING' } }, seen),
      known: () => 'missing',
    };
    await findScheme(listed, {});
    assert.deepEqual(seen, ['the list', 'my_scoring_scheme']);
  });

  it('gives nothing where the tenant has no scheme', async () =>
    assert.equal(await findScheme(metadata({ company: {} }), {}), undefined));

  it('lets what the user set win', async () => {
    const model = metadata({
      grades__gc: { Word__gc: 'STRING' },
      scoring_scheme_definition: { Name: 'STRING' },
    });
    const found = await findScheme(model, { schemeObject: 'grades__gc', schemeLabel: 'Word__gc' });
    assert.deepEqual([found?.object, found?.fields.label], ['grades__gc', 'Word__gc']);
  });
});

describe('findHistory', () => {
  it('finds snapshot, company, overall score and granularity', async () => {
    const model = metadata({
      relationship_scorecard_history: {},
      account_scorecard_history: {
        CreatedDate: 'DATETIME',
        AccountId__gc: 'LOOKUP company',
        Adoption__gc: 'NUMBER',
        OverallScoreAccount__gc: 'NUMBER',
        SnapshotDate__gc: 'DATE',
        TimeGranularity__gc: 'STRING',
      },
    });
    assert.deepEqual(await findHistory(model, {}), {
      object: 'account_scorecard_history',
      fields: {
        company: 'AccountId__gc',
        day: 'SnapshotDate__gc',
        score: 'OverallScoreAccount__gc',
        granularity: 'TimeGranularity__gc',
      },
    });
  });

  it('knows the company column by its name where the tenant declares no lookup', async () => {
    const model = metadata({
      company_scorecard_history: { Company_Id: 'GSID', Day: 'DATE', OverallScore: 'NUMBER' },
    });
    assert.equal((await findHistory(model, {}))?.fields.company, 'Company_Id');
  });

  it('gives nothing where a column is missing, rather than a wrong one', async () => {
    const model = metadata({ account_scorecard_history: { AccountId: 'GSID', SnapshotDate: 'DATE' } });
    assert.equal(await findHistory(model, {}), undefined);
  });
});

describe('findFacts', () => {
  it('finds measure, present and previous score', async () => {
    const model = metadata({
      company_scorecard_fact_3: {
        AccountId__gc: 'LOOKUP company',
        MeasureId__gc: 'LOOKUP scorecard_measure',
        CurScoreId__gc: 'LOOKUP scoring_scheme_definition',
        PrevScoreId__gc: 'LOOKUP scoring_scheme_definition',
        Trend__gc: 'STRING',
        ScoreModifiedAt__gc: 'DATETIME',
      },
    });
    const found = await findFacts(model, {});
    assert.deepEqual([found?.object, found?.measure], ['company_scorecard_fact_3', 'MeasureId__gc']);
    assert.deepEqual(found?.fields, {
      score: 'CurScoreId__gc',
      previous: 'PrevScoreId__gc',
      trend: 'Trend__gc',
      comment: undefined,
      changedAt: 'ScoreModifiedAt__gc',
    });
  });
});
