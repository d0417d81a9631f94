/**
 * The parameters of an OAuth request as RFC 6749 section 3 reads them: one without a value counts as left
 * out, and none may come twice.
 */
export class Parameters {
  readonly #values = new Map<string, string>();
  readonly #repeated = new Set<string>();

  constructor(source: URLSearchParams) {
    for (const [name, value] of source) {
      if (this.#values.has(name)) this.#repeated.add(name);
      if (value !== '') this.#values.set(name, value);
    }
  }

  /** The value; undefined when it is missing, empty or given more than once. */
  get(name: string): string | undefined {
    return this.#repeated.has(name) ? undefined : this.#values.get(name);
  }

  get hasRepeated(): boolean {
    return this.#repeated.size > 0;
  }

  get entries(): readonly (readonly [name: string, value: string])[] {
    return [...this.#values];
  }
}

/** The fields of a form; undefined when the body does not say that it is one. */
export function formOf(headers: Headers, text: string | undefined): Parameters | undefined {
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return undefined;
  return new Parameters(new URLSearchParams(text ?? ''));
}
