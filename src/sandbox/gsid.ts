const GSID_LENGTH = 36;
const CHUNK = 7;

/** A 36-character Gainsight id: the object's prefix and a hash of `key`, so that it is the same in every run. */
export function gsid(prefix: string, key: string): string {
  const low = hash(key);
  const high = hash(key, 1);
  let id = prefix;
  // Both halves go into every chunk; walking the text once more for each would cost most of a start.
  for (let round = 0; id.length < GSID_LENGTH; round++)
    id += mix(low ^ Math.imul(high + round, 0x9e3779b1))
      .toString(36)
      .toUpperCase()
      .padStart(CHUNK, '0');
  return id.slice(0, GSID_LENGTH);
}

/** A 32-bit hash of text (FNV-1a with a final mix), different for every `salt`. */
export function hash(text: string, salt = 0): number {
  let h = 0x811c9dc5 ^ Math.imul(salt, 0x9e3779b1);
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

function mix(bits: number): number {
  let h = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
