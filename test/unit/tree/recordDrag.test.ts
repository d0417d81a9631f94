import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { RecordDrag } from '../../../src/tree/recordDrag';
import type { Row } from '../../../src/tree/row';
import { TreeNode } from '../../../src/tree/treeNode';
import { activeOn, lenaTenant } from '../../support/lenaTenant';
import { DataTransfer } from '../../support/vscode';

const host = { changed: () => undefined, busy: () => undefined, writes: () => 0, now: () => new Date(0) };
const GSID = '1P02A1B2C3D4E5F6G7';

function row(part: Partial<Row>): TreeNode {
  const whole = { key: 'x', kind: 'folder', label: '', spoken: '', icon: '', ...part } as const;
  return new TreeNode(whole, undefined, host);
}

const company = (label: string) => row({ kind: 'company', label, record: { kind: 'company', gsid: GSID } });
const task = row({ kind: 'task', label: 'Call', record: { kind: 'task', gsid: '1S05T' } });

function drag(nodes: readonly TreeNode[], tenant = lenaTenant()) {
  const dragged = new DataTransfer();
  const pages = { linkOf: (kind: string, gsid: string) => `https://acme.example.com/${kind}/${gsid}` };
  new RecordDrag(activeOn(tenant), pages).handleDrag(nodes, dragged as unknown as vscode.DataTransfer);
  return { list: dragged.get('text/uri-list')?.value, text: dragged.get('text/plain')?.value };
}

describe('dragging rows', () => {
  it('gives the documents of all that are dragged, and their names with the ways to their pages', () => {
    const { list, text } = drag([company('Fernhill Foods'), task]);
    assert.equal(
      list,
      `gainsight://acme.example.com/company/${GSID}/Fernhill%20Foods.md\r\n` +
        'gainsight://acme.example.com/task/1S05T/Call.md',
    );
    assert.equal(text, `Fernhill Foods – https://acme.example.com/company/${GSID}\nCall`);
  });

  it('gives nothing for rows that stand for no record', () => {
    assert.deepEqual(drag([row({ label: 'CTAs' }), row({ kind: 'group', label: 'Green' })]), {
      list: undefined,
      text: undefined,
    });
  });

  it('gives no way to a page in the sandbox, which has none', () => {
    const { connection } = lenaTenant();
    const { text } = drag(
      [company('Fernhill')],
      lenaTenant({ connection: { ...connection, kind: 'sandbox' } }),
    );
    assert.equal(text, 'Fernhill');
  });

  it('lets no name add an address or a line', () => {
    const { list, text } = drag([company('a\r\ngainsight://evil/company/X/x.md\n../../..')]);
    assert.equal(String(list).split(/\r?\n/).length, 1);
    assert.equal(new URL(String(list)).pathname.split('/').length, 4);
    assert.equal(String(text).split('\n').length, 1);
  });
});
