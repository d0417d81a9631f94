import { markName } from './drawing';
import { giveFocus } from './giveFocus';

/** What the Tab key reaches, apart from the marks of drawings. */
const STOPS = 'button:not([hidden]), select, summary, div[tabindex="0"]';

/**
 * Draws a part of a page anew for somebody who uses keys: the focus is where it was, or where the next stop now is if
 * that is gone, and tables that were open stay open. A drawing is there later than the rest; it takes the focus itself.
 */
export function keepingPlace(place: HTMLElement, redraw: () => void): void {
  const open = new Set([...place.querySelectorAll('details[open]')].map(nameOf));
  const restore = restoring(place);
  redraw();
  for (const details of place.querySelectorAll('details')) if (open.has(nameOf(details))) details.open = true;
  restore?.();
}

function restoring(place: HTMLElement): (() => void) | undefined {
  const { activeElement: active } = document;
  const drawing = active?.closest('.drawing') ?? place.querySelector('.drawing[data-awaits]');
  if (drawing instanceof HTMLElement && place.contains(drawing)) {
    const [name, mark] = [nameOf(drawing), drawing.dataset.awaits ?? markName(active)];
    return () => {
      const again = [...place.querySelectorAll<HTMLElement>('.drawing')].find((one) => nameOf(one) === name);
      if (again && mark !== undefined) again.dataset.awaits = mark;
    };
  }
  if (!active || !place.contains(active)) return undefined;
  const [name, index] = [nameOf(active), stopsIn(place).findIndex((one) => one === active)];
  return () => {
    // What is still there has kept the focus itself.
    if (place.contains(document.activeElement)) return;
    const stops = stopsIn(place);
    const again = stops.find((one) => nameOf(one) === name) ?? stops[Math.min(index, stops.length - 1)];
    giveFocus(again);
  };
}

function stopsIn(place: HTMLElement): readonly HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(STOPS)];
}

/** What an element is called when it is made anew: by its record and action, else by its words, within its section. */
function nameOf(one: Element): string {
  const { gsid, action, column } = one instanceof HTMLElement ? one.dataset : {};
  const section = one.closest('section')?.getAttribute('aria-labelledby');
  const known = [gsid, action, column].filter((part) => part !== undefined);
  const isWorded = one.matches('button, summary');
  const words =
    known.length > 0 ? known : [one.getAttribute('aria-label') ?? (isWorded ? one.textContent : '')];
  return JSON.stringify([one.tagName, section, ...words]);
}
