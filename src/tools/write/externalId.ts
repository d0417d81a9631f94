/**
 * The id under which an activity is known outside of Gainsight: the same activity gets the same one, whenever it is
 * worked out. Gainsight refuses a second activity with it.
 */
export async function externalIdOf(...meaning: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(meaning));
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
