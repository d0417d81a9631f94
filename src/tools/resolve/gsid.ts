/** Whether a text has the form of a record id. What has not is taken for a name. */
export function isGsid(text: string): boolean {
  return /^(?=.*\d)[A-Za-z0-9]{18,40}$/.test(text.trim());
}
