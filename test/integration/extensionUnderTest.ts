import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';

/** The extension, activated, with what it gives to tests alone. */
export async function activateForTest(): Promise<TestApi> {
  const extension = vscode.extensions.getExtension<TestApi | undefined>('csm-tools.gainsight-vscode');
  assert.ok(extension, 'the extension is not there');
  const api = await extension.activate();
  assert.ok(api, 'the extension does not know that it is under test');
  return api;
}
