/**
 * Marks of a drawing as one stop of the Tab key: arrows, Home and End move between them, and each tells when it is
 * reached, by a key or by the pointer.
 */
export function roving(marks: readonly SVGElement[], start: number, reached: (index: number) => void): void {
  const focus = (index: number): void => marks[Math.max(0, Math.min(marks.length - 1, index))]?.focus();
  marks.forEach((mark, index) => {
    mark.setAttribute('tabindex', index === start ? '0' : '-1');
    mark.addEventListener('focus', () => {
      marks.forEach((other, at) => other.setAttribute('tabindex', at === index ? '0' : '-1'));
      reached(index);
    });
    mark.addEventListener('pointerenter', () => reached(index));
    mark.addEventListener('keydown', (event) => {
      const to = target(event.key, index, marks.length);
      if (to === undefined) return;
      event.preventDefault();
      focus(to);
    });
  });
}

function target(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return index + 1;
    case 'ArrowLeft':
    case 'ArrowUp':
      return index - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
