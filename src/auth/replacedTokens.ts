import type { LockNote } from './sharedLock';

/** Some weeks of tokens that live for an hour: a window may sleep that long before it asks. */
const MOST = 500;

/** Whether the lock's note says that other tokens have taken the place of these. */
export async function isReplaced(note: LockNote, generation: string): Promise<boolean> {
  return (await replacedIn(note)).includes(generation);
}

/** Notes that nobody may send the refresh token of this generation any more. */
export async function noteReplaced(note: LockNote, generation: string): Promise<void> {
  await note.write([...(await replacedIn(note)), generation].slice(-MOST).join('\n'));
}

async function replacedIn(note: LockNote): Promise<readonly string[]> {
  return ((await note.read()) ?? '').split('\n').filter(Boolean);
}
