// Addresses of the stand-in for the module `vscode`.

export class Uri {
  private constructor(private readonly text: string) {}

  static parse(text: string): Uri {
    return new Uri(text);
  }

  static file(path: string): Uri {
    return new Uri(`file://${encodeURI(path)}`);
  }

  static joinPath(base: Uri, ...parts: readonly string[]): Uri {
    return new Uri([base.text.replace(/\/$/, ''), ...parts].join('/'));
  }

  get scheme(): string {
    return new URL(this.text).protocol.slice(0, -1);
  }

  get authority(): string {
    return new URL(this.text).host;
  }

  get path(): string {
    return decodeURIComponent(new URL(this.text).pathname);
  }

  get fsPath(): string {
    return decodeURIComponent(new URL(this.text).pathname);
  }

  with({ path }: { readonly path: string }): Uri {
    const url = new URL(this.text);
    url.pathname = encodeURI(path);
    return new Uri(url.toString());
  }

  get query(): string {
    return decodeURIComponent(new URL(this.text).search.slice(1));
  }

  toString(): string {
    return this.text;
  }
}
