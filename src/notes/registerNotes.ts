import { lazy } from '../base/lazy';
import type { Commands } from '../host/commands';
import type { NoteCommands } from './noteCommands';
import type { NoteParts } from './noteParts';

/** Registers the commands about notes; what they do is loaded with the first of them that somebody runs. */
export function registerNotes(commands: Pick<Commands, 'register'>, parts: NoteParts): void {
  const loaded = lazy(async (): Promise<NoteCommands> => {
    const { NoteCommands } = await import('./noteCommands');
    return new NoteCommands(parts);
  });
  commands.register('gainsight.logToTimeline', async (argument) => (await loaded()).log(argument));
  commands.register('gainsight.openTimelineAsMarkdown', async (argument) => (await loaded()).open(argument));
}
