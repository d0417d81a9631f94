import * as vscode from 'vscode';
import { clip, iconless, plainLine } from '../base/plainText';
import { activitiesOfCompany, presentActivity, type PresentActivity } from '../data/presentRecords';
import type { Tenant } from '../data/tenant';
import { type PickedAccount, pickAccount } from '../documents/accountPicker';
import { describeFailure } from '../host/failure';
import { entryMarkdown, factsOf, timelineMarkdown } from './entryMarkdown';
import { memoryOf } from './memory';
import type { NoteParts } from './noteParts';

const LONGEST_LABEL = 120;

interface Item extends vscode.QuickPickItem {
  /** Absent = all of them. */
  readonly entry?: PresentActivity;
}

/** Opens what is on a Timeline as Markdown that can be edited: one entry, to be logged again, or all of an account. */
export class OpenTimeline {
  readonly #parts: Pick<NoteParts, 'notify' | 'log' | 'recordOf'>;
  readonly #tenant: Tenant;

  constructor(parts: Pick<NoteParts, 'notify' | 'log' | 'recordOf'>, tenant: Tenant) {
    this.#parts = parts;
    this.#tenant = tenant;
  }

  /** With a row of a tree its record is meant, else an account is asked for. */
  async run(argument: unknown): Promise<void> {
    const record = this.#parts.recordOf(argument);
    if (record?.kind === 'activity') return this.#openEntry(record.gsid);
    const account = record?.kind === 'company' ? await this.#named(record.gsid) : await this.#ask();
    if (account) await this.#openSome(account);
  }

  async #openEntry(gsid: string): Promise<void> {
    const { t } = vscode.l10n;
    const { notify } = this.#parts;
    const present = await notify.progress(t('Reading the Timeline entry'), (signal) =>
      presentActivity(this.#tenant.client, gsid, signal),
    );
    if (present) await this.#show(this.#textOf(present));
    else notify.error(t('The entry is not on the Timeline any more.'));
  }

  async #openSome(account: PickedAccount): Promise<void> {
    const { t } = vscode.l10n;
    const { clock, client } = this.#tenant;
    const { notify } = this.#parts;
    const { records, complete } = await notify.progress(t('Reading the Timeline'), (signal) =>
      activitiesOfCompany(client, account.gsid, signal),
    );
    if (records.length === 0) {
      notify.info(t('There is nothing on the Timeline of {0}.', account.name));
      return;
    }
    const all = complete ? t('All {0} entries', records.length) : t('The newest {0} entries', records.length);
    const items: Item[] = [{ label: all }, ...records.map((entry) => itemOf(entry, clock))];
    const title = t('Timeline of {0}', account.name);
    // It comes after another list, whose closing gives the focus back to the editor.
    const options = {
      title,
      placeHolder: t('Which entry?'),
      matchOnDescription: true,
      ignoreFocusOut: true,
    };
    const chosen = await vscode.window.showQuickPick(items, options);
    if (!chosen) return;
    const { entry } = chosen;
    await this.#show(entry ? this.#textOf(entry) : timelineMarkdown(account.name, records, clock));
  }

  #textOf(entry: PresentActivity): string {
    return entryMarkdown(entry, memoryOf(this.#tenant, entry));
  }

  async #show(content: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document, { preview: false });
  }

  async #named(gsid: string): Promise<PickedAccount> {
    return { gsid, name: plainLine(this.#tenant.companies.nameOf(gsid) ?? gsid) };
  }

  #ask(): Promise<PickedAccount | undefined> {
    const failed = (error: unknown): void =>
      this.#parts.log.warn(`accounts: ${describeFailure(error)?.logLine ?? ''}`);
    const title = vscode.l10n.t('Open Timeline as Markdown');
    return pickAccount({ companies: this.#tenant.companies, title, failed });
  }
}

function itemOf(entry: PresentActivity, clock: Tenant['clock']): Item {
  const label = clip(iconless(entry.subject || (entry.type ?? entry.gsid)), LONGEST_LABEL);
  return { label, description: factsOf(entry, clock).map(iconless).join(' · '), entry };
}
