import open from 'open';

/** Shows an address in the person's own browser, as far as there is one. Never rejects: the address is printed too. */
export async function openInBrowser(url: string): Promise<void> {
  try {
    const child = await open(url);
    child.on('error', () => undefined);
  } catch {
    // No browser, as on a server.
  }
}
