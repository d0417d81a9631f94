import { element } from './dom';

/** Draws anew whenever its place gets another width, so that text keeps its size in narrow tabs. */
export function drawing(name: string, draw: (width: number) => SVGSVGElement): HTMLElement {
  const place = element('div', { class: `drawing ${name}` });
  let drawn = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === drawn || width === 0) return;
    drawn = width;
    place.replaceChildren(draw(width));
  }).observe(place);
  return place;
}
