import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import type { Workbench } from './workbench';

const axeFile = createRequire(import.meta.url).resolve('axe-core');

interface Violation {
  readonly id: string;
  readonly impact?: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** The page of the webview that is in front. */
export function webviewPage({ page }: Workbench): FrameLocator {
  return page.locator('iframe.webview.ready').last().contentFrame().locator('iframe').contentFrame();
}

/** The document that is in front, as the editor's Markdown preview shows it. */
export function previewPage({ page }: Workbench): FrameLocator {
  return page.locator('iframe.webview').last().contentFrame().locator('iframe#active-frame').contentFrame();
}

/** Fails on every serious or critical fault that axe finds in the page that is in front. */
export async function assertAccessible(workbench: Workbench): Promise<void> {
  const frame = await pageFrame(workbench.page);
  // The page's own policy lets no script in; the test's way in is not bound by it.
  await frame.evaluate(readFileSync(axeFile, 'utf8'));
  const violations = await frame.evaluate<Violation[]>(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
  );
  const faults = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join('; ')}`,
    );
  assert.deepEqual(faults, []);
}

/** The innermost frame of the webview: the only one that holds a page of ours. */
export async function pageFrame(page: Page): Promise<Frame> {
  for (const frame of page.frames().toReversed())
    if ((await frame.locator('main#page').count()) > 0) return frame;
  throw new Error('No page of a webview is open.');
}
