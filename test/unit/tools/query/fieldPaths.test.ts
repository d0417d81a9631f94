import assert from 'node:assert/strict';
import type { FieldInfo } from '../../../../src/model/metadata';
import { findField } from '../../../../src/tools/query/fieldPaths';

function field(name: string, label: string): FieldInfo {
  return { name, label, dataType: 'STRING', hidden: false, required: false, options: [] };
}

async function labelledAs(typed: string, ...fields: readonly FieldInfo[]): Promise<string | undefined> {
  const describe = async () => ({ name: 'company', label: 'Company', kind: 'STANDARD' as const, fields });
  const found = await findField('company', typed, { describe }, new AbortController().signal);
  assert.ok(found && found.field === undefined);
  return found.labelled?.name;
}

describe('findField, for a name that no field has', () => {
  it('finds the one field that is called so', async () => {
    const region = field('Region__gc', 'Sales Region');
    assert.equal(await labelledAs('sales region', field('Name', 'Name'), region), 'Region__gc');
    assert.equal(await labelledAs('Sales_Region', region), 'Region__gc');
  });

  it('takes the name of something for the field that is called so, and a mere name for none', async () => {
    assert.equal(await labelledAs('StatusName', field('StatusId', 'Status')), 'StatusId');
    assert.equal(await labelledAs('Name', field('Code__gc', ' ')), undefined);
  });

  it('decides between no two fields, and takes nothing that is only like a label', async () => {
    const twice = [field('Segment__gc', 'Segment'), field('Segment2__gc', 'Segment')];
    assert.equal(await labelledAs('Segment', ...twice), undefined);
    assert.equal(await labelledAs('Segmen', field('Segment__gc', 'Segment')), undefined);
  });
});
