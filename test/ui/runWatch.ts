import type { Frame, Page } from 'playwright-core';
import { CANARY, PROBE } from '../../src/sandbox/hostile/hostileText';
import { marksLeft } from '../host/hostileMarks.mjs';

/** How the browser tells of what the policy of a frame has kept back. */
const KEPT_BACK = 'violates the following Content Security Policy';

/** What only text that was taken for markup can have brought into a document. */
const FOREIGN = [
  ...['src', 'href', 'data-href', 'style', 'action', 'data', 'srcdoc'].map(
    (name) => `[${name}*="//${CANARY}"]`,
  ),
  ...['href', 'data-href', 'formaction', 'src'].flatMap((name) =>
    ['javascript:', 'vbscript:', 'data:text', 'mailto:'].map((scheme) => `[${name}^="${scheme}"]`),
  ),
  ...['onerror', 'onload', 'onfocus'].map((name) => `[${name}]`),
  '[href^="command:workbench.action.files"], [data-href^="command:workbench.action.files"]',
].join(', ');

/** What no page or preview of ours has, whatever it is made of. */
const MARKUP =
  'img, iframe, embed, object, video, math, form, base, meta[http-equiv="refresh"], svg script, svg image';
const OURS = 'main#page, .markdown-body, body[class*="markdown"]';

/**
 * Notices whatever a text that was taken for more than text would do in a window, in any of its frames: run, load, open,
 * ask, or become an element.
 */
export class RunWatch {
  readonly #page: Page;
  readonly #external: readonly string[];
  readonly #noticed: string[] = [];

  constructor(page: Page, external: readonly string[]) {
    this.#page = page;
    this.#external = external;
  }

  begin(): void {
    const context = this.#page.context();
    context.on('request', (request) => {
      if (new URL(request.url()).hostname.endsWith(CANARY)) this.#noticed.push(`request ${request.url()}`);
    });
    context.on('page', (page) => this.#noticed.push(`window ${page.url()}`));
    this.#page.on('dialog', (dialog) => {
      this.#noticed.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    this.#page.on('console', (message) => {
      if (message.text().includes(KEPT_BACK)) this.#noticed.push(`kept back ${message.text()}`);
    });
  }

  /** All that was noticed since it was asked last, and what stands in the frames now. */
  async noticed(): Promise<readonly string[]> {
    for (const frame of this.#page.frames()) this.#noticed.push(...(await foundIn(frame)));
    return [...this.#noticed.splice(0), ...this.#external.map((address) => `opened ${address}`)];
  }
}

async function foundIn(frame: Frame): Promise<string[]> {
  const marks = { probe: PROBE, foreign: FOREIGN, markup: MARKUP, ours: OURS };
  // A frame that has gone meanwhile shows nothing.
  const found = await frame.evaluate(marksLeft, marks).catch(() => []);
  return found.map((one) => `${one} in ${new URL(frame.url() || 'about:blank').pathname}`);
}
