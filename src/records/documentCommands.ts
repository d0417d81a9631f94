import * as vscode from 'vscode';
import type { Tenant } from '../data/tenant';
import { hostOf } from '../data/tenantInUse';
import { pickAccount } from '../documents/accountPicker';
import { signedInTenant, type SignedInParts } from '../documents/signedInTenant';
import { describeFailure } from '../host/failure';
import type { Log } from '../host/log';
import type { Notifier } from '../host/notify';
import { showMarkdown } from '../host/showMarkdown';
import { addressOfRecord, type RecordDocument } from '../model/recordAddress';
import { recordsOf, withName } from './recordTargets';

const OPEN_CHAT = 'workbench.action.chat.open';
/** Whoever wants more of them asks about a list. */
const MOST_ATTACHED = 20;
const MOST_OPENED = 5;

export interface DocumentCommandParts extends SignedInParts {
  /** The record of a row, or the one that a page names. */
  readonly documentOf: (argument: unknown) => RecordDocument | undefined;
  readonly notify: Pick<Notifier, 'error' | 'info'>;
  readonly log: Pick<Log, 'warn'>;
}

/** What is done with records as documents. */
export class DocumentCommands {
  readonly #parts: DocumentCommandParts;

  constructor(parts: DocumentCommandParts) {
    this.#parts = parts;
  }

  /** Opens the chat with the records attached; what is typed there already stays. */
  async addToChat(args: readonly unknown[]): Promise<void> {
    const uris = await this.#documents(args, vscode.l10n.t('Add to Chat'), MOST_ATTACHED);
    if (uris.length === 0) return;
    await vscode.commands.executeCommand(OPEN_CHAT, { attachFiles: uris });
  }

  async open(args: readonly unknown[]): Promise<void> {
    for (const uri of await this.#documents(args, vscode.l10n.t('Open as Document'), MOST_OPENED))
      await showMarkdown(uri);
  }

  async #documents(args: readonly unknown[], title: string, most: number): Promise<readonly vscode.Uri[]> {
    const tenant = await signedInTenant(this.#parts);
    if (!tenant) return [];
    const given = recordsOf(args, this.#parts.documentOf);
    const records = given.length > 0 ? given : await this.#ask(tenant, title);
    if (records.length > most)
      this.#parts.notify.info(
        vscode.l10n.t('{0} records are selected; the first {1} are taken.', records.length, most),
      );
    return records
      .slice(0, most)
      .map((record) => vscode.Uri.parse(addressOfRecord(withName(record, tenant), hostOf(tenant))));
  }

  async #ask({ companies }: Tenant, title: string): Promise<readonly RecordDocument[]> {
    const failed = (error: unknown): void =>
      this.#parts.log.warn(`accounts: ${describeFailure(error)?.logLine ?? ''}`);
    const account = await pickAccount({ companies, title, failed });
    return account ? [{ kind: 'company', ...account }] : [];
  }
}
