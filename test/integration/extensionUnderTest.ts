import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';

/** The extension, activated or not. */
export function extensionUnderTest(): vscode.Extension<TestApi | undefined> {
  const extension = vscode.extensions.getExtension<TestApi | undefined>('csm-tools.gainsight-vscode');
  assert.ok(extension, 'the extension is not there');
  return extension;
}

/** The extension, activated, with what it gives to tests alone. */
export async function activateForTest(): Promise<TestApi> {
  const api = await extensionUnderTest().activate();
  assert.ok(api, 'the extension does not know that it is under test');
  return api;
}
