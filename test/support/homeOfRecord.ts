import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A home folder that this process takes for the one that the system names, and no state folder of a variable. */
export class HomeOfRecord {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-home-'));
  readonly #userInfo = os.userInfo;
  readonly #state = process.env.XDG_STATE_HOME;

  constructor() {
    const userInfo = this.#userInfo;
    os.userInfo = ((...args: Parameters<typeof userInfo>) => ({
      ...userInfo(...args),
      homedir: this.folder,
      // The options only choose between texts and bytes of what is left as it is.
    })) as typeof userInfo;
    delete process.env.XDG_STATE_HOME;
  }

  dispose(): void {
    os.userInfo = this.#userInfo;
    if (this.#state === undefined) delete process.env.XDG_STATE_HOME;
    else process.env.XDG_STATE_HOME = this.#state;
    rmSync(this.folder, { recursive: true });
  }
}
