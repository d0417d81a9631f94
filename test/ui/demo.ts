import { start } from '../host/children.mjs';

/** Runs what `npm start` runs on a machine without desktop VS Code, and resolves with the address it prints. */
export function startInBrowser() {
  const child = start(process.execPath, ['test/host/start.mjs', '--web', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = new Promise<string>((resolve, reject) => {
    let text = '';
    child.once('exit', (code) => reject(new Error(`npm start ended with code ${code ?? 'none'}: ${text}`)));
    child.stdout?.on('data', (data: Buffer) => {
      text += data.toString();
      const printed = /^(http:\/\/localhost:\d+\/\S*)\n/m.exec(text)?.[1];
      if (printed !== undefined) resolve(printed);
    });
  });
  return { child, address };
}
