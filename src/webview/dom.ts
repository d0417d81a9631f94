import { unsteered } from '../base/plainText';

export interface ElementOptions {
  readonly class?: string | undefined;
  /** Shown as it is: markup in it means nothing. */
  readonly text?: string | undefined;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly click?: (() => void) | undefined;
}

type Child = Node | undefined;

const SVG = 'http://www.w3.org/2000/svg';

/** An element with its text and children. Text of records comes into the page by here alone: as text nodes, without what steers a screen. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { class: name, text, attributes = {}, click }: ElementOptions = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (name !== undefined) made.className = name;
  if (text !== undefined) made.textContent = unsteered(text);
  setAttributes(made, attributes);
  if (click) made.addEventListener('click', click);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button of words alone. */
export function textButton(text: string, click: () => void): HTMLElement {
  return element('button', { class: 'quiet', text, click, attributes: { type: 'button' } });
}

/** An element of a drawing, as `element` makes those of text. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, tag);
  setAttributes(made, attributes);
  made.append(...children.map((child) => (typeof child === 'string' ? unsteered(child) : child)));
  return made;
}

function setAttributes(
  made: Element,
  attributes: Readonly<Record<string, string | number | undefined>>,
): void {
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(key, unsteered(String(value)));
}
