import type * as vscode from 'vscode';
import type { ActiveView } from '../data/tenantInUse';
import type { Log } from '../host/log';
import type { Notifier } from '../host/notify';
import type { Confirm } from '../tools/executor';
import type { ToolRules } from '../tools/gate';
import { followups } from './followups';
import type { OurTools } from './offeredTools';
import { OwnCalls } from './ownCalls';
import { Participant } from './participant';
import type { RecordWays } from './recordWays';
import type { ReportSet } from './reportTurn';
import { tellStopped } from './stoppedWrite';
import { languageModelTool, type LoadTools, type ToolDoorParts } from './toolDoor';
import { askAbout, WriteConfirmation, type WriteConfirmationParts } from './writeConfirmation';

export interface ChatParts extends WriteConfirmationParts {
  /** As the manifest declares them. */
  readonly ours: OurTools;
  readonly rules: () => ToolRules;
  readonly loadTools: LoadTools;
  readonly active: ActiveView;
  readonly loadReports: () => Promise<ReportSet>;
  readonly ways: RecordWays;
  /** The month that the fiscal year begins with, from 1 to 12. */
  readonly fiscalYearStartMonth: () => number;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly notify: Pick<Notifier, 'warn'>;
}

/**
 * What answers in chat, runs the tools for language models and asks before a write. One bundle, loaded when it is first
 * needed: who made a call and which card was shown must be known to all of them alike.
 */
export class ChatSide {
  readonly #door: ToolDoorParts;
  readonly #participant: Participant;
  /** Asks about a write, and offers what else can be done. */
  readonly askAbout = askAbout;

  constructor({ notify, ...parts }: ChatParts) {
    const ownCalls = new OwnCalls();
    const confirmation = new WriteConfirmation(parts);
    this.#participant = new Participant({ ...parts, ownCalls });
    this.#door = {
      ...{ ownCalls, confirmation, load: parts.loadTools },
      stopped: (write) => tellStopped(write, notify),
    };
  }

  /** Never rejects: whatever goes wrong is told in the answer. */
  async answer(...asked: Parameters<vscode.ChatRequestHandler>): Promise<vscode.ChatResult> {
    return this.#participant.handle(...asked);
  }

  followups(result: vscode.ChatResult): vscode.ChatFollowup[] {
    return followups(result);
  }

  tool(name: string): vscode.LanguageModelTool<object> {
    return languageModelTool(name, this.#door);
  }

  /** Asks about a write of which no card has been shown. */
  confirm(reference: string): Confirm {
    const confirm = this.#door.confirmation.forCall(reference);
    return async (plan, _shown, signal) => confirm(plan, false, signal);
  }
}
