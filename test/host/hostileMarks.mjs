/**
 * Runs in a frame of the browser: what only text that was taken for markup can have left there.
 * @param {{ probe: string; foreign: string; ours: string; markup: string }} marks
 * @returns {string[]}
 */
export function marksLeft({ probe, foreign, ours, markup }) {
  const found = [
    ...document.querySelectorAll(foreign),
    ...[...document.querySelectorAll(ours)].flatMap((one) => [...one.querySelectorAll(markup)]),
  ];
  const elements = found.map(({ outerHTML }) => `element ${outerHTML.slice(0, 200)}`);
  return probe in globalThis ? ['probe', ...elements] : elements;
}

/**
 * Runs in a frame of the browser: does what a hostile text would do if it ran.
 * @param {{ probe: string; canary: string }} names
 */
export function plant({ probe, canary }) {
  Object.assign(globalThis, { [probe]: 1 });
  const image = document.createElement('img');
  image.src = `https://${canary}/planted.png`;
  (document.querySelector('main') ?? document.body).append(image);
  void fetch(`https://${canary}/planted`).catch(() => undefined);
}

/**
 * Runs in a frame of the browser: takes back what was planted there.
 * @param {{ probe: string; canary: string }} names
 */
export function uproot({ probe, canary }) {
  Reflect.deleteProperty(globalThis, probe);
  for (const image of document.querySelectorAll(`img[src*="${canary}"]`)) image.remove();
}

/**
 * Runs in a frame of the browser: how wide the content is, and how wide the frame.
 * @param {HTMLElement} root
 * @returns {[content: number, frame: number]}
 */
export function widths(root) {
  return [root.scrollWidth, root.clientWidth];
}
