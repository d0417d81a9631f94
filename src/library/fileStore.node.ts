import type { SecretStore } from './login';
import type { PrivateFolder } from './privateFolder.node';

/** Secrets in files that only the user may read: for machines without a keyring, where a person asked for it by name. */
export class FileStore implements SecretStore {
  readonly #folder: Pick<PrivateFolder, 'read' | 'write' | 'delete'>;

  constructor(folder: Pick<PrivateFolder, 'read' | 'write' | 'delete'>) {
    this.#folder = folder;
  }

  async get(name: string): Promise<string | undefined> {
    return this.#folder.read(fileOf(name));
  }

  async store(name: string, secret: string): Promise<void> {
    this.#folder.write(fileOf(name), secret);
  }

  async delete(name: string): Promise<void> {
    this.#folder.delete(fileOf(name));
  }
}

function fileOf(name: string): string {
  if (!/^[\w.-]{1,200}$/.test(name)) throw new TypeError('No name of a secret.');
  return `${name}.secret`;
}
