/** 36 characters, upper-case but for the mark of the object at their beginning, which is not known of every object. */
const GSID = /^1[A-Za-z0-9]{3}[A-Z0-9]{32}$/;

/** Whether a text has the form of a record id. What has not is taken for a name. */
export function isGsid(text: string): boolean {
  return GSID.test(text.trim());
}
