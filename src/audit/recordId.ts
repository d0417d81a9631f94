/** A Gainsight id: 36 upper-case letters and digits, of which the first four say the object. */
const RECORD_ID = /^1[A-Z0-9]{35}$/;

export function isRecordId(text: string): boolean {
  return RECORD_ID.test(text);
}
