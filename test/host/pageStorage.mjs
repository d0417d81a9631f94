/**
 * All that the page keeps between visits, as text: VS Code in the browser has its own state, and that of extensions,
 * in IndexedDB, and secrets in the local storage.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string>}
 */
export const pageStorage = (page) =>
  page.evaluate(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept = [Object.entries(window.localStorage)];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        kept.push([name, store, await done(objects.getAllKeys()), await done(objects.getAll())]);
      }
      database.close();
    }
    return JSON.stringify(kept);
  });
