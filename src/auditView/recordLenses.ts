import * as vscode from 'vscode';
import { iconless } from '../base/plainText';
import type { CommandId } from '../host/commandIds';
import { kindOfGsid } from '../model/recordKind';

const ID = /^\s*"(1[A-Z0-9]{35})",?$/;
const TENANT = /^\s*"tenant": "([^"]+)"/m;

/** Above each id of a record in the details of a line: a way to its page. */
export class RecordLenses implements vscode.CodeLensProvider {
  readonly #accountName: (gsid: string) => string | undefined;

  constructor(accountName: (gsid: string) => string | undefined) {
    this.#accountName = accountName;
  }

  provideCodeLenses(document: Pick<vscode.TextDocument, 'getText'>): vscode.CodeLens[] {
    const text = document.getText();
    const tenant = TENANT.exec(text)?.[1];
    return text.split('\n').flatMap((line, at) => {
      const gsid = ID.exec(line)?.[1];
      if (gsid === undefined || !kindOfGsid(gsid)) return [];
      const name = this.#accountName(gsid);
      const title = name === undefined ? vscode.l10n.t('Open Record') : openTitle(name);
      const command: CommandId = 'gainsight.openAuditRecord';
      const range = new vscode.Range(at, 0, at, line.length);
      return [new vscode.CodeLens(range, { title, command, arguments: [gsid, tenant] })];
    });
  }
}

function openTitle(name: string): string {
  return vscode.l10n.t('Open Record: {0}', iconless(name));
}
