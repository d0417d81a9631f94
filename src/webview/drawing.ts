import { element } from './dom';
import { giveFocus } from './giveFocus';

/**
 * Draws anew whenever its place gets another width, so that text keeps its size in narrow tabs. A mark that has the
 * focus has it again, as has the one that `data-awaits` names.
 */
export function drawing(name: string, draw: (width: number) => SVGSVGElement): HTMLElement {
  const place = element('div', { class: `drawing ${name}` });
  let known = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === known || width === 0) return;
    known = width;
    const { activeElement } = document;
    const mark =
      place.dataset.awaits ?? (place.contains(activeElement) ? markName(activeElement) : undefined);
    delete place.dataset.awaits;
    place.replaceChildren(draw(width));
    // Whoever went elsewhere meanwhile stays there.
    if (mark !== undefined && document.activeElement === document.body) focusMark(place, mark);
  }).observe(place);
  return place;
}

/** The name of a mark in its drawing: its key, or what it says. */
export function markName(mark: Element | null): string | undefined {
  return mark?.getAttribute('data-key') ?? mark?.getAttribute('aria-label') ?? undefined;
}

function focusMark(place: HTMLElement, name: string): void {
  const marks = [...place.querySelectorAll<SVGElement>('[tabindex]')];
  giveFocus(marks.find((one) => markName(one) === name));
}
