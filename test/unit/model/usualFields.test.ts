import assert from 'node:assert/strict';
import type { FieldInfo } from '../../../src/model/metadata';
import { usualFields } from '../../../src/model/usualFields';

function field(name: string, dataType = 'STRING', parts: Partial<FieldInfo> = {}): FieldInfo {
  return { name, label: name, dataType, hidden: false, required: false, options: [], ...parts };
}

const lookup = (path: string, object: string): Partial<FieldInfo> => ({ lookup: { path, object } });

describe('usualFields', () => {
  it('leaves out what is hidden, JSON or an image, and follows lookups to the name', () => {
    const fields = [
      field('Logo', 'IMAGE'),
      field('Extra', 'JSONSTRING'),
      field('Secret', 'STRING', { hidden: true }),
      field('Company__gc', 'LOOKUP', lookup('Company__gc__gr', 'company')),
      field('Manager', 'LOOKUP', lookup('Manager__gr', 'company_person')),
      field('Gsid', 'GSID'),
    ];
    assert.deepEqual(usualFields(fields), ['Gsid', 'Company__gc__gr.Name', 'Manager']);
  });

  it('puts long text last, and drops when a row was made where it has a date of its own', () => {
    const fields = [
      field('CreatedDate', 'DATETIME'),
      field('Notes', 'RICHTEXTAREA'),
      field('Score', 'NUMBER'),
    ];
    assert.deepEqual(usualFields(fields), ['Score', 'Notes', 'CreatedDate']);
    assert.deepEqual(usualFields([...fields, field('Day', 'DATE')]), ['Score', 'Day', 'Notes']);
  });

  it('reads no more than a sensible number', () => {
    const many = Array.from({ length: 300 }, (_, n) => field(`F${n}`));
    assert.equal(usualFields(many).length, 25);
    assert.equal(usualFields(many, 5).length, 5);
  });
});
