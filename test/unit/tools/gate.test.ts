import assert from 'node:assert/strict';
import { refusalOf, type ToolRules } from '../../../src/tools/gate';

const refusal = (rules: Partial<ToolRules>, effect: 'read' | 'write' = 'read') =>
  refusalOf({ name: 'gainsight_one', effect }, { readOnly: false, allow: [], exclude: [], ...rules });

describe('the gate', () => {
  it('lets everything in where there is no rule', () => {
    assert.equal(refusal({}), undefined);
    assert.equal(refusal({}, 'write'), undefined);
  });

  it('keeps writes out and lets reads in while read-only is on', () => {
    assert.match(refusal({ readOnly: true }, 'write') ?? '', /read-only/);
    assert.equal(refusal({ readOnly: true }), undefined);
  });

  it('lets in only what is allowed, once anything is named', () => {
    assert.equal(refusal({ allow: ['gainsight_one'] }), undefined);
    assert.match(refusal({ allow: ['gainsight_two'] }) ?? '', /not among the tools/);
  });

  it('knows a tool by the name that other connectors have for it', () => {
    const tool = { name: 'gainsight_timeline_create', effect: 'write' } as const;
    const rules = { readOnly: false, allow: [], exclude: [] };
    assert.match(refusalOf(tool, { ...rules, exclude: ['gainsight_timeline_log'] }) ?? '', /excluded/);
    assert.equal(refusalOf(tool, { ...rules, allow: ['gainsight_timeline_log'] }), undefined);
  });

  it('keeps out what is excluded, also where it is allowed by name', () => {
    assert.match(refusal({ allow: ['gainsight_one'], exclude: ['gainsight_one'] }) ?? '', /excluded/);
  });
});
