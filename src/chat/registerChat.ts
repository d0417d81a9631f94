import * as vscode from 'vscode';
import type { Log } from '../host/log';
import { followups } from './followups';
import { Participant, PARTICIPANT_ID } from './participant';
import type { ActiveView } from './readyTenant';
import { type LoadTools, registerTools } from './registerTools';

export interface ChatParts {
  /** As the manifest declares them. */
  readonly toolNames: ReadonlySet<string>;
  readonly loadTools: LoadTools;
  readonly active: ActiveView;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Where the extension's `media` folder is. */
  readonly extensionUri: vscode.Uri;
}

/** Brings the tools and `@gainsight` into chat, until it is disposed. */
export function registerChat({
  toolNames,
  loadTools,
  active,
  log,
  extensionUri,
}: ChatParts): vscode.Disposable {
  const handler = new Participant({ toolNames, active, log });
  const participant = vscode.chat.createChatParticipant(PARTICIPANT_ID, (request, context, response, token) =>
    handler.handle(request, context, response, token),
  );
  const icon = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', name);
  participant.iconPath = { light: icon('participantLight.svg'), dark: icon('participantDark.svg') };
  participant.followupProvider = { provideFollowups: (result) => followups(result) };
  return vscode.Disposable.from(registerTools(toolNames, loadTools), participant);
}
