import * as vscode from 'vscode';
import { plainLine } from '../base/plainText';
import type { CommandId } from '../host/commandIds';
import type { Notifier, NotifyAction } from '../host/notify';
import { kindOfGsid, type PageKind } from '../model/recordKind';
import type { ProposedWrite } from '../tools/executor';
import { isGsid } from '../tools/resolve/gsid';

/** A write that its user stopped after having approved it. */
export interface StoppedWrite {
  readonly plan: Pick<ProposedWrite, 'title'>;
  readonly input: object;
}

/**
 * Tells that a stopped write may have been done all the same. A notification, since VS Code shows nothing of what a
 * participant or a tool says after its request was stopped.
 */
export function tellStopped({ plan, input }: StoppedWrite, notify: Pick<Notifier, 'warn'>): void {
  const { t } = vscode.l10n;
  notify.warn(
    t(
      'You stopped after you had approved this: {0}. It may have been written; look before you ask for it again.',
      plainLine(plan.title),
    ),
    wayToSee(input),
  );
}

/** The record that the input names by its id, else the log, which has the call. */
function wayToSee(input: object): NotifyAction {
  const { t } = vscode.l10n;
  const [record] = Object.entries(input).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value !== 'string' || !isGsid(value)) return [];
    const kind: PageKind | undefined = name === 'activity_gsid' ? 'activity' : kindOfGsid(value);
    return kind === undefined ? [] : [[kind, value] as const];
  });
  if (!record) return { title: t('Show Log'), command: 'gainsight.showLog' };
  const command: CommandId = 'gainsight.openRecord';
  return {
    title: t('Open the Record'),
    run: async () => {
      await vscode.commands.executeCommand(command, ...record);
    },
  };
}
