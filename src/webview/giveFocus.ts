/**
 * Gives the focus to what was drawn in place of what had it. While the user types elsewhere in the editor nothing is
 * taken from them: it has the focus once they come back to the page, if it is there still.
 */
export function giveFocus(wanted: HTMLElement | SVGElement | null | undefined): void {
  if (!wanted) return;
  if (document.hasFocus()) {
    wanted.focus({ preventScroll: true });
    return;
  }
  const comeBack = (): void => {
    if (wanted.isConnected && document.activeElement === document.body) wanted.focus({ preventScroll: true });
  };
  addEventListener('focus', comeBack, { once: true });
}
