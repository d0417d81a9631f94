import * as vscode from 'vscode';
import type { CommandId } from '../host/commandIds';
import type { ReportDefinition } from '../reports/definition';
import type { Report } from '../reports/report';

const LOG: CommandId = 'gainsight.logActivity';
const REVEAL: CommandId = 'gainsight.revealAccount';

/** What a report leads on to: the same facts as a document, an entry about its account, or a list to choose from. */
export function showNextSteps(
  { status, argument, account, proposal }: Report,
  { command, title }: Pick<ReportDefinition, 'command' | 'title'>,
  response: Pick<vscode.ChatResponseStream, 'button'>,
): void {
  const { t } = vscode.l10n;
  if (status === 'missing' || status === 'notFound' || status === 'several')
    response.button({ command, title: title.endsWith('…') ? title : `${title}…` });
  else if (!proposal) {
    const gsid = account?.record?.gsid;
    response.button({ command, title: t('Open as Document'), arguments: [gsid ?? argument] });
    if (gsid === undefined) return;
    response.button({ command: REVEAL, title: t('Reveal in Accounts'), arguments: [gsid] });
    response.button({ command: LOG, title: t('Log Timeline Activity…'), arguments: [gsid] });
  }
}
