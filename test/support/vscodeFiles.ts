// Files and what is dragged of the stand-in for the module `vscode`.

export enum FileType {
  Unknown,
  File,
  Directory,
}

export enum FilePermission {
  Readonly = 1,
}

export enum FileChangeType {
  Changed = 1,
  Created,
  Deleted,
}

export class FileSystemError extends Error {
  private constructor(
    readonly code: string,
    told: { toString(): string } | undefined,
  ) {
    super(told?.toString());
  }

  static FileNotFound(told?: { toString(): string }): FileSystemError {
    return new FileSystemError('FileNotFound', told);
  }

  static NoPermissions(told?: { toString(): string }): FileSystemError {
    return new FileSystemError('NoPermissions', told);
  }

  static Unavailable(told?: { toString(): string }): FileSystemError {
    return new FileSystemError('Unavailable', told);
  }
}

export class Location<T = unknown> {
  constructor(
    readonly uri: T,
    readonly range: unknown,
  ) {}
}

export class DataTransferItem {
  constructor(readonly value: unknown) {}
}

export class DataTransfer {
  readonly #items = new Map<string, DataTransferItem>();

  set(mime: string, item: DataTransferItem): void {
    this.#items.set(mime, item);
  }

  get(mime: string): DataTransferItem | undefined {
    return this.#items.get(mime);
  }
}

interface FileSystem {
  readonly provider: unknown;
  readonly options: unknown;
}

/** The schemes that are served, by name. */
export const fileSystems = new Map<string, FileSystem>();

export function registerFileSystemProvider(scheme: string, provider: unknown, options: unknown) {
  fileSystems.set(scheme, { provider, options });
  return { dispose: () => void fileSystems.delete(scheme) };
}
