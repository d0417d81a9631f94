/**
 * Trees of the side bar, as the user sees them. A view is named by the beginning of its title, a row by the path of
 * labels that leads to it; only rows that are drawn count, and a long list draws what fits.
 * @param {import('playwright-core').Page} page
 */
export const treeOperations = (page) => ({
  rows: (view, path) => page.evaluate(readRows, { view, path }),
  waitForRows: async (view, path, labels) => {
    try {
      await page.waitForFunction(
        ([read, target, wanted]) => {
          // The function arrives as text: a page shares no code with this process.
          const rows = new Function(`return (${read})`)()(target);
          return JSON.stringify(rows.map(({ label }) => label)) === wanted;
        },
        [String(readRows), { view, path }, JSON.stringify(labels)],
      );
    } catch (error) {
      const shown = await page.evaluate(readRows, { view, path });
      throw new Error(`Below ${[view, ...path].join(' › ')} stands ${JSON.stringify(shown)}`, {
        cause: error,
      });
    }
  },
  clickRow: async (view, path) => {
    const [row] = await page.evaluate(readRows, { view, path, itself: true });
    if (!row) throw new Error(`There is no row ${[view, ...path].join(' › ')}`);
    await page.locator(`[id="${row.id}"]`).click();
  },
});

/** Runs in the page: the rows right below a row, or at the top, in the order in which they are seen. */
function readRows({ view, path, itself = false }) {
  const pane = `.part.sidebar .pane:has(> .pane-header[aria-label^="${view}"])`;
  const drawn = [...document.querySelectorAll(`${pane} .monaco-list-row`)]
    .sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
    .map((row) => ({
      id: row.id,
      label: row.querySelector('.label-name')?.textContent ?? '',
      description: row.querySelector('.label-description')?.textContent ?? '',
      level: Number(row.getAttribute('aria-level')),
    }));
  let rows = drawn;
  for (const [depth, label] of path.entries()) {
    const at = rows.findIndex((row) => row.level === depth + 1 && row.label === label);
    if (at < 0) return [];
    if (itself && depth === path.length - 1) return [rows[at]];
    const end = rows.findIndex((row, index) => index > at && row.level <= depth + 1);
    rows = rows.slice(at + 1, end < 0 ? undefined : end);
  }
  return rows.filter(({ level }) => level === path.length + 1);
}

/**
 * Runs in the page: presses a button that the row shows, if the row still is the one of this label. Rows are recycled,
 * so one that was found a moment ago may be that of another record by now.
 * @param {Element} row
 * @param {{ label: string | null; action: string }} wanted
 * @returns {boolean}
 */
export function pressButtonOfRow(row, { label, action }) {
  const button = row.querySelector(`.action-label[aria-label^="${action}"]`);
  if (!button || button.getClientRects().length === 0 || row.getAttribute('aria-label') !== label)
    return false;
  button.click();
  return true;
}

/**
 * Runs in the page: the Enter key on the item of a menu that has the focus, if there still is one. In one task, because
 * whatever takes the focus closes a menu, and the key would go elsewhere.
 * @param {Element[]} focused
 * @returns {boolean}
 */
export function pressEnter([item]) {
  const active = item?.getRootNode().activeElement;
  if (!active || !item.contains(active)) return false;
  const { KeyboardEvent } = item.ownerDocument.defaultView;
  const enter = { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, composed: true };
  for (const type of ['keydown', 'keyup']) active.dispatchEvent(new KeyboardEvent(type, enter));
  return true;
}
