export interface ElementOptions {
  readonly class?: string | undefined;
  /** Shown as it is: markup in it means nothing. */
  readonly text?: string | undefined;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly click?: (() => void) | undefined;
}

type Child = Node | undefined;

const SVG = 'http://www.w3.org/2000/svg';

/** An element with its text and children. Text of records comes into the page by here alone, as text nodes. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { class: name, text, attributes = {}, click }: ElementOptions = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (name !== undefined) made.className = name;
  if (text !== undefined) made.textContent = text;
  setAttributes(made, attributes);
  if (click) made.addEventListener('click', click);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** The same for a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

function setAttributes(
  made: Element,
  attributes: Readonly<Record<string, string | number | undefined>>,
): void {
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(key, String(value));
}
