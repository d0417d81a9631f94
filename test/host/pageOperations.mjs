/**
 * Pages beside the workbench, such as the one on which a tenant signs people in; each is named by a part of its
 * address.
 * @param {import('playwright-core').Page} workbench
 */
export const pageOperations = (workbench) => {
  const context = workbench.context();
  const others = () => context.pages().filter((page) => page !== workbench);
  const find = async (part) => {
    const isMeant = (page) => page.url().includes(part);
    const there = others().find(isMeant);
    if (there) return there;
    const opened = await context.waitForEvent('page');
    await opened.waitForURL((url) => url.href.includes(part));
    return opened;
  };
  return {
    pageAddress: async (part) => (await find(part)).url(),
    /** Presses a button of the page and gives the address that it leads to, as soon as that is known. */
    pressOnPage: async (part, name) => {
      const page = await find(part);
      try {
        const [answer] = await Promise.all([
          page.waitForResponse((response) => response.request().method() === 'POST'),
          page.getByRole('button', { name, exact: true }).click(),
        ]);
        return answer.headers().location ?? '';
      } catch (error) {
        const shown = await page.locator('body').innerText();
        throw new Error(`${page.url()} shows: ${shown}`, { cause: error });
      }
    },
    /** Marks what is labelled so. */
    checkOnPage: async (part, label) => (await find(part)).getByLabel(label).first().check(),
    textOfPage: async (part) => (await find(part)).locator('body').innerText(),
    openPage: async (address) => void (await (await context.newPage()).goto(address)),
    closePages: async () => void (await Promise.all(others().map((page) => page.close()))),
  };
};
