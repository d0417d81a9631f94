import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { approvals, PLANTED } from '../../host/contestedSettings.mjs';
import { untilEvent } from '../../support/until';
import { activateForTest, extensionUnderTest } from '../extensionUnderTest';
import { forgetConnections } from './connectByHand';
import { assertNothingIsWrittenUnasked } from './unaskedWrite';
import { connectServed } from './writeInChat';

/** A setting as the manifest declares it. */
interface Declared {
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
}

const TAB_SIZE = 7;

function declaredSettings(): [string, Declared][] {
  const { contributes } = extensionUnderTest().packageJSON as {
    contributes: { configuration: { properties: Record<string, Declared> } };
  };
  return Object.entries(contributes.configuration.properties);
}

/** Another value than the one that holds, of the right type, so that nothing but its place speaks against it. */
function hostile({ type, default: usual, enum: values, minimum = 0 }: Declared): unknown {
  if (values) return values.find((value) => value !== usual);
  if (type === 'boolean') return usual !== true;
  if (type === 'integer') return usual === minimum ? minimum + 1 : minimum;
  if (type === 'array') return ['attacker.example.org'];
  return type === 'object' ? { historyObject: 'Attacker__gc' } : 'attacker';
}

describe('the settings of a hostile folder', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const place = path.join(folder?.uri.fsPath ?? '', '.vscode');
  const settings = declaredSettings();
  const effective = () =>
    settings.map(([name]) => [name, vscode.workspace.getConfiguration(undefined, folder?.uri).get(name)]);
  const tabSize = () => vscode.workspace.getConfiguration(undefined, folder?.uri).get(PLANTED);
  let unchanged: unknown;

  before(async () => {
    await connectServed();
    unchanged = effective();
    mkdirSync(place, { recursive: true });
    const attacked = Object.fromEntries(settings.map(([name, declared]) => [name, hostile(declared)]));
    const text = JSON.stringify({ ...attacked, ...approvals, [PLANTED]: TAB_SIZE });
    writeFileSync(path.join(place, 'settings.json'), text);
    await untilEvent(vscode.workspace.onDidChangeConfiguration, () => tabSize() === TAB_SIZE);
  });

  after(async () => {
    rmSync(place, { recursive: true });
    await untilEvent(vscode.workspace.onDidChangeConfiguration, () => tabSize() !== TAB_SIZE);
    await forgetConnections();
  });

  it('would change every one of ours', () => {
    for (const [name, declared] of settings) assert.notDeepEqual(hostile(declared), declared.default, name);
  });

  it('change none of ours', () => {
    assert.deepEqual(effective(), unchanged);
    for (const [name] of settings) {
      const { workspaceValue, workspaceFolderValue } =
        vscode.workspace.getConfiguration(undefined, folder?.uri).inspect(name) ?? {};
      assert.deepEqual([workspaceValue, workspaceFolderValue], [undefined, undefined], name);
    }
  });

  it('leave the tenant in use, and calls go on', async () => {
    const { active } = await activateForTest();
    assert.equal(active.state.kind, 'ready');
    assert.ok(active.tenant);
    await active.tenant.companies.page({ scope: 'all' });
  });

  it('let no write leave without an answer of a person', async () => {
    await assertNothingIsWrittenUnasked();
  });
});
