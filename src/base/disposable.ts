/** Something that holds a resource until it is told to let go. Same shape as VS Code's own. */
export interface Disposable {
  dispose(): void;
}

/**
 * Base of every class that owns resources: what was registered is disposed once, last first. An owner that disposes
 * before the one that it is registered with is let go there.
 */
export abstract class DisposableOwner implements Disposable {
  readonly #owned = new Set<Disposable>();
  readonly #owners = new Set<DisposableOwner>();
  #disposed = false;

  get isDisposed(): boolean {
    return this.#disposed;
  }

  /** Takes ownership. On an owner that is already disposed the resource is let go at once. */
  protected register<T extends Disposable>(resource: T): T {
    if (this.#disposed) {
      resource.dispose();
      return resource;
    }
    if (resource instanceof DisposableOwner) {
      if (resource.#disposed) return resource;
      resource.#owners.add(this);
    }
    this.#owned.add(resource);
    return resource;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const owner of this.#owners) owner.#owned.delete(this);
    this.#owners.clear();
    const owned = [...this.#owned].reverse();
    this.#owned.clear();
    for (const one of owned) one.dispose();
  }
}
