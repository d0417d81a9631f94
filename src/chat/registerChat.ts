import * as vscode from 'vscode';
import type { Log } from '../host/log';
import type { Notifier } from '../host/notify';
import { followups } from './followups';
import { Participant } from './participant';
import type { ToolRules } from '../tools/gate';
import type { OurTools } from './offeredTools';
import { OwnCalls } from './ownCalls';
import type { ActiveView } from '../data/tenantInUse';
import type { RecordWays } from './recordWays';
import type { ReportSet } from './reportTurn';
import { type LoadTools, registerTools } from './registerTools';
import { type StoppedWrite, tellStopped } from './stoppedWrite';
import { PARTICIPANT_ID } from './turn';
import type { WriteConfirmation } from './writeConfirmation';

export interface ChatParts {
  /** As the manifest declares them. */
  readonly ours: OurTools;
  readonly rules: () => ToolRules;
  readonly loadTools: LoadTools;
  readonly confirmation: WriteConfirmation;
  readonly active: ActiveView;
  readonly loadReports: () => Promise<ReportSet>;
  readonly ways: RecordWays;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly notify: Pick<Notifier, 'warn'>;
  /** Where the extension's `media` folder is. */
  readonly extensionUri: vscode.Uri;
}

/** Brings the tools and `@gainsight` into chat, until it is disposed. */
export function registerChat({
  ours,
  rules,
  loadTools,
  confirmation,
  active,
  loadReports,
  ways,
  log,
  notify,
  extensionUri,
}: ChatParts): vscode.Disposable {
  const ownCalls = new OwnCalls();
  const handler = new Participant({ ours, rules, loadTools, loadReports, ownCalls, active, ways, log });
  const participant = vscode.chat.createChatParticipant(PARTICIPANT_ID, (request, context, response, token) =>
    handler.handle(request, context, response, token),
  );
  const icon = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', name);
  participant.iconPath = { light: icon('participantLight.svg'), dark: icon('participantDark.svg') };
  participant.followupProvider = { provideFollowups: (result) => followups(result) };
  const stopped = (write: StoppedWrite): void => tellStopped(write, notify);
  const door = { load: loadTools, ownCalls, confirmation, stopped };
  return vscode.Disposable.from(registerTools(ours.keys(), door), participant);
}
