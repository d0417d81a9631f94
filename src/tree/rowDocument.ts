import * as vscode from 'vscode';
import { addressOfRecord, readRecord, type RecordDocument, recordOfGsid } from '../model/recordAddress';
import { TreeNode } from './treeNode';

/** The record of the row that a command was run on, or the one that a page names, as its document is addressed. */
export function documentOf(argument: unknown): RecordDocument | undefined {
  if (typeof argument === 'string') return recordOfGsid(argument);
  if (argument instanceof TreeNode) {
    const { record, label } = argument.row;
    return record && readRecord(record.kind, record.gsid, label);
  }
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { kind, gsid, name }: Partial<Record<keyof RecordDocument, unknown>> = argument;
  return readRecord(kind, gsid, name);
}

/** The address of a row's document at the tenant on this host; undefined for a row without one. */
export function documentUriOf(node: TreeNode, host: string): vscode.Uri | undefined {
  const record = documentOf(node);
  return record && vscode.Uri.parse(addressOfRecord(record, host));
}
