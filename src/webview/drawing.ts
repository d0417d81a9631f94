import { element } from './dom';

/** Draws anew whenever its place gets another width, so that text keeps its size in narrow tabs; `drawn` hears of it. */
export function drawing(
  name: string,
  draw: (width: number) => SVGSVGElement,
  drawn: (place: HTMLElement) => void = () => undefined,
): HTMLElement {
  const place = element('div', { class: `drawing ${name}` });
  let known = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === known || width === 0) return;
    known = width;
    place.replaceChildren(draw(width));
    drawn(place);
  }).observe(place);
  return place;
}
