/**
 * Changes to the program of the workbench as it is delivered to the browser, where this build of VS Code differs from
 * what a desktop does. Call them before the first page is opened.
 */

/**
 * Lets the windows of a browser share their secrets, as all windows of a desktop do: VS Code in the browser reads them
 * once for each window.
 * @param {import('playwright-core').BrowserContext} context
 */
export const shareSecrets = (context) =>
  patch(context, (text) => {
    const patched = text
      .replace(
        /async get\((\w+)\)\{return\(await this\.secretsPromise\)\[\1\]\}/,
        'async get($1){return(await(this.secretsPromise=this.load()))[$1]}',
      )
      .replace(
        /async set\((\w+),(\w+)\)\{let (\w+)=await this\.secretsPromise;/,
        'async set($1,$2){let $3=await(this.secretsPromise=this.load());',
      );
    if (patched.split('this.secretsPromise=this.load()').length < 4)
      throw new Error('VS Code keeps its secrets in another way than before.');
    return patched;
  });

/**
 * Opens the whole address of a page on this machine: the build of the minimum version leaves nothing of it but the
 * port, which later ones have mended.
 * @param {import('playwright-core').BrowserContext} context
 */
export const keepWholeAddresses = (context) =>
  patch(context, (text) => {
    const patched = text.replace(
      /resolveExternalUri:(\w+)=>\{(.{0,400}?=)(\w+\.parse\(new URL\(\w+,window\.location\.href\)\.toString\(\)\))\}/,
      (_, asked, before, base) =>
        `resolveExternalUri:${asked}=>{${before}(base=>base.with({path:base.path.replace(/\\/$/,"")+${asked}.path,` +
        `query:${asked}.query,fragment:${asked}.fragment}))(${base})}`,
    );
    if (patched === text) throw new Error('VS Code opens pages of this machine in another way than before.');
    return patched;
  });

const patch = (context, change) =>
  context.route(/\/workbench\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  });
