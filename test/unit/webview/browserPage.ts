import { type HTMLElement as PageElement, Window } from 'happy-dom';

const WIDTH = 600;

/** The page of a webview as a test sees it: what it holds, what it has asked, and what it is told. */
export interface BrowserPage {
  readonly root: HTMLElement;
  readonly sent: { readonly type: string }[];
  /** What the editor keeps of the page for the next time that it is shown. */
  readonly kept: () => unknown;
  /** Tells the page something, and lets it draw. */
  readonly tell: (...messages: readonly object[]) => void;
  /** Lets the page draw what is waiting. */
  readonly drawn: () => void;
  /** The first element that a selector finds and whose text, if one is given, is this. */
  readonly find: (selector: string, text?: string) => HTMLElement;
  /** Whether the table below a drawing is open. */
  readonly isOpen: (selector: string) => boolean;
  readonly open: (selector: string) => void;
  /** Presses a mark of a drawing. */
  readonly press: (selector: string) => void;
  /** Types a key on a mark. */
  readonly key: (selector: string, key: string) => void;
  /** Chooses by its words what a box offers. */
  readonly choose: (selector: string, text: string) => void;
  readonly texts: (selector: string) => readonly string[];
  /** The element that has the focus, by its name for those who do not see it, or its text. */
  readonly focused: () => string | undefined;
}

type Resized = (entries: readonly { readonly contentRect: { readonly width: number } }[]) => void;

/** Runs a test on an empty page with the globals of a browser, and takes those away again; `left` = what was kept of it. */
export async function withPage(
  test: (page: BrowserPage) => Promise<void> | void,
  left?: unknown,
): Promise<void> {
  const window = new Window({ url: 'https://page.example' });
  window.document.documentElement.lang = 'en';
  const sent: { readonly type: string }[] = [];
  const waiting: (() => void)[] = [];
  let kept = left;
  const globals = {
    ...{ document: window.document, HTMLElement: window.HTMLElement, SVGElement: window.SVGElement },
    SVGTextElement: window.SVGTextElement,
    addEventListener: window.addEventListener.bind(window),
    dispatchEvent: window.dispatchEvent.bind(window),
    Event: window.Event,
    requestAnimationFrame: (draw: () => void) => waiting.push(draw),
    ResizeObserver: class {
      constructor(readonly resized: Resized) {}
      observe(): void {
        waiting.push(() => this.resized([{ contentRect: { width: WIDTH } }]));
      }
    },
    acquireVsCodeApi: () => ({
      postMessage: (message: { readonly type: string }) => sent.push(message),
      getState: () => kept,
      setState: (state: unknown) => void (kept = state),
    }),
  };
  const before = new Map(
    Object.keys(globals).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]),
  );
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  try {
    await test(pageOn(window.document.body, { sent, waiting, window, kept: () => kept }));
  } finally {
    for (const [name, own] of before)
      if (own) Object.defineProperty(globalThis, name, own);
      else Reflect.deleteProperty(globalThis, name);
    await window.happyDOM.close();
  }
}

function pageOn(
  body: PageElement,
  {
    sent,
    waiting,
    window,
    kept,
  }: Pick<BrowserPage, 'sent' | 'kept'> & {
    readonly waiting: (() => void)[];
    readonly window: Window;
  },
): BrowserPage {
  const made = window.document.createElement('main');
  body.append(made);
  // The stand-in has what the pages use of the browser's own.
  const root = made as unknown as HTMLElement;
  const drawn = (): void => {
    while (waiting.length > 0) waiting.shift()?.();
  };
  return {
    ...{ root, sent, kept, drawn },
    tell: (...messages) => {
      for (const data of messages) window.dispatchEvent(new window.MessageEvent('message', { data }));
      drawn();
    },
    find: (selector, text) => {
      const found = [...root.querySelectorAll<HTMLElement>(selector)].find(
        (one) => text === undefined || one.textContent === text,
      );
      if (!found) throw new Error(`nothing on the page for ${selector} ${text ?? ''}`);
      return found;
    },
    isOpen: (selector) => made.querySelector(selector)?.hasAttribute('open') ?? false,
    open: (selector) => made.querySelector(selector)?.setAttribute('open', ''),
    press: (selector) => {
      made.querySelector(selector)?.dispatchEvent(new window.MouseEvent('click'));
    },
    key: (selector, key) => {
      made.querySelector(selector)?.dispatchEvent(new window.KeyboardEvent('keydown', { key }));
    },
    choose: (selector, text) => {
      const box = root.querySelector<HTMLSelectElement>(selector);
      if (!box) throw new Error(`no box for ${selector}`);
      box.selectedIndex = [...box.options].findIndex((option) => option.text === text);
      made.querySelector(selector)?.dispatchEvent(new window.Event('change'));
    },
    texts: (selector) => [...root.querySelectorAll(selector)].map(({ textContent }) => textContent),
    focused: () => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return undefined;
      return activeElement.getAttribute('aria-label') ?? activeElement.textContent;
    },
  };
}
