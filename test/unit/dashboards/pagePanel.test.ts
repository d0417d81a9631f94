import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { PagePanel } from '../../../src/dashboards/pagePanel';
import { Uri, WebviewPanel } from '../../support/vscode';

interface To {
  readonly type: 'a' | 'b';
  readonly text?: string;
}

function setup() {
  const panel = new WebviewPanel('view', 'Account');
  const received: unknown[] = [];
  const log: unknown[][] = [];
  let pieces = 0;
  const page = new PagePanel<To, { readonly type: 'known' }>({
    // The stub has what the page uses of the editor's own.
    panel: panel as unknown as vscode.WebviewPanel,
    extensionUri: Uri.file('/extension') as unknown as vscode.Uri,
    page: 'accountPage',
    parse: (message) => (message === 'known' ? { type: 'known' } : undefined),
    received: (message) => received.push(message),
    slotOf: ({ type }) => (type === 'b' ? `b ${(pieces += 1)}` : type),
    log: { warn: (...line) => void log.push(line) },
  });
  return { panel, page, received, log, told: panel.webview.told };
}

describe('a page in its tab', () => {
  it('may run its own script and see its own folder, nothing else', () => {
    const { webview } = setup().panel;
    assert.deepEqual(webview.options, {
      enableScripts: true,
      localResourceRoots: [Uri.file('/extension/dist/webview')],
    });
    assert.match(webview.html, /src="https:\/\/webview\.example\/extension\/dist\/webview\/accountPage\.js"/);
    assert.match(webview.html, /style-src https:\/\/webview\.example;/);
  });

  it('leaves out what is no message of its own, and logs nothing of it', () => {
    const { panel, received, log } = setup();
    for (const message of ['unknown', null, undefined, { type: 'known' }, 7])
      panel.webview.said.fire(message);
    assert.deepEqual(received, []);
    assert.deepEqual(log, Array(5).fill(['message of a page left out', { page: 'accountPage' }]));
    panel.webview.said.fire('known');
    assert.deepEqual(received, [{ type: 'known' }]);
  });

  it('tells again what holds when it is seen again: the last of each kind, and every piece', () => {
    const { page, told } = setup();
    assert.equal(page.replay(), false);
    const last = [
      { type: 'a', text: 'new' },
      { type: 'b', text: '1' },
      { type: 'b', text: '2' },
    ] as const;
    page.tell({ type: 'a', text: 'old' });
    page.tell(last[1]);
    page.tell(last[2]);
    page.tell(last[0]);
    told.length = 0;
    assert.equal(page.replay(), true);
    assert.deepEqual(told, last);
    page.forget();
    assert.equal(page.replay(), false);
  });

  it('is told nothing more once its tab is closed', () => {
    const { page, panel, told, received } = setup();
    panel.dispose();
    page.tell({ type: 'a' });
    panel.webview.said.fire('known');
    assert.deepEqual([told, received, page.isDisposed], [[], [], true]);
  });

  it('keeps nothing of what it told once its tab is closed', () => {
    const { page, panel } = setup();
    page.tell({ type: 'a', text: 'Quillon Bank' });
    panel.dispose();
    assert.equal(page.hasBegun, false);
  });
});
