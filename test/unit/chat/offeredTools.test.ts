import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { offeredTools, type OurTools } from '../../../src/chat/offeredTools';
import type { ToolRules } from '../../../src/tools/gate';

const ours: OurTools = new Map([
  ['ours_read', 'read'],
  ['ours_create', 'write'],
]);
const known = ['ours_read', 'ours_create', 'foreign', 'other'].map((name) => ({
  name,
  description: '',
  inputSchema: undefined,
  tags: [],
}));

function offered(rules: Partial<ToolRules>, named: readonly string[] = []): string[] {
  // Of a reference only the name is looked at.
  const references = named.map((name) => ({ name })) as unknown as vscode.ChatLanguageModelToolReference[];
  const all = { readOnly: false, allow: [], exclude: [], ...rules };
  return offeredTools(known, ours, references, all).map(({ name }) => name);
}

describe('the tools of a question', () => {
  it('are ours, and of others those that the user named', () => {
    assert.deepEqual(offered({}), ['ours_read', 'ours_create']);
    assert.deepEqual(offered({}, ['foreign']), ['ours_read', 'ours_create', 'foreign']);
  });

  it('hold none that writes while read-only is on', () => {
    assert.deepEqual(offered({ readOnly: true }), ['ours_read']);
  });

  it('hold none that is excluded or not allowed, also when the user named it', () => {
    assert.deepEqual(offered({ exclude: ['ours_read'] }, ['ours_read']), ['ours_create']);
    assert.deepEqual(offered({ allow: ['ours_read'] }, ['ours_create']), ['ours_read']);
  });
});
