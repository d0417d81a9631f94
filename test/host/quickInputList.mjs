/**
 * The list of the box at the top of the window. Its rows are recycled when one list takes the place of another, so a
 * row that was found a moment ago may say something else by now: it is pressed in the same task that has read it.
 * @typedef {{ label: string; step?: number; whole?: boolean }} Wanted the label of a row, or how it begins where that is
 * not to be the `whole` label; and the number of the question
 */

/** While somebody types, a search of the extension rests this long; then it may replace the list. */
const SEARCH_MS = 400;
/** After it a choice that was not taken is made again: it met a list that was just being replaced. */
const AGAIN_MS = 3000;
const LIMIT_MS = 40_000;

/**
 * Chooses the row and waits until its list is gone. A row with a box to tick is ticked once, and its list stays.
 * @param {import('playwright-core').Page} page
 * @param {Wanted} wanted
 */
export async function chooseRow(page, wanted) {
  const deadline = performance.now() + LIMIT_MS;
  let shown;
  while (performance.now() < deadline) {
    const pressed = await page.evaluate(pressRow, [String(readList), wanted, SEARCH_MS]);
    if (pressed?.ticked) return;
    // What was pressed may be answered only after the list was found gone.
    shown = pressed?.shown ?? shown;
    if (shown && (await isAnswered(page, shown, wanted))) return;
  }
  const now = JSON.stringify(await page.evaluate(readList));
  const question = wanted.step === undefined ? '' : ` of question ${wanted.step}`;
  throw new Error(`"${wanted.label}"${question} could not be chosen of ${now}`);
}

const isAnswered = (page, shown, wanted) =>
  within(page, isNoLonger, [String(readList), shown, wanted], AGAIN_MS);

/**
 * Opens the palette; anew where the key met a box that was just being closed.
 * @param {import('playwright-core').Page} page
 */
export async function openPalette(page) {
  for (const timeout of [AGAIN_MS, AGAIN_MS, LIMIT_MS]) {
    await page.keyboard.press('F1');
    if (await within(page, isPalette, [String(readList)], timeout)) return;
  }
  throw new Error('The command palette did not open.');
}

/**
 * Waits until Enter answers the question with this number: a list that is still being read has nothing to take.
 * @param {import('playwright-core').Page} page
 * @param {number} step
 */
export async function untilEnterTakes(page, step) {
  await page.waitForFunction(takesEnter, [String(readList), step]);
}

async function within(page, holds, arg, timeout) {
  try {
    await page.waitForFunction(holds, arg, { timeout });
    return true;
  } catch (error) {
    if (error.name === 'TimeoutError') return false;
    throw error;
  }
}

/** Runs in the page: what the list shows; undefined while there is none. */
function readList() {
  const widget = document.querySelector('.quick-input-widget');
  if (!widget || widget.getClientRects().length === 0) return undefined;
  const rows = [...widget.querySelectorAll('.quick-input-list .monaco-list-row')];
  rows.sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index));
  const input = widget.querySelector('.quick-input-box input');
  return {
    title: widget.querySelector('.quick-input-title')?.textContent ?? '',
    placeholder: input?.placeholder ?? '',
    typed: input?.value ?? '',
    rows: rows.map((row) => [row.id, row.querySelector('.label-name')?.textContent?.trim() ?? '']),
  };
}

/** Runs in the page: presses the row if its list stands still. */
async function pressRow([read, { label, step, whole }, searchMs]) {
  // The function arrives as text: a page shares no code with this process.
  const readNow = new Function(`return (${read})`)();
  const frame = () => new Promise((resolve) => window.requestAnimationFrame(resolve));
  const shown = readNow();
  await frame();
  if (!shown || (step !== undefined && !shown.title.includes(`(${step}/`))) return undefined;
  const begins = ([, text]) => !whole && text.startsWith(label);
  const [id] = shown.rows.find(([, text]) => text === label) ?? shown.rows.find(begins) ?? [];
  if (id === undefined) return undefined;
  const isSearch = shown.typed !== '' && !shown.typed.startsWith('>');
  if (isSearch) await new Promise((resolve) => setTimeout(resolve, searchMs));
  await frame();
  if (JSON.stringify(readNow()) !== JSON.stringify(shown)) return undefined;
  const row = document.getElementById(id);
  row.dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true, view: window }));
  return { shown, ticked: row.closest('.show-checkboxes') !== null };
}

/** Runs in the page: another question, or none. That a list of the same one has new rows says nothing of the choice. */
function isNoLonger([read, shown, { label, whole }]) {
  const now = new Function(`return (${read})`)()();
  if (!now || ['title', 'placeholder', 'typed'].some((part) => now[part] !== shown[part])) return true;
  const isSearch = shown.typed !== '';
  const isThere = ([, text]) => text === label || (!whole && text.startsWith(label));
  return !isSearch && !now.rows.some(isThere);
}

/** Runs in the page. */
function isPalette([read]) {
  return new Function(`return (${read})`)()()?.typed.startsWith('>') === true;
}

/** Runs in the page. */
function takesEnter([read, step]) {
  if (!new Function(`return (${read})`)()()?.title.includes(`(${step}/`)) return false;
  const list = document.querySelector('.quick-input-widget .quick-input-list');
  return list.getClientRects().length === 0 || list.querySelector('.monaco-list-row.focused') !== null;
}
