// Events, what is disposed of and what is cancelled, of the stand-in for the module `vscode`.

type Listener<T> = (value: T) => unknown;

export class Disposable {
  constructor(private readonly release: () => unknown) {}

  static from(...owned: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const one of owned) one.dispose();
    });
  }

  dispose(): void {
    this.release();
  }
}

export class EventEmitter<T> {
  readonly #listeners = new Set<Listener<T>>();

  readonly event = (listener: Listener<T>): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export class CancellationTokenSource {
  readonly #cancelled = new EventEmitter<undefined>();
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.#cancelled.event };

  cancel(): void {
    this.token.isCancellationRequested = true;
    this.#cancelled.fire(undefined);
  }

  dispose(): void {
    this.#cancelled.dispose();
  }
}

export class CancellationError extends Error {
  override readonly name = 'Canceled';
}
