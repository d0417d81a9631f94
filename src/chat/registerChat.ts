import * as vscode from 'vscode';
import type { ChatSide } from './chatSide';
import { registerTools } from './registerTools';
import { PARTICIPANT_ID } from './turn';

export interface ChatRegistration {
  /** Names of the tools, as the manifest declares them. */
  readonly tools: Iterable<string>;
  readonly load: () => Promise<Pick<ChatSide, 'answer' | 'followups' | 'tool'>>;
  /** Where the extension's `media` folder is. */
  readonly extensionUri: vscode.Uri;
}

/** Brings the tools and `@gainsight` into chat, until it is disposed. What they do is loaded with the first request. */
export function registerChat({ tools, load, extensionUri }: ChatRegistration): vscode.Disposable {
  const participant = vscode.chat.createChatParticipant(PARTICIPANT_ID, async (...asked) =>
    (await load()).answer(...asked),
  );
  const icon = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', name);
  participant.iconPath = { light: icon('participantLight.svg'), dark: icon('participantDark.svg') };
  participant.followupProvider = { provideFollowups: async (result) => (await load()).followups(result) };
  return vscode.Disposable.from(registerTools(tools, load), participant);
}
