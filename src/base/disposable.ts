/** Something that holds a resource until it is told to let go. Same shape as VS Code's own. */
export interface Disposable {
  dispose(): void;
}

/** Base of every class that owns resources: what was registered is disposed once, last first. */
export abstract class DisposableOwner implements Disposable {
  readonly #owned: Disposable[] = [];
  #disposed = false;

  get isDisposed(): boolean {
    return this.#disposed;
  }

  /** Takes ownership. On an owner that is already disposed the resource is let go at once. */
  protected register<T extends Disposable>(resource: T): T {
    if (this.#disposed) resource.dispose();
    else this.#owned.push(resource);
    return resource;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    while (this.#owned.length > 0) this.#owned.pop()?.dispose();
  }
}
