import { createHash } from 'node:crypto';

/** So much of a secret is enough to be found, wherever in it that begins: one of its blocks is in there. */
const FRAGMENT = 16;
const BLOCK = FRAGMENT / 2;
/** The shortest form of a block. */
const BEGINNING = 8;
/** Places for what blocks begin with; so many that few other texts fall on one of those. */
const SIEVE = 1 << 20;

/** A secret of its own for each name, with signs that encodings change unless it is a token. */
export function plantedSecret(name: string, signs = ''): string {
  const letters = createHash('sha256').update(name).digest('base64url').replace(/[-_]/g, 'x');
  return `${letters.slice(0, 20)}${signs}${letters.slice(20, 42)}`;
}

type Encoding = (text: string) => readonly string[];

const each = (text: string, encode: (code: number) => string): string =>
  Array.from(text, (letter) => encode(letter.charCodeAt(0))).join('');
const hex = (code: number): string => code.toString(16).padStart(2, '0');
const json = (text: string): string => JSON.stringify(text).slice(1, -1);

/** What all four bytes of a group decide, wherever in a longer text the secret begins. */
function base64(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.from('\0'.repeat(before) + text).toString('base64');
    return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + text.length) * 8) / 6));
  });
}

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  plain: (text) => [text],
  reversed: (text) => [Array.from(text).reverse().join('')],
  percent: (text) => [encodeURIComponent(text), each(text, (code) => `%${hex(code)}`)],
  json: (text) => [json(text), json(json(text)), each(text, (code) => `\\u00${hex(code)}`)],
  html: (text) => [
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;'),
    each(text, (code) => `&#${code};`),
  ],
  hex: (text) => [each(text, hex)],
  base64,
  base64url: (text) => base64(text).map((one) => one.replace(/\+/g, '-').replace(/\//g, '_')),
};

/** The ways in which a text can be written down, for the test of the search itself. */
export const encodings: readonly (readonly [string, Encoding])[] = Object.entries(ENCODINGS);

/** Finds secrets and parts of them, in every encoding and either case. */
export class SecretSearch {
  /** The encoded blocks of all secrets by how they begin. */
  readonly #blocks = new Map<string, { readonly form: string; readonly name: string }[]>();
  /** Passes over nearly all of a text without looking it up: logs are long. */
  readonly #sieve = new Uint8Array(SIEVE);

  add(name: string, secret: string): void {
    if (secret.length < 2 * FRAGMENT)
      throw new RangeError(`${name} is too short to be told from other text.`);
    const starts = Array.from({ length: Math.floor(secret.length / BLOCK) }, (_, at) => at * BLOCK);
    const blocks = starts.map((at) => secret.slice(at, at + BLOCK));
    const forms = blocks.flatMap((one) => encodings.flatMap(([, encode]) => encode(one)));
    for (const form of new Set(forms.map((one) => one.toLowerCase()))) {
      const known = this.#blocks.get(form.slice(0, BEGINNING)) ?? [];
      this.#blocks.set(form.slice(0, BEGINNING), [...known, { form, name }]);
      this.#sieve[placeAt(Buffer.from(form, 'latin1'), 0)] = 1;
    }
  }

  /** The names of the secrets that are in a text or in bytes. */
  foundIn(hay: string | Buffer): string[] {
    // Texts in two bytes a letter are read as well as others.
    const text = (typeof hay === 'string' ? hay : hay.toString('latin1')).replaceAll('\0', '').toLowerCase();
    const bytes = Buffer.from(text, 'latin1');
    const found = new Set<string>();
    for (let at = 0; at + BEGINNING <= text.length; at += 1)
      if (this.#sieve[placeAt(bytes, at)] === 1)
        for (const { form, name } of this.#blocks.get(text.slice(at, at + BEGINNING)) ?? [])
          if (text.startsWith(form, at)) found.add(name);
    return [...found];
  }
}

/** Where the next letters fall; those of a form are plain ASCII. */
function placeAt(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at) % SIEVE;
}
