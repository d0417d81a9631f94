interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

interface Schema<T> {
  safeParse(message: unknown): { readonly data?: T | undefined };
}

/** The page's way to the extension. What comes and is no message of ours is left out; the extension notes that. */
export class Editor {
  readonly #api = acquireVsCodeApi();

  /** What the editor kept of this page, or nothing of it when it does not fit. */
  state<T>(schema: Schema<T>): T | undefined {
    return schema.safeParse(this.#api.getState()).data;
  }

  keep(state: object): void {
    this.#api.setState(state);
  }

  send(message: { readonly type: string }): void {
    this.#api.postMessage(message);
  }

  listen<T>(schema: Schema<T>, received: (message: T) => void): void {
    addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = schema.safeParse(data).data;
      if (message === undefined) this.send({ type: 'ignored' });
      else received(message);
    });
    this.send({ type: 'ready' });
  }
}
